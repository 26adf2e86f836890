package softlanding.workload.exchange;

/**
 * The filled quantity and price of an order.
 *
 * @param quantity contracts, Decimal8 mantissa, with the sign of the order.
 * @param price    cash per coin, Decimal8 mantissa.
 */
record Fill(long quantity, long price)
{
    static final Fill NOTHING = new Fill(0, 0);
}
