package softlanding.engine.screening;

/** Counts the work of the screening. Equal events give equal counts, so growth can be distinguished from noise. */
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
    private long unlinked;

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

    void entryUnlinked()
    {
        unlinked++;
    }

    void audited()
    {
        audits++;
    }

    /** Returns the number of evaluations because an event moved a mark or time. */
    public long visits()
    {
        return visits;
    }

    /** Returns the number of these evaluations for accounts in liquidation, which every affecting event evaluates. */
    public long visitsUnderLiquidation()
    {
        return visitsUnderLiquidation;
    }

    /** Returns the number of issued certificates. */
    public long certificates()
    {
        return certificates;
    }

    /**
     * Returns the number of attempts without a certificate: the account is too near a threshold or has unusual
     * contents.
     */
    public long refusals()
    {
        return refusals;
    }

    /** Returns the number of certificates that ended because a mark left its bracket. */
    public long crossings()
    {
        return crossings;
    }

    /** Returns the number of narrow brackets that were redrawn around a mark without an evaluation. */
    public long redrawings()
    {
        return redrawings;
    }

    /** Returns the number of certificates that ended at their deadline. */
    public long expiries()
    {
        return expiries;
    }

    /** Returns the number of certificates that ended because the marks of a group had drifted apart. */
    public long renewals()
    {
        return renewals;
    }

    /** Returns the number of attempts to prove: certificates and refusals. */
    public long proofs()
    {
        return certificates + refusals;
    }

    /** Returns the number of entries of ended certificates that were taken out of their books. */
    public long unlinked()
    {
        return unlinked;
    }

    /** Returns the number of evaluations that only checked a certificate. */
    public long audits()
    {
        return audits;
    }
}
