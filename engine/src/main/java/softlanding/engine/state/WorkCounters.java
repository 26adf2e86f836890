package softlanding.engine.state;

/** Work done since the start. Equal events give equal counts; no decision depends on them and no hash holds them. */
public final class WorkCounters
{
    /** Accounts whose health was evaluated. */
    public long accountsEvaluated;
    /** Margins evaluated, those of trades that were only tried among them. */
    public long marginEvaluations;
    /** Margins evaluated of an account as it is. */
    public long accountEvaluations;
    /** Closings whose effect was estimated from stored sums, without an evaluation of the whole portfolio. */
    public long closingEstimates;
    /** Costs of single legs that were summed when legs and limits of a round were chosen. */
    public long legCosts;
    /** Pivots of the simplex. */
    public long pivots;
}
