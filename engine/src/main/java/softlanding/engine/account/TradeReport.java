package softlanding.engine.account;

/** One account's side of a trade, as its source reports it. Amounts are Decimal8 mantissas. One instance is reused. */
public final class TradeReport
{
    private long accountId;
    private long tradeId;
    private int instrumentId;
    private long quantity;
    private long price;
    private long fee;

    /** Sets whose trade it is, and in what. */
    public TradeReport of(final long newAccountId, final long newTradeId, final int newInstrumentId)
    {
        accountId = newAccountId;
        tradeId = newTradeId;
        instrumentId = newInstrumentId;
        return this;
    }

    /**
     * Sets what was traded.
     *
     * @param newQuantity contracts, signed.
     * @param newPrice    cash per coin.
     * @param newFee      paid by the account; a negative fee is a rebate.
     */
    public TradeReport with(final long newQuantity, final long newPrice, final long newFee)
    {
        quantity = newQuantity;
        price = newPrice;
        fee = newFee;
        return this;
    }

    public long accountId()
    {
        return accountId;
    }

    public long tradeId()
    {
        return tradeId;
    }

    public int instrumentId()
    {
        return instrumentId;
    }

    public long quantity()
    {
        return quantity;
    }

    public long price()
    {
        return price;
    }

    public long fee()
    {
        return fee;
    }
}
