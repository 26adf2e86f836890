package softlanding.engine.screening;

/** What watching the accounts took so far: equal for equal events, so growth can be told from noise. */
public final class ScreeningCounters
{
    private long visits;
    private long visitsUnderLiquidation;
    private long certificates;
    private long refusals;
    private long crossings;
    private long redrawings;
    private long expiries;
    private long renewals;
    private long audits;

    void visited()
    {
        visits++;
    }

    void visitedUnderLiquidation()
    {
        visitsUnderLiquidation++;
    }

    void certified()
    {
        certificates++;
    }

    void refused()
    {
        refusals++;
    }

    void crossed()
    {
        crossings++;
    }

    void redrawn()
    {
        redrawings++;
    }

    void expired()
    {
        expiries++;
    }

    void renewed()
    {
        renewals++;
    }

    void audited()
    {
        audits++;
    }

    /** Accounts evaluated because an event moved a mark or time. */
    public long visits()
    {
        return visits;
    }

    /** Of these, accounts that are being liquidated: they are looked at whenever something touches them. */
    public long visitsUnderLiquidation()
    {
        return visitsUnderLiquidation;
    }

    /** Certificates made. */
    public long certificates()
    {
        return certificates;
    }

    /** Accounts that were evaluated and tried and are too near a threshold, or too odd, for a certificate. */
    public long refusals()
    {
        return refusals;
    }

    /** Certificates that ended because a mark left its bracket. */
    public long crossings()
    {
        return crossings;
    }

    /** Narrow brackets that a mark left and that were drawn anew around it, without an evaluation. */
    public long redrawings()
    {
        return redrawings;
    }

    /** Certificates that ended because their time had come. */
    public long expiries()
    {
        return expiries;
    }

    /** Certificates that ended because the marks of a group had drifted apart. */
    public long renewals()
    {
        return renewals;
    }

    /** Accounts evaluated only to check that their certificate tells the truth. */
    public long audits()
    {
        return audits;
    }
}
