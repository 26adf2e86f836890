package softlanding.engine.liquidation.order;

/** Part of a liquidation order that the exchange filled. Reused: it holds the fill of one event. Decimal8 mantissas. */
public final class OrderFill
{
    /** Instead of the id of a fill: the venue gives none. */
    public static final long NO_FILL_ID = Long.MIN_VALUE;

    private long orderId;
    private long accountId;
    private int instrumentId;
    private long quantity;
    private long price;
    private long fee;
    private long fillId;

    /**
     * Sets the order that was filled.
     *
     * @param newAccountId    account of the order.
     * @param newInstrumentId instrument of the order.
     */
    public OrderFill ofOrder(final long newOrderId, final long newAccountId, final int newInstrumentId)
    {
        orderId = newOrderId;
        accountId = newAccountId;
        instrumentId = newInstrumentId;
        return this;
    }

    /**
     * Sets what was filled.
     *
     * @param newQuantity contracts in the order's direction: above zero, or with the order's own sign.
     * @param newFee      paid by the account into the insurance fund; negative is a rebate of the exchange.
     * @param newFillId   its own among the fills of the order, or {@link #NO_FILL_ID}.
     */
    public OrderFill with(final long newQuantity, final long newPrice, final long newFee, final long newFillId)
    {
        quantity = newQuantity;
        price = newPrice;
        fee = newFee;
        fillId = newFillId;
        return this;
    }

    /** The id of the order. */
    public long orderId()
    {
        return orderId;
    }

    /** The account that the exchange names. */
    public long accountId()
    {
        return accountId;
    }

    /** The instrument that the exchange names. */
    public int instrumentId()
    {
        return instrumentId;
    }

    /** Contracts in the direction of the order, or with its own sign. */
    public long quantity()
    {
        return quantity;
    }

    /** Cash per coin, a Decimal8 mantissa. */
    public long price()
    {
        return price;
    }

    /** Cash paid by the account; negative is a rebate. A Decimal8 mantissa. */
    public long fee()
    {
        return fee;
    }

    /** The id of the fill among those of its order, or {@link #NO_FILL_ID}. */
    public long fillId()
    {
        return fillId;
    }

    /** Whether the venue gave the fill an id. */
    public boolean hasFillId()
    {
        return fillId != NO_FILL_ID;
    }
}
