package softlanding.engine.whatif;

/**
 * Holds what a margin report asks: an account, and trades and transfers that are only supposed. Amounts are Decimal8
 * mantissas. One instance is reused for many questions.
 */
public final class MarginQuestion
{
    /** Maximum number of supposed trades, and of supposed transfers. */
    public static final int MAX_ENTRIES = 512;
    /** Price of a trade at the mark. */
    public static final long AT_MARK = Long.MIN_VALUE;
    /** Asset of a transfer of cash. */
    public static final int CASH = Integer.MIN_VALUE;

    private final int[] instrumentIds = new int[MAX_ENTRIES];
    private final long[] quantities = new long[MAX_ENTRIES];
    private final long[] prices = new long[MAX_ENTRIES];
    private final int[] assetIds = new int[MAX_ENTRIES];
    private final long[] amounts = new long[MAX_ENTRIES];
    private long accountId;
    private long requestId;
    private boolean explained;
    private int positions;
    private int transfers;

    /** Becomes a question that supposes nothing and wants no explanation. */
    public MarginQuestion of(final long newAccountId, final long newRequestId)
    {
        accountId = newAccountId;
        requestId = newRequestId;
        explained = false;
        positions = 0;
        transfers = 0;
        return this;
    }

    /** Sets whether the answer explains the margin. */
    public MarginQuestion explained(final boolean wanted)
    {
        explained = wanted;
        return this;
    }

    /**
     * Supposes a trade. Trades beyond {@link #MAX_ENTRIES} are only counted, and the question is then refused.
     *
     * @param quantity contracts, signed.
     * @param price    cash per coin, or {@link #AT_MARK}.
     */
    public MarginQuestion trade(final int instrumentId, final long quantity, final long price)
    {
        if (positions < MAX_ENTRIES)
        {
            instrumentIds[positions] = instrumentId;
            quantities[positions] = quantity;
            prices[positions] = price;
        }
        positions++;
        return this;
    }

    /**
     * Supposes a transfer. Transfers beyond {@link #MAX_ENTRIES} are only counted, and the question is then refused.
     *
     * @param assetId or {@link #CASH}.
     * @param amount  coins or cash, signed: positive is into the account.
     */
    public MarginQuestion transfer(final int assetId, final long amount)
    {
        if (transfers < MAX_ENTRIES)
        {
            assetIds[transfers] = assetId;
            amounts[transfers] = amount;
        }
        transfers++;
        return this;
    }

    /** Returns the account asked about. */
    public long accountId()
    {
        return accountId;
    }

    /** Returns the id that the answer repeats. */
    public long requestId()
    {
        return requestId;
    }

    /** Returns whether the answer explains the margin. */
    public boolean isExplained()
    {
        return explained;
    }

    /** Returns whether the question is about the account as it is. */
    public boolean supposesNothing()
    {
        return positions == 0 && transfers == 0;
    }

    /** Returns the number of supposed trades. */
    public int positions()
    {
        return positions;
    }

    /** Returns the instrument of a supposed trade. */
    public int instrumentId(final int i)
    {
        return instrumentIds[i];
    }

    /** Returns the contracts of a supposed trade, signed. */
    public long quantity(final int i)
    {
        return quantities[i];
    }

    /** Returns the price of a supposed trade, cash per coin, or {@link #AT_MARK}. */
    public long price(final int i)
    {
        return prices[i];
    }

    /** Returns the number of supposed transfers. */
    public int transfers()
    {
        return transfers;
    }

    /** Returns the asset of a supposed transfer, or {@link #CASH}. */
    public int assetId(final int i)
    {
        return assetIds[i];
    }

    /** Returns the coins or cash of a supposed transfer, signed: positive is into the account. */
    public long amount(final int i)
    {
        return amounts[i];
    }
}
