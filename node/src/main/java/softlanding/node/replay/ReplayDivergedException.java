package softlanding.node.replay;

/** A replay decided something else than what was recorded: other code, other limits, or a journal changed by hand. */
public final class ReplayDivergedException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final long eventSequence;
    private final int decisionIndex;

    /**
     * Names the first difference.
     *
     * @param eventSequence of the event whose decisions differ.
     * @param decisionIndex among the decisions of that event, from 0.
     * @param expected      what was recorded, as JSON; "nothing" if the record is missing.
     * @param actual        what was decided now, as JSON; "nothing" if no more was decided.
     */
    public ReplayDivergedException(
        final long eventSequence, final int decisionIndex, final String expected, final String actual)
    {
        super("replay diverged at event sequence=" + eventSequence + " decision index=" + decisionIndex +
            "\n  expected " + expected +
            "\n  actual   " + actual +
            "\nreplay it with the version and the limits that wrote the journal; if those are the same, " +
            "one of the two journals was changed");
        this.eventSequence = eventSequence;
        this.decisionIndex = decisionIndex;
    }

    /**
     * Where the difference lies.
     *
     * @return sequence of the event whose decisions differ.
     */
    public long eventSequence()
    {
        return eventSequence;
    }

    /**
     * Where the difference lies.
     *
     * @return index among the decisions of that event, from 0.
     */
    public int decisionIndex()
    {
        return decisionIndex;
    }
}
