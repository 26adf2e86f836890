package softlanding.engine.update;

/** How an event takes part in an update. */
public enum EventKind
{
    /** A mark: a fragment of an update. Where its source does not say what belongs together, it is a lone mark. */
    MARK,
    /** Marks whose source says that they belong together: a fragment of an update, or a whole one. */
    MARKS,
    /** Another fact that changes marks, positions or terms: a fragment of an update, or a whole one. */
    FACT,
    /** No fragment: it neither opens nor ends an update. */
    APART
}
