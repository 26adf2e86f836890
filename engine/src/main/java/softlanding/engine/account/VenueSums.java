package softlanding.engine.account;

/**
 * Sums the holdings of several accounts. Sums are modulo 2^64, which loses nothing because they are only compared with
 * each other. Amounts are Decimal8 mantissas.
 */
final class VenueSums
{
    long cash;
    long linearCost;
    long fingerprint;

    void clear()
    {
        cash = 0;
        linearCost = 0;
        fingerprint = 0;
    }

    /**
     * Adds what an account holds of an instrument.
     *
     * @param weight of the instrument, see {@link VenueTotals#weight}.
     */
    void addPosition(final long weight, final boolean linear, final long quantity, final long cost)
    {
        fingerprint += quantity * weight;
        linearCost += linear ? cost : 0;
    }

    boolean isSame(final VenueSums other)
    {
        return cash == other.cash && linearCost == other.linearCost && fingerprint == other.fingerprint;
    }
}
