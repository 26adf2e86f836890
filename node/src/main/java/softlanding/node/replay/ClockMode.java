package softlanding.node.replay;

/** Whose clock gives the events of a journal their time. It is chosen when the journal is made, and stays. */
public enum ClockMode
{
    /** The node's clock: it holds the times of all sources within what has been reached and what is now. */
    WALL,
    /** The times of the events, as for recorded input; the engine judges them, and the node changes none. */
    EVENTS
}
