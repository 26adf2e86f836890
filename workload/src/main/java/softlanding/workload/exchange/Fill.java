package softlanding.workload.exchange;

/**
 * What an order got.
 *
 * @param quantity contracts, Decimal8 mantissa, signed as ordered.
 * @param price    cash per coin, Decimal8 mantissa.
 */
record Fill(long quantity, long price)
{
    static final Fill NOTHING = new Fill(0, 0);
}
