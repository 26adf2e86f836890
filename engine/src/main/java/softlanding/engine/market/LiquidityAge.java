package softlanding.engine.market;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Keeps when the liquidity of each instrument was told, and tells which is too old to count on. */
public final class LiquidityAge
{
    private final StateColumn toldNs;
    private final StateColumn toldSequence;
    /** Follows from the time and the limits at the beginning of each event. */
    private long oldestNs = Long.MIN_VALUE;

    LiquidityAge(final int instruments)
    {
        toldNs = new StateColumn(StateOwner.LIQUIDITY_TOLD_NS, instruments);
        toldSequence = new StateColumn(StateOwner.LIQUIDITY_TOLD_SEQUENCE, instruments);
    }

    void note(final int instrument, final long nowNs, final long sequence)
    {
        toldNs.set(instrument, nowNs);
        toldSequence.set(instrument, sequence);
    }

    /** Liquidity that is older than an age, nanoseconds above 0, counts as unknown from here on. */
    public void limit(final long nowNs, final long ageNs)
    {
        oldestNs = ageNs == Long.MAX_VALUE ? Long.MIN_VALUE : Math.max(nowNs, Long.MIN_VALUE + ageNs) - ageNs;
    }

    /** Returns the time before which liquidity counts as unknown. */
    public long oldestNs()
    {
        return oldestNs;
    }

    boolean isStale(final int instrument)
    {
        return toldNs.get(instrument) < oldestNs;
    }

    /** Returns the sequence of the event that told the liquidity of an instrument last; 0 if none did. */
    public long toldSequence(final int instrument)
    {
        return toldSequence.get(instrument);
    }

    long hash()
    {
        return toldNs.hash() + toldSequence.hash();
    }

    void copyState(final StateCopy copy)
    {
        toldNs.copyState(copy);
        toldSequence.copyState(copy);
        oldestNs = copy.value(StateOwner.LIQUIDITY_OLDEST, oldestNs);
    }
}
