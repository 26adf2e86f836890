package softlanding.node.gate;

/** What became of a source's wish to send a stream. */
public enum HelloVerdict
{
    /** The stream is the source's first, or its next one; it begins behind the last sequence. */
    OPENED,
    /** The stream is the one that the journal knows; it goes on behind the last sequence. */
    CONTINUED,
    /** The journal knows another stream of the source; nothing is taken. */
    OTHER_STREAM
}
