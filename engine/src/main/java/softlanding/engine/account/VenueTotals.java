package softlanding.engine.account;

import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Keeps the totals over all accounts. Every write of cash or positions updates them, and a recount runs all the time:
 * one account per event, so that no event pays for a full count. Amounts are Decimal8 mantissas modulo 2^64.
 */
public final class VenueTotals
{
    private final Instruments instruments;
    private final long[] quantities;
    private final long[] weights;
    private final VenueSums kept = new VenueSums();
    private final VenueSums counted = new VenueSums();
    private long fundingPaid;
    private int nextToCount;

    /** Begins with totals of zero. */
    VenueTotals(final Instruments instruments, final int maxInstruments)
    {
        this.instruments = instruments;
        quantities = new long[maxInstruments];
        weights = new long[maxInstruments];
        for (int instrument = 0; instrument < maxInstruments; instrument++)
        {
            weights[instrument] = weight(instrument);
        }
    }

    /**
     * Returns an instrument's weight in {@link #fingerprint}. The weight is odd, so that every change of a single
     * instrument changes the fingerprint.
     */
    public static long weight(final int instrument)
    {
        return StateHash.mix(instrument) | 1;
    }

    /** Returns the contracts of all accounts, longs less shorts: the open interest without another side here. */
    public long quantity(final int instrument)
    {
        return quantities[instrument];
    }

    /** Returns the fingerprint of all quantities: the sum of each instrument's quantity times its {@link #weight}. */
    public long fingerprint()
    {
        return kept.fingerprint;
    }

    /**
     * Returns the cash of all accounts, less the entry cost of their perpetuals and futures, less the funding that
     * became cash. A trade between two accounts leaves this number unchanged, whatever profit each realises.
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

    /** Receives the row of an account before it is written. */
    void positionChanged(
        final int account,
        final Positions positions,
        final int row,
        final long quantity,
        final long cost,
        final long fundingIndex)
    {
        final int instrument = BookKeys.instrument(positions.bookKey(row));
        final boolean linear = !instruments.isOption(instrument);
        final long quantityChange = quantity - positions.quantity(row);
        final long costChange = cost - positions.cost(row);
        quantities[instrument] += quantityChange;
        kept.addPosition(weights[instrument], linear, quantityChange, costChange);
        if (account < nextToCount)
        {
            counted.addPosition(weights[instrument], linear, quantityChange, costChange);
        }
        if (linear && positions.quantity(row) != 0 && fundingIndex != positions.fundingIndex(row))
        {
            fundingPaid += Decimal8.multiplyFloor(
                positions.quantity(row), Math.subtractExact(fundingIndex, positions.fundingIndex(row)));
        }
    }

    /**
     * Recounts the next account, and restarts after the last one.
     *
     * @return whether the recount equals the kept totals; known only after the last account, and true before.
     */
    public boolean countNext(final Accounts accounts)
    {
        if (nextToCount < accounts.ids().size())
        {
            count(accounts, nextToCount++, counted);
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

    private void count(final Accounts accounts, final int account, final VenueSums sums)
    {
        final Positions positions = accounts.positions();
        sums.cash += accounts.cash(account);
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            final int instrument = BookKeys.instrument(positions.bookKey(row));
            sums.addPosition(
                weights[instrument], !instruments.isOption(instrument), positions.quantity(row), positions.cost(row));
        }
    }

    /**
     * Copies the funding that became cash. The other totals are counted again, and the recount begins with the first
     * account.
     */
    void copyState(final StateCopy copy, final Accounts accounts)
    {
        fundingPaid = copy.value(StateOwner.FUNDING_PAID, fundingPaid);
        for (int account = 0; account < accounts.ids().size() && copy.loads(); account++)
        {
            count(accounts, account, kept);
            final Positions positions = accounts.positions();
            for (int row = positions.begin(account); row < positions.end(account); row++)
            {
                quantities[BookKeys.instrument(positions.bookKey(row))] += positions.quantity(row);
            }
        }
    }

    /** Returns the hash of the funding that became cash; the other totals follow from what the accounts hold. */
    long hash()
    {
        return StateHash.term(StateOwner.FUNDING_PAID, 0, fundingPaid);
    }
}
