package softlanding.gateway.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.MessageCatalog;
import softlanding.gateway.codecs.HelloDecoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;

/** The numbers of the protocol between a node and its clients. */
public final class Protocol
{
    /** Major number: another one does not understand. */
    public static final int MAJOR = 1;
    /** Minor number: the version of the gateway's schema. */
    public static final int MINOR = HelloDecoder.SCHEMA_VERSION;
    /** Version of the schema of events and decisions. */
    public static final int SCHEMA = MessageCatalog.instance().version();
    /** Stream on which clients send. */
    public static final int INGRESS_STREAM = 10;
    /** Greatest id of a client. */
    public static final int MOST_ID = 999;
    /** Time between two beats of the node, and between two Hellos of a client. */
    public static final long BEAT_NS = 100_000_000L;
    /** Silence after which a client gives up a connection. */
    public static final long DEAD_NS = 5_000_000_000L;
    /** Channel of the messages of clients, if nobody says otherwise. */
    public static final String INGRESS_CHANNEL = "aeron:ipc?term-length=16m|mtu=8k";
    /** Channel of the node's answers. */
    public static final String ANSWERS_CHANNEL = "aeron:ipc?term-length=128k";
    /** Channel of events and decisions to a reader. */
    public static final String READERS_CHANNEL = "aeron:ipc?term-length=1m|mtu=8k";
    /** Index that is behind every decision of an event. */
    public static final int ALL_INDICES = Integer.MAX_VALUE;

    private static final int ANSWERS_BASE = 1_000;
    private static final int READERS_BASE = 2_000;

    private Protocol()
    {
    }

    /** Returns the stream of the node's answers to a client. */
    public static int answersStream(final int clientId)
    {
        return ANSWERS_BASE + clientId;
    }

    /** Returns the stream of events and decisions to a client. */
    public static int readersStream(final int clientId)
    {
        return READERS_BASE + clientId;
    }

    /**
     * Tells whether a message is one of this schema whose fixed part is whole.
     *
     * @param header wrapped around the message by this method.
     * @param buffer that holds the message.
     * @param offset of the message, in bytes.
     * @param length of the message, in bytes.
     */
    public static boolean isMessage(
        final MessageHeaderDecoder header, final DirectBuffer buffer, final int offset, final int length)
    {
        return length >= MessageHeaderDecoder.ENCODED_LENGTH &&
            header.wrap(buffer, offset).schemaId() == HelloDecoder.SCHEMA_ID &&
            MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength() <= length;
    }
}
