package softlanding.engine.account;

import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/**
 * What all accounts hold together, kept up to date where cash and positions are written, and counted anew all the
 * time: account after account, one per event, so that no event pays for a whole count. Amounts are Decimal8 mantissas
 * and go modulo 2^64.
 */
public final class VenueTotals
{
    private final Instruments instruments;
    private final long[] quantities;
    private final VenueSums kept = new VenueSums();
    private final VenueSums counted = new VenueSums();
    private long fundingPaid;
    private int nextToCount;

    /** Of nothing so far. */
    VenueTotals(final Instruments instruments, final int maxInstruments)
    {
        this.instruments = instruments;
        quantities = new long[maxInstruments];
    }

    /** An instrument's weight in {@link #fingerprint}: odd, so that no change of one instrument goes unseen. */
    public static long weight(final int instrument)
    {
        return StateHash.mix(instrument) | 1;
    }

    /** Contracts of all accounts, longs less shorts; the open interest that has no other side here. */
    public long quantity(final int instrument)
    {
        return quantities[instrument];
    }

    /** Of all quantities: the sum of each instrument's quantity times its {@link #weight}. */
    public long fingerprint()
    {
        return kept.fingerprint;
    }

    /**
     * Cash of all accounts, less what their perpetuals and futures were entered for, less the funding that became cash.
     * A trade between two accounts leaves this as it is, whatever profit each realises by it.
     */
    public long bookedCash()
    {
        return kept.cash - kept.linearCost - fundingPaid;
    }

    void cashChanged(final int account, final long change)
    {
        kept.cash += change;
        if (account < nextToCount)
        {
            counted.cash += change;
        }
    }

    /** A row of an account is about to be written. */
    void positionChanged(
        final int account,
        final Positions positions,
        final int row,
        final long quantity,
        final long cost,
        final long fundingIndex)
    {
        final int instrument = Market.instrumentOf(positions.bookKey(row));
        final boolean linear = !instruments.isOption(instrument);
        final long quantityChange = quantity - positions.quantity(row);
        final long costChange = cost - positions.cost(row);
        quantities[instrument] += quantityChange;
        kept.addPosition(instrument, linear, quantityChange, costChange);
        if (account < nextToCount)
        {
            counted.addPosition(instrument, linear, quantityChange, costChange);
        }
        if (linear && positions.quantity(row) != 0 && fundingIndex != positions.fundingIndex(row))
        {
            fundingPaid += Decimal8.multiplyFloor(
                positions.quantity(row), Math.subtractExact(fundingIndex, positions.fundingIndex(row)));
        }
    }

    /**
     * Counts the next account anew, and after the last begins again.
     *
     * @return whether what was counted is what was kept; it is known after the last account only, and true before.
     */
    public boolean countNext(final Accounts accounts)
    {
        if (nextToCount < accounts.ids().size())
        {
            count(accounts, nextToCount++);
        }
        if (nextToCount < accounts.ids().size())
        {
            return true;
        }
        final boolean same = counted.isSame(kept);
        counted.clear();
        nextToCount = 0;
        return same;
    }

    private void count(final Accounts accounts, final int account)
    {
        final Positions positions = accounts.positions();
        counted.cash += accounts.cash(account);
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            final int instrument = Market.instrumentOf(positions.bookKey(row));
            counted.addPosition(
                instrument, !instruments.isOption(instrument), positions.quantity(row), positions.cost(row));
        }
    }
}
