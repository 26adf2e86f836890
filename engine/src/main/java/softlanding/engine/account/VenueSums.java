package softlanding.engine.account;

/**
 * What several accounts hold together. Sums go modulo 2^64: they are compared with each other, and nothing is lost by
 * that. Amounts are Decimal8 mantissas.
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
