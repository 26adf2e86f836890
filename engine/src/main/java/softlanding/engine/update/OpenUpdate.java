package softlanding.engine.update;

import softlanding.engine.state.EventContext;
import softlanding.engine.state.Fragment;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * The update that is open, if one is. The first fragment that says that more follows opens it; it belongs to the source
 * of that fragment. It ends at the first fragment of that source that does not say so, or with the time.
 */
public final class OpenUpdate
{
    private boolean isOpen;
    private int sourceId;
    private long openedNs;
    private long timeoutNs;

    /** Sets the time after which an update ends without its last fragment, in nanoseconds. */
    public void limit(final long newTimeoutNs)
    {
        timeoutNs = newTimeoutNs;
    }

    /** Whether an update is open. */
    public boolean isOpen()
    {
        return isOpen;
    }

    /** Source of the open update. */
    public int sourceId()
    {
        return sourceId;
    }

    /** Time of the first fragment of the open update. */
    public long openedNs()
    {
        return openedNs;
    }

    /** Returns whether the update must end before an event of this time. */
    public boolean isOverdue(final long timestampNs)
    {
        return isOpen && timestampNs - openedNs > timeoutNs;
    }

    /** Takes an accepted event into account. Events of the node itself neither open nor end an update. */
    public void onAccepted(final EventContext event, final EventKind kind, final Fragment said)
    {
        if (isOpenedBy(event, kind, said))
        {
            isOpen = true;
            sourceId = event.sourceId();
            openedNs = event.nowNs();
        }
        else if (isOpen && mayBeFragment(event, kind) && said != Fragment.MORE && event.sourceId() == sourceId)
        {
            end();
        }
    }

    /** Returns whether an accepted event opens an update. */
    public boolean isOpenedBy(final EventContext event, final EventKind kind, final Fragment said)
    {
        return !isOpen && mayBeFragment(event, kind) && said == Fragment.MORE;
    }

    private static boolean mayBeFragment(final EventContext event, final EventKind kind)
    {
        return kind != EventKind.APART && event.sourceId() != EventContext.NODE;
    }

    /** Returns whether an event ends the update although it was rejected. */
    public boolean isEndedByRejected(final EventContext event, final Fragment said)
    {
        return isOpen && (said == Fragment.LAST || said == Fragment.UNSAID) && event.sourceId() == sourceId;
    }

    /** Ends the update. */
    public void end()
    {
        isOpen = false;
        sourceId = 0;
        openedNs = 0;
    }

    /** Returns the hash of the open update; 0 if none is open. */
    public long hash()
    {
        return isOpen ? StateHash.term(StateOwner.OPEN_UPDATE, sourceId, openedNs) : 0;
    }
}
