package softlanding.engine.auction;

import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * Keeps the margin by which each auction acts. Facts and whole updates count at once, and so does what a lone mark
 * makes better. What a lone mark makes worse may be half of a fact: until it has lasted, the auction goes on as before
 * it, and then the best of what was seen meanwhile counts. So a mark that stands for a moment sells no share, turns no
 * auction insolvent and calls no waterfall. Amounts are Decimal8 mantissas.
 */
final class CountedMargin
{
    private final StateColumn equity;
    private final StateColumn excess;
    /** The end of the wait, plus one, while the present margin is worse than what counts; 0 otherwise. */
    private final StateColumn duePlusOne;
    private final StateColumn sinceNs;
    private final StateColumn presentEquity;
    private final StateColumn presentExcess;
    private final StateColumn bestEquity;
    private final StateColumn bestExcess;
    private final long[] kept = new long[6];

    CountedMargin(final int capacity)
    {
        equity = new StateColumn(StateOwner.AUCTION_EQUITY, capacity);
        excess = new StateColumn(StateOwner.AUCTION_MAINTENANCE_MARGIN, capacity);
        duePlusOne = new StateColumn(StateOwner.AUCTION_WORSE_DUE, capacity);
        sinceNs = new StateColumn(StateOwner.AUCTION_WORSE_SINCE, capacity);
        presentEquity = new StateColumn(StateOwner.AUCTION_PRESENT_EQUITY, capacity);
        presentExcess = new StateColumn(StateOwner.AUCTION_PRESENT_EXCESS, capacity);
        bestEquity = new StateColumn(StateOwner.AUCTION_BEST_EQUITY, capacity);
        bestExcess = new StateColumn(StateOwner.AUCTION_BEST_EXCESS, capacity);
    }

    /** Returns the equity that counts. */
    long equity(final int slot)
    {
        return equity.get(slot);
    }

    /** Returns the maintenance excess that counts. */
    long excess(final int slot)
    {
        return excess.get(slot);
    }

    /** Returns whether the present margin is worse than what counts, by lone marks that have not lasted yet. */
    boolean isWorse(final int slot)
    {
        return duePlusOne.get(slot) != 0;
    }

    /** Returns the equity at the present marks. */
    long presentEquity(final int slot)
    {
        return isWorse(slot) ? presentEquity.get(slot) : equity.get(slot);
    }

    /** Returns the maintenance excess at the present marks. */
    long presentExcess(final int slot)
    {
        return isWorse(slot) ? presentExcess.get(slot) : excess.get(slot);
    }

    /** Counts a margin at once. */
    void set(final int slot, final long newEquity, final long newExcess)
    {
        equity.set(slot, newEquity);
        excess.set(slot, newExcess);
        forgetWorse(slot);
    }

    /**
     * Notes the present margin.
     *
     * @param judgement what it comes from; a fact moves what counts by as much as it moves the present margin.
     * @param waitNs    how long it must last if lone marks made it worse; 0 if that is not known here.
     */
    void note(
        final int slot,
        final long newEquity,
        final long newExcess,
        final Judgement judgement,
        final long nowNs,
        final long waitNs)
    {
        if (judgement == Judgement.AT_ONCE || (judgement != Judgement.LONE && !isWorse(slot)))
        {
            set(slot, newEquity, newExcess);
            return;
        }
        if (judgement == Judgement.FACT)
        {
            shift(slot, newEquity - presentEquity.get(slot), newExcess - presentExcess.get(slot));
        }
        equity.set(slot, Math.max(equity.get(slot), newEquity));
        excess.set(slot, Math.max(excess.get(slot), newExcess));
        if (newEquity == equity.get(slot) && newExcess == excess.get(slot))
        {
            forgetWorse(slot);
            return;
        }
        noteWorse(slot, newEquity, newExcess, nowNs, waitNs);
        settle(slot, nowNs);
    }

    /** Counts what was worse for long enough. */
    void settle(final int slot, final long nowNs)
    {
        if (!isWorse(slot) || duePlusOne.get(slot) - 1 > nowNs)
        {
            return;
        }
        equity.set(slot, bestEquity.get(slot));
        excess.set(slot, bestExcess.get(slot));
        if (equity.get(slot) == presentEquity.get(slot) && excess.get(slot) == presentExcess.get(slot))
        {
            forgetWorse(slot);
            return;
        }
        final long waitNs = duePlusOne.get(slot) - 1 - sinceNs.get(slot);
        sinceNs.set(slot, nowNs);
        duePlusOne.set(slot, Times.plus(nowNs, waitNs) + 1);
        bestEquity.set(slot, presentEquity.get(slot));
        bestExcess.set(slot, presentExcess.get(slot));
    }

    /** Keeps what is noted of an auction for the next one of the same account. */
    void keep(final int slot)
    {
        kept[0] = duePlusOne.get(slot);
        kept[1] = sinceNs.get(slot);
        kept[2] = presentEquity.get(slot);
        kept[3] = presentExcess.get(slot);
        kept[4] = bestEquity.get(slot);
        kept[5] = bestExcess.get(slot);
    }

    /** Goes on with what was kept, in an auction that begins with the margin that counted. */
    void goOn(final int slot)
    {
        duePlusOne.set(slot, kept[0]);
        sinceNs.set(slot, kept[1]);
        presentEquity.set(slot, kept[2]);
        presentExcess.set(slot, kept[3]);
        bestEquity.set(slot, kept[4]);
        bestExcess.set(slot, kept[5]);
    }

    private void noteWorse(
        final int slot, final long newEquity, final long newExcess, final long nowNs, final long waitNs)
    {
        final boolean isFirst = !isWorse(slot);
        if (isFirst)
        {
            sinceNs.set(slot, nowNs);
        }
        if (isFirst || waitNs > 0)
        {
            duePlusOne.set(slot, Times.plus(sinceNs.get(slot), waitNs) + 1);
        }
        bestEquity.set(slot, isFirst ? newEquity : Math.max(bestEquity.get(slot), newEquity));
        bestExcess.set(slot, isFirst ? newExcess : Math.max(bestExcess.get(slot), newExcess));
        presentEquity.set(slot, newEquity);
        presentExcess.set(slot, newExcess);
    }

    private void shift(final int slot, final long ofEquity, final long ofExcess)
    {
        equity.set(slot, equity.get(slot) + ofEquity);
        excess.set(slot, excess.get(slot) + ofExcess);
        bestEquity.set(slot, bestEquity.get(slot) + ofEquity);
        bestExcess.set(slot, bestExcess.get(slot) + ofExcess);
    }

    /** Forgets what lone marks made worse, because it is not known any more, or counts. */
    void forgetWorse(final int slot)
    {
        duePlusOne.set(slot, 0);
        sinceNs.set(slot, 0);
        presentEquity.set(slot, 0);
        presentExcess.set(slot, 0);
        bestEquity.set(slot, 0);
        bestExcess.set(slot, 0);
    }

    long hash()
    {
        return equity.hash() + excess.hash() + duePlusOne.hash() + sinceNs.hash() + presentEquity.hash() +
            presentExcess.hash() + bestEquity.hash() + bestExcess.hash();
    }

    void copyState(final StateCopy copy)
    {
        equity.copyState(copy);
        excess.copyState(copy);
        duePlusOne.copyState(copy);
        sinceNs.copyState(copy);
        presentEquity.copyState(copy);
        presentExcess.copyState(copy);
        bestEquity.copyState(copy);
        bestExcess.copyState(copy);
    }
}
