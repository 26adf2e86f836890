package softlanding.engine.feed;

import softlanding.engine.market.Strikes;
import softlanding.engine.market.SurfaceArbitrage;
import softlanding.engine.state.Ids;

/**
 * The priced strikes of one expiry in the order of their strikes, and the calls at them. It names the strike that
 * breaks the rule that calls fall as the strike rises: the one without which least of the breaks remains. The answer
 * depends on the marks only, not on the order in which they came.
 */
final class CallChain
{
    private final SurfaceArbitrage arbitrage;
    private final Strikes strikes;
    private final int[] slots;
    private final double[] calls;
    /** Whether the pair of a strike and the next one is compared: one of them changed. */
    private final boolean[] isCompared;
    private int size;
    private double tolerance;

    CallChain(final SurfaceArbitrage arbitrage, final Strikes strikes)
    {
        this.arbitrage = arbitrage;
        this.strikes = strikes;
        final int capacity = strikes.capacity();
        slots = new int[capacity];
        calls = new double[capacity];
        isCompared = new boolean[capacity];
    }

    /** Loads the strikes of an expiry; pairs with a changed strike are compared. */
    void load(final int expiry, final boolean[] isChanged)
    {
        size = 0;
        tolerance = arbitrage.callTolerance(expiry);
        for (int slot = arbitrage.firstStrike(expiry); slot != Ids.NONE; slot = arbitrage.nextStrike(slot))
        {
            if (arbitrage.isComparable(slot))
            {
                insert(slot);
            }
        }
        for (int i = 0; i < size; i++)
        {
            calls[i] = Double.NaN;
            isCompared[i] = i + 1 < size && (isChanged[slots[i]] || isChanged[slots[i + 1]]);
        }
    }

    private void insert(final int slot)
    {
        int i = size++;
        while (i > 0 && strikes.strikePrice(slots[i - 1]) > strikes.strikePrice(slot))
        {
            slots[i] = slots[i - 1];
            i--;
        }
        slots[i] = slot;
    }

    /** Removes and returns the strike that breaks the calls, or returns {@link Ids#NONE} if they fall. */
    int takeBreaker(final boolean[] isChanged)
    {
        double total = 0;
        for (int i = 0; i < size; i++)
        {
            total += breakAt(i);
        }
        if (total == 0)
        {
            return Ids.NONE;
        }
        int best = Ids.NONE;
        double least = 0;
        for (int i = 0; i < size; i++)
        {
            if (breakAt(i - 1) > 0 || breakAt(i) > 0)
            {
                final double left = total - breakAt(i - 1) - breakAt(i) + breakOf(i - 1, i + 1);
                if (best == Ids.NONE || left < least || (left == least && isRather(i, best, isChanged)))
                {
                    best = i;
                    least = left;
                }
            }
        }
        final int breaker = slots[best];
        remove(best);
        return breaker;
    }

    /** Returns whether one of two strikes is rather wrong: it lies farther from the strikes around, or it changed. */
    private boolean isRather(final int i, final int other, final boolean[] isChanged)
    {
        final int byDistance = Double.compare(distance(i), distance(other));
        if (byDistance != 0)
        {
            return byDistance > 0;
        }
        if (isChanged[slots[i]] != isChanged[slots[other]])
        {
            return isChanged[slots[i]];
        }
        return strikes.volatilityMark(slots[i]) > strikes.volatilityMark(slots[other]);
    }

    /** Returns how far a strike lies from the volatilities around the breaks that it is part of. */
    private double distance(final int i)
    {
        final double below = breakAt(i - 1) > 0 ? distanceInPair(i, i - 1) : 0;
        final double above = breakAt(i) > 0 ? distanceInPair(i, i) : 0;
        return Math.max(below, above);
    }

    private double distanceInPair(final int i, final int low)
    {
        final boolean hasBelow = low > 0;
        final boolean hasAbove = low + 2 < size;
        if (!hasBelow && !hasAbove)
        {
            return 0;
        }
        final double below = strikes.volatility(slots[hasBelow ? low - 1 : low + 2]);
        final double above = strikes.volatility(slots[hasAbove ? low + 2 : low - 1]);
        return Math.abs(strikes.volatility(slots[i]) - 0.5 * (below + above));
    }

    private double breakAt(final int low)
    {
        return low >= 0 && low < size && isCompared[low] ? breakOf(low, low + 1) : 0;
    }

    /** Returns by how much the call at one strike exceeds that at a lower one, beyond the tolerance; else 0. */
    private double breakOf(final int low, final int high)
    {
        return low < 0 || high >= size ? 0 : Math.max(0, call(high) - call(low) - tolerance);
    }

    private double call(final int i)
    {
        if (Double.isNaN(calls[i]))
        {
            calls[i] = arbitrage.undiscountedCall(slots[i]);
        }
        return calls[i];
    }

    private void remove(final int removed)
    {
        size--;
        for (int i = removed; i < size; i++)
        {
            slots[i] = slots[i + 1];
            calls[i] = calls[i + 1];
            isCompared[i] = isCompared[i + 1];
        }
        if (removed > 0)
        {
            isCompared[removed - 1] = removed < size;
        }
    }
}
