package softlanding.engine.state;

import softlanding.engine.state.copy.StateCopy;

/**
 * Limits how far an event may lie ahead of the time reached, so that one wrong clock does not make every later event
 * late. The stamp of a refused event is remembered until an event is accepted: the next event near it is accepted, so
 * that a venue that was silent for long goes on with its second event. The first event of a journal is exempt, and so
 * is the first after a restart.
 */
public final class TimeSteps
{
    private static final long NONE = Long.MIN_VALUE;

    private long mostNs = Long.MAX_VALUE;
    private long refusedNs = NONE;
    private boolean exempt = true;

    TimeSteps()
    {
    }

    /**
     * Sets the limit.
     *
     * @param newMostNs nanoseconds; 0 is no limit.
     */
    public void setMostNs(final long newMostNs)
    {
        mostNs = newMostNs == 0 ? Long.MAX_VALUE : newMostNs;
    }

    /** Exempts the next event. */
    public void exemptNext()
    {
        exempt = true;
    }

    /** Returns whether an event may follow at a time that is not before now. */
    public boolean isAllowed(final long nowNs, final long timestampNs)
    {
        return exempt || timestampNs - nowNs <= mostNs ||
            (refusedNs != NONE && Math.abs(timestampNs - refusedNs) <= mostNs);
    }

    /** Remembers the stamp of an event that was refused because it lies too far ahead. */
    public void refuse(final long timestampNs)
    {
        refusedNs = timestampNs;
    }

    void accept()
    {
        refusedNs = NONE;
        exempt = false;
    }

    /** Returns the hash of what was remembered; the limit itself is hashed with the feed guards. */
    long hash()
    {
        return StateHash.term(StateOwner.TIME_STEP, 0, refusedNs) +
            StateHash.term(StateOwner.TIME_STEP, 1, exempt ? 1 : 0) + StateHash.term(StateOwner.TIME_STEP, 2, mostNs);
    }

    void copyState(final StateCopy copy)
    {
        mostNs = copy.value(StateOwner.TIME_STEP, mostNs);
        refusedNs = copy.value(StateOwner.TIME_STEP, refusedNs);
        exempt = copy.flag(StateOwner.TIME_STEP, exempt);
    }
}
