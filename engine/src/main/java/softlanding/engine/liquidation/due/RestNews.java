package softlanding.engine.liquidation.due;

import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * Remembers what each firm rest was based on. A rest is against loops, not against news: it ends when the depth of a
 * held instrument rises above what the last round wanted, when the mark moved by more than half the price band, or when
 * the ratio crosses a threshold; at most once per time-out of an order.
 */
public final class RestNews
{
    private final StateColumn heardNs;
    private final IntColumn instrument;
    private final StateColumn mark;
    private final StateColumn wanted;
    private final ByteColumn tier;

    /** Reserves memory for all accounts; none rests. */
    public RestNews(final int accounts)
    {
        heardNs = new StateColumn(StateOwner.REST_NEWS_NS, accounts);
        instrument = new IntColumn(StateOwner.REST_INSTRUMENT, accounts);
        mark = new StateColumn(StateOwner.REST_MARK, accounts);
        wanted = new StateColumn(StateOwner.REST_WANTED, accounts);
        tier = new ByteColumn(StateOwner.REST_TIER, accounts);
    }

    /**
     * Notes what a rest is based on.
     *
     * @param ofInstrument what the round wanted to trade, or {@link Ids#NONE}.
     * @param contracts    how much of it, a magnitude.
     */
    public void note(
        final int account, final int ofInstrument, final long ofMark, final long contracts, final int ofTier)
    {
        instrument.set(account, ofInstrument + 1);
        mark.set(account, ofMark);
        wanted.set(account, contracts);
        tier.set(account, ofTier);
    }

    /** A rest begins: from here on the mark must move. */
    public void rebase(final int account, final long ofMark, final int ofTier)
    {
        mark.set(account, ofMark);
        tier.set(account, ofTier);
    }

    /** Returns the instrument that the last round wanted to trade, or {@link Ids#NONE}. */
    public int instrument(final int account)
    {
        return instrument.get(account) - 1;
    }

    /** Returns the contracts that the last round wanted of an instrument, a magnitude. */
    public long wanted(final int account, final int ofInstrument, final long held)
    {
        return instrument(account) == ofInstrument ? wanted.get(account) : Math.abs(held);
    }

    /** Returns whether the mark moved by more than half the price band, or a deeper threshold was crossed. */
    public boolean hasMoved(final int account, final long markNow, final int tierNow, final LiquidationPolicy policy)
    {
        final long halfBand = Decimal8.multiplyFloor(mark.get(account), policy.priceBand()) / 2;
        return tierNow > tier.get(account) ||
            (instrument(account) != Ids.NONE && markNow > 0 && mark.get(account) > 0 &&
            Math.abs(markNow - mark.get(account)) > halfBand);
    }

    /** Returns whether news may end a rest now, and notes it. */
    public boolean tryHear(final int account, final long nowNs, final long orderTimeoutNs)
    {
        final boolean may = nowNs - heardNs.get(account) >= orderTimeoutNs;
        if (may)
        {
            heardNs.set(account, nowNs);
        }
        return may;
    }

    /** Returns the time from which news may end a rest again. */
    public long hearsAgainNs(final int account, final long orderTimeoutNs)
    {
        return Times.plus(heardNs.get(account), orderTimeoutNs);
    }

    /** Lets no news end a rest before another time-out of an order: a late answer is likely. */
    public void deafen(final int account, final long nowNs)
    {
        heardNs.set(account, nowNs);
    }

    /** Returns a sum over what all rests are based on. */
    public long hash()
    {
        return heardNs.hash() + instrument.hash() + mark.hash() + wanted.hash() + tier.hash();
    }

    /** Copies what all rests are based on. */
    public void copyState(final StateCopy copy)
    {
        heardNs.copyState(copy);
        instrument.copyState(copy);
        mark.copyState(copy);
        wanted.copyState(copy);
        tier.copyState(copy);
    }
}
