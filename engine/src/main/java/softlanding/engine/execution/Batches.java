package softlanding.engine.execution;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * Tells which intervals of event time have just begun. An interval has the same length as all others of its kind, and
 * the first begins at time 0. Where a venue works in blocks, rounds are taken at the first update of each.
 */
public final class Batches
{
    private static final long NEVER = 0;

    /** The time of the last update, plus one; {@link #NEVER} as long as no underlying has intervals. */
    private final StateColumn lastNsPlusOne = new StateColumn(StateOwner.LAST_UPDATE_NS, 1);
    private boolean isUsed;
    private long beforeNsPlusOne;
    private long nowNs;

    /** Sets whether any underlying has intervals. Where the first gets them, every interval has just begun. */
    void use(final boolean nowUsed)
    {
        isUsed = nowUsed;
        if (!isUsed)
        {
            lastNsPlusOne.set(0, NEVER);
        }
    }

    /** Notes that the accounts moved by an update are judged from now on. */
    public void beginUpdate(final long timeNs)
    {
        nowNs = timeNs;
        beforeNsPlusOne = lastNsPlusOne.get(0);
        if (isUsed)
        {
            lastNsPlusOne.set(0, timeNs + 1);
        }
    }

    /** Returns whether any underlying has intervals. */
    public boolean isUsed()
    {
        return isUsed;
    }

    /** Returns whether the present update is the first of its interval; always without intervals, length 0. */
    public boolean isOpen(final long lengthNs)
    {
        return lengthNs == 0 || beforeNsPlusOne == NEVER ||
            Math.floorDiv(nowNs, lengthNs) > Math.floorDiv(beforeNsPlusOne - 1, lengthNs);
    }

    /** Returns when the next interval begins; length above 0. */
    public long nextNs(final long lengthNs)
    {
        return Times.plus(nowNs - Math.floorMod(nowNs, lengthNs), lengthNs);
    }

    void copyState(final StateCopy copy)
    {
        lastNsPlusOne.copyState(copy);
    }

    long hash()
    {
        return lastNsPlusOne.hash();
    }
}
