package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.Market;
import softlanding.engine.market.SurfaceArbitrage;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Suspends the strikes that break the volatility surface, where the venue limits its feeds at all. The strikes of an
 * update are compared at its end, first with their neighbours in strike, then in time. A strike that a lone mark
 * changed waits, because the rest of its smile may follow. A strike that is suspended for its neighbours resumes when
 * it fits, whichever of them moved.
 */
final class SurfaceGuard
{
    private final Market market;
    private final Feeds feeds;
    private final SurfaceArbitrage arbitrage;
    private final FeedSuspensions suspensions;
    private final int[] fresh;
    private final boolean[] isFresh;
    private int freshSize;
    private final int[] broken;
    private final CallChain chain;
    private final int[] waiting;
    private final StateColumn sincePlusOne;
    private int first;
    private int waits;

    SurfaceGuard(final Market market, final FeedSuspensions suspensions)
    {
        this.market = market;
        this.suspensions = suspensions;
        feeds = market.feeds();
        arbitrage = market.surfaceArbitrage();
        final int strikes = market.strikes().capacity();
        fresh = new int[strikes];
        isFresh = new boolean[strikes];
        broken = new int[strikes];
        chain = new CallChain(arbitrage, market.strikes());
        waiting = new int[strikes];
        sincePlusOne = new StateColumn(StateOwner.SURFACE_WAITING_SINCE, strikes);
    }

    /** Notes that a strike has a new volatility. */
    void noteChange(final int strikeSlot)
    {
        if (!isFresh[strikeSlot])
        {
            isFresh[strikeSlot] = true;
            fresh[freshSize++] = strikeSlot;
        }
    }

    /**
     * Compares the strikes that changed since the last call, and those whose wait is over.
     *
     * @param lone   whether a lone mark changed them, so that they wait; one that is suspended already does not.
     * @param waitNs how long they wait, nanoseconds.
     */
    void judge(final boolean lone, final long nowNs, final long waitNs)
    {
        if (freshSize == 0 && waits == 0)
        {
            return;
        }
        int kept = 0;
        for (int i = 0; i < freshSize; i++)
        {
            final int strikeSlot = fresh[i];
            if (lone && !isSuspended(strikeSlot))
            {
                isFresh[strikeSlot] = false;
                wait(strikeSlot, nowNs);
            }
            else
            {
                fresh[kept++] = strikeSlot;
            }
        }
        freshSize = kept;
        while (waits > 0 && nowNs - (sincePlusOne.get(waiting[first]) - 1) >= waitNs)
        {
            noteChange(takeFirst());
        }
        compare();
    }

    private void wait(final int strikeSlot, final long nowNs)
    {
        if (sincePlusOne.get(strikeSlot) == 0)
        {
            sincePlusOne.set(strikeSlot, nowNs + 1);
            waiting[(first + waits) % waiting.length] = strikeSlot;
            waits++;
        }
    }

    private int takeFirst()
    {
        final int strikeSlot = waiting[first];
        sincePlusOne.set(strikeSlot, 0);
        first = (first + 1) % waiting.length;
        waits--;
        return strikeSlot;
    }

    /** Forgets the strikes that changed or wait, because surfaces are guarded no longer. */
    void forgetAll()
    {
        while (waits > 0)
        {
            takeFirst();
        }
        forgetFresh();
    }

    private void compare()
    {
        sortFresh();
        for (int i = 0; i < freshSize; i++)
        {
            if (isFirstOfExpiry(i))
            {
                compareCalls(market.strikes().expiry(fresh[i]));
            }
        }
        compareVariances();
        for (int i = 0; i < freshSize && feeds.isAnyHalted(); i++)
        {
            if (isFirstOfExpiry(i))
            {
                resumeFitting(market.strikes().expiry(fresh[i]));
            }
        }
        forgetFresh();
    }

    /** Sorts the changed strikes by expiry and strike, so that the order in which their marks came does not matter. */
    private void sortFresh()
    {
        for (int i = 1; i < freshSize; i++)
        {
            final int slot = fresh[i];
            int at = i;
            while (at > 0 && isBefore(slot, fresh[at - 1]))
            {
                fresh[at] = fresh[at - 1];
                at--;
            }
            fresh[at] = slot;
        }
    }

    private boolean isBefore(final int slot, final int other)
    {
        final int expiry = market.strikes().expiry(slot);
        final int otherExpiry = market.strikes().expiry(other);
        return expiry != otherExpiry ? expiry < otherExpiry :
            market.strikes().strikePrice(slot) < market.strikes().strikePrice(other);
    }

    private boolean isFirstOfExpiry(final int i)
    {
        return i == 0 || market.strikes().expiry(fresh[i]) != market.strikes().expiry(fresh[i - 1]);
    }

    private void compareCalls(final int expiry)
    {
        chain.load(expiry, isFresh);
        for (int slot = chain.takeBreaker(isFresh); slot != Ids.NONE; slot = chain.takeBreaker(isFresh))
        {
            suspend(slot);
        }
    }

    /** Suspends changed strikes whose variance falls in time, the one farthest from its own smile first. */
    private void compareVariances()
    {
        int size = 0;
        for (int i = 0; i < freshSize; i++)
        {
            if (!isSuspended(fresh[i]) && arbitrage.breaksVariance(fresh[i]))
            {
                broken[size++] = fresh[i];
            }
        }
        int worst = size == 0 ? Ids.NONE : worstOfBroken(size);
        while (worst != Ids.NONE)
        {
            suspend(worst);
            worst = worstOfBroken(size);
        }
    }

    private int worstOfBroken(final int size)
    {
        int worst = Ids.NONE;
        double most = -1;
        for (int i = 0; i < size; i++)
        {
            final int slot = broken[i];
            if (!isSuspended(slot) && arbitrage.distanceFromSmile(slot) > most && arbitrage.breaksVariance(slot))
            {
                worst = slot;
                most = arbitrage.distanceFromSmile(slot);
            }
        }
        return worst;
    }

    private void forgetFresh()
    {
        for (int i = 0; i < freshSize; i++)
        {
            isFresh[fresh[i]] = false;
        }
        freshSize = 0;
    }

    private void resumeFitting(final int expiry)
    {
        for (int slot = arbitrage.firstStrike(expiry); slot != Ids.NONE; slot = arbitrage.nextStrike(slot))
        {
            if (isSuspended(slot) && arbitrage.fitsCalls(slot) && !arbitrage.breaksVariance(slot))
            {
                suspensions.resume(feed(slot));
            }
        }
    }

    private void suspend(final int strikeSlot)
    {
        suspensions.suspend(feed(strikeSlot), SuspensionReason.ARBITRAGE, market.strikes().volatilityMark(strikeSlot));
    }

    private boolean isSuspended(final int strikeSlot)
    {
        return feeds.isHalted(feed(strikeSlot), SuspensionReason.ARBITRAGE);
    }

    private int feed(final int strikeSlot)
    {
        return feeds.of(FeedKind.VOLATILITY, strikeSlot);
    }

    long hash()
    {
        long hash = sincePlusOne.hash();
        for (int i = 0; i < waits; i++)
        {
            hash += StateHash.term(StateOwner.SURFACE_WAITING, i, waiting[(first + i) % waiting.length] + 1L);
        }
        return hash;
    }

    /** Copies the strikes that wait, in their order. None is fresh between two updates. */
    void copyState(final StateCopy copy)
    {
        sincePlusOne.copyState(copy);
        waits = copy.count(StateOwner.SURFACE_WAITING, waits, waiting.length);
        final int[] inOrder = new int[waits];
        for (int i = 0; i < waits; i++)
        {
            inOrder[i] = waiting[(first + i) % waiting.length];
        }
        copy.ints(StateOwner.SURFACE_WAITING, inOrder, waits);
        if (copy.loads())
        {
            System.arraycopy(inOrder, 0, waiting, 0, waits);
        }
    }
}
