package softlanding.engine;

/** What an option is, as it is listed. Reused for option after option. Amounts are Decimal8 mantissas. */
public final class OptionTerms
{
    public int expiryId;
    /** Cash per coin. */
    public long strike;
    /** Whether it is a call; else it is a put. */
    public boolean call;
    /** Coins per contract. */
    public long contractSize;
    /** Least tradeable quantity, in contracts. */
    public long lotSize;
    /** Least step of a limit price in cash per coin, a Decimal8 mantissa above 0. */
    public long tickSize = 1;
}
