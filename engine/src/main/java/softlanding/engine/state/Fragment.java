package softlanding.engine.state;

/** What an event says about the update that it belongs to: the field {@code lastFragment}. */
public enum Fragment
{
    /** The event is no fragment: it neither opens nor ends an update. */
    NONE,
    /** The event could be a fragment, but does not say it: it ends an update, or is one alone. */
    UNSAID,
    /** More of the update follows. */
    MORE,
    /** The update ends with this event. */
    LAST
}
