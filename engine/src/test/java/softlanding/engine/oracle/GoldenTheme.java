package softlanding.engine.oracle;

/** What an account of the golden file is about. */
enum GoldenTheme
{
    /** Usual models, markets and books. */
    PLAIN,
    /** An expiry whose settlement average has begun, or whose time has passed. */
    LAST_HALF_HOUR,
    /** Confidences below the thresholds. */
    POOR_FEEDS,
    /** Cash is not worth one dollar. */
    OFF_PEG,
    /** Parameters of the models at the ends of their ranges. */
    EDGE_MODEL,
    /** Collateral of every kind. */
    COINS,
    /** Two or three underlyings. */
    SEVERAL_UNDERLYINGS,
    /** 21 to 40 legs. */
    LARGE,
    /** No legs. */
    EMPTY,
    /** Spreads of equal size, where the basis decides portfolio margin and pairing decides standard margin. */
    STRUCTURES
}
