package softlanding.lab.study;

/** Markets in which it matters when everything is closed. */
enum HorizonMarket
{
    /** Positions are sold in seconds, and prices stand still. */
    DEEP("deep, still", "0.25", false),
    /** Positions are sold in minutes, and prices stand still. */
    THIN("thin, still", "0.0125", false),
    /** Positions are sold in seconds, and after a minute prices jump. */
    DEEP_GAP("deep, gap", "0.25", true),
    /** Positions are sold in minutes, and after one of them prices jump. */
    THIN_GAP("thin, gap", "0.0125", true);

    private final String label;
    private final String maxDepthShare;
    private final boolean jumps;

    HorizonMarket(final String label, final String maxDepthShare, final boolean jumps)
    {
        this.label = label;
        this.maxDepthShare = maxDepthShare;
        this.jumps = jumps;
    }

    /** Returns the name for people. */
    String label()
    {
        return label;
    }

    /** Returns the share of the depth that is sold per window. */
    String maxDepthShare()
    {
        return maxDepthShare;
    }

    /** Returns whether all prices jump while accounts are liquidated. */
    boolean jumps()
    {
        return jumps;
    }
}
