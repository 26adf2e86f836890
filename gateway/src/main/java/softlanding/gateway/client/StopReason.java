package softlanding.gateway.client;

/** Why a client does not go on until somebody has looked. */
public enum StopReason
{
    /** The node speaks another protocol or takes another schema. */
    VERSION,
    /** The node knows another stream of the source. */
    OTHER_STREAM,
    /** A newer session of the same client began. */
    SUPERSEDED,
    /** The node has lost events that it had accepted. */
    NODE_LOST_EVENTS,
    /** The node cannot read a message of the client. */
    MALFORMED,
    /** The client may not read that stream. */
    NOT_PERMITTED,
    /** What the client wants to read is not kept any more. */
    TOO_OLD,
    /** The node has no room for another reader. */
    TOO_MANY
}
