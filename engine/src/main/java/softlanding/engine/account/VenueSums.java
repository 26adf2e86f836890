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

    void addPosition(final int instrument, final boolean linear, final long quantity, final long cost)
    {
        fingerprint += quantity * VenueTotals.weight(instrument);
        linearCost += linear ? cost : 0;
    }

    boolean isSame(final VenueSums other)
    {
        return cash == other.cash && linearCost == other.linearCost && fingerprint == other.fingerprint;
    }
}
