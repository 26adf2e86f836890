package softlanding.engine.whatif;

/** Names the outcome of the search for a liquidation price. */
public enum PriceSearch
{
    /** The account is below the threshold at the price, and not one step before it. */
    FOUND,
    /** The account is below the threshold at none of the prices tried. */
    NONE_IN_RANGE,
    /** The account is below the threshold at the present price. */
    BELOW_NOW,
    /** The account owes nothing at any price. */
    NEVER,
    /** An amount cannot be represented before any such price, or earlier underlyings used up the evaluations. */
    UNKNOWN
}
