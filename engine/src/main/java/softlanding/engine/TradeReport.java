package softlanding.engine;

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

    long accountId()
    {
        return accountId;
    }

    long tradeId()
    {
        return tradeId;
    }

    int instrumentId()
    {
        return instrumentId;
    }

    long quantity()
    {
        return quantity;
    }

    long price()
    {
        return price;
    }

    long fee()
    {
        return fee;
    }
}
