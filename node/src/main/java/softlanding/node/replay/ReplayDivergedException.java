package softlanding.node.replay;

/**
 * Reports that a replay made another decision than the recorded one. The causes are other code, other limits, or a
 * journal that was changed by hand.
 */
public final class ReplayDivergedException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final long eventSequence;
    private final int decisionIndex;

    /**
     * Creates an exception for the first difference.
     *
     * @param eventSequence of the event whose decisions differ.
     * @param decisionIndex among the decisions of that event, from 0.
     * @param expected      recorded decision as JSON; "nothing" if the record is missing.
     * @param actual        decision of the replay as JSON; "nothing" if there is none.
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
     * Returns the sequence of the event whose decisions differ.
     *
     * @return sequence, from 1.
     */
    public long eventSequence()
    {
        return eventSequence;
    }

    /**
     * Returns the index of the first different decision of that event.
     *
     * @return index, from 0.
     */
    public int decisionIndex()
    {
        return decisionIndex;
    }
}
