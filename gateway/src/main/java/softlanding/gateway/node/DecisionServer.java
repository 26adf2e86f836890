package softlanding.gateway.node;

import io.aeron.Aeron;
import io.aeron.Publication;
import io.aeron.exceptions.AeronException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.codecs.GroupSizeEncodingDecoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.codecs.RefusedEncoder;
import softlanding.gateway.codecs.StreamName;
import softlanding.gateway.codecs.SubscribeDecoder;
import softlanding.gateway.wire.Protocol;
import softlanding.journal.JournalCursor;
import softlanding.journal.JournalStream;
import softlanding.journal.SparseIndex;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.JournalManifest;

/**
 * Feeds the readers, each over a publication of its own from the journal that was just written: a reader that is slow
 * or stopped stays where it is, and neither the engine nor another reader waits for it.
 */
final class DecisionServer
{
    /** Time without a subscriber after which the publication of a reader is closed. */
    private static final long CLOSE_NS = 2_000_000_000L;
    private static final int LEAST_RECORDS = 64;
    private static final int MOST_TEMPLATES = 512;

    /** What a client wants to read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wish(StreamName stream, long afterSequence, int afterIndex, long accountId, int[] templates)
    {
        /** Reads a wish; null if it is not whole or asks for a stream that nobody knows. */
        static @Nullable Wish of(
            final SubscribeDecoder subscribe,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int offset,
            final int length)
        {
            final int block = header.blockLength();
            final int group = MessageHeaderDecoder.ENCODED_LENGTH + block;
            if (block < SubscribeDecoder.BLOCK_LENGTH || group + GroupSizeEncodingDecoder.ENCODED_LENGTH > length)
            {
                return null;
            }
            subscribe.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, block, header.version());
            final short stream = subscribe.streamRaw();
            final long sequence = subscribe.afterSequence();
            final int index = subscribe.afterIndex();
            final long accountId = subscribe.accountId();
            final int entry = buffer.getShort(offset + group, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            final int count = buffer.getShort(offset + group + 2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            if (stream > StreamName.REFUSALS.value() || count > MOST_TEMPLATES || entry < 2 ||
                group + GroupSizeEncodingDecoder.ENCODED_LENGTH + (long)entry * count > length)
            {
                return null;
            }
            final SubscribeDecoder.TemplatesDecoder templates = subscribe.templates();
            final int[] ids = new int[count];
            for (int i = 0; i < count; i++)
            {
                ids[i] = templates.next().templateId();
            }
            return new Wish(StreamName.get(stream), sequence, index, accountId, ids);
        }
    }

    /** A reader with its publication, which is made while nobody waits for it. */
    private static final class Reader
    {
        private final ClientLink link;
        private final List<StreamFeed> feeds = new ArrayList<>();
        private long registration;
        private @Nullable Publication publication;
        private long connectedNs;

        private Reader(final ClientLink link, final long nowNs)
        {
            this.link = link;
            connectedNs = nowNs;
        }
    }

    private final Path folder;
    private final int mostReaders;
    private final SparseIndex eventIndex = new SparseIndex((sequence, buffer, offset) -> sequence);
    private final SparseIndex decisionIndex =
        new SparseIndex((sequence, buffer, offset) -> DecisionFrame.eventSequence(buffer, offset));
    private final Int2ObjectHashMap<Reader> readers = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<StreamFeed> refusals = new Int2ObjectHashMap<>();
    private final List<Integer> ended = new ArrayList<>();
    private StreamFeed.Written written = new StreamFeed.Written(0, 0, 0);
    private StreamFeed.Written before = written;

    DecisionServer(final Path folder, final int mostReaders)
    {
        this.folder = folder;
        this.mostReaders = mostReaders;
    }

    /** Says up to which records the journal may be read. */
    void onWritten(final long event, final long decision, final long timestampNs)
    {
        if (event != written.event() || decision != written.decision())
        {
            written = new StreamFeed.Written(event, decision, timestampNs);
        }
    }

    /** Begins or replaces a subscription of a client. */
    void subscribe(final ClientLink link, final Wish wish, final @Nullable Aeron aeron, final long nowNs)
    {
        final long first = JournalManifest.firstSequence(folder);
        if (wish.afterSequence() < 0 || wish.stream() == StreamName.STATE_FILE || !mayRead(link.client(), wish))
        {
            link.refuse(Refusal.NOT_PERMITTED, 0, RefusedEncoder.templateIdNullValue(), 0);
            return;
        }
        if (wish.afterSequence() > 0 && wish.afterSequence() + 1 < first)
        {
            link.refuseTooOld(first);
            return;
        }
        if (wish.stream() == StreamName.REFUSALS)
        {
            close(refusals.put(link.client().id(), feed(link, wish)));
        }
        else
        {
            if (!readers.containsKey(link.client().id()) && readers.size() >= mostReaders)
            {
                link.refuse(Refusal.TOO_MANY, 0, RefusedEncoder.templateIdNullValue(), 0);
                return;
            }
            final Reader reader = readers.computeIfAbsent(link.client().id(), id -> new Reader(link, nowNs));
            publish(reader, aeron);
            reader.feeds.removeIf(feed -> feed.stream() == wish.stream() && close(feed));
            reader.feeds.add(feed(link, wish));
        }
    }

    private static boolean mayRead(final Client client, final Wish wish)
    {
        return switch (wish.stream())
        {
            case DECISIONS -> client.readScope().mayReadDecisions();
            case EVENTS -> client.readScope().mayReadEvents();
            case REFUSALS -> true;
            default -> false;
        };
    }

    private StreamFeed feed(final ClientLink link, final Wish wish)
    {
        final boolean isOfEvents = wish.stream() == StreamName.EVENTS;
        final JournalStream stream = isOfEvents ? JournalStream.EVENTS : JournalStream.DECISIONS;
        final long first = isOfEvents ? JournalManifest.firstSequence(folder) : JournalManifest.firstDecision(folder);
        final JournalCursor cursor =
            new JournalCursor(folder, stream, first, isOfEvents ? eventIndex : decisionIndex);
        cursor.skipTo(wish.afterSequence());
        return new StreamFeed(link, wish, cursor, JournalManifest.firstSequence(folder));
    }

    private static void publish(final Reader reader, final @Nullable Aeron aeron)
    {
        if (aeron == null || reader.publication != null || reader.registration != 0)
        {
            return;
        }
        try
        {
            reader.registration = aeron.asyncAddExclusivePublication(
                Protocol.READERS_CHANNEL, Protocol.readersStream(reader.link.client().id()));
        }
        catch (final AeronException e)
        {
            // The driver has gone: the reader asks again when the node has found it again.
            reader.registration = 0;
        }
    }

    /** Feeds every reader a little. Returns the number of records that were looked at. */
    int work(final @Nullable Aeron aeron, final long nowNs)
    {
        final int eventRecords = quota(written.event() - before.event());
        final int decisionRecords = quota(written.decision() - before.decision());
        before = written;
        int work = 0;
        for (final Reader reader : readers.values())
        {
            final Publication publication = publication(reader, aeron);
            if (publication != null && publication.isConnected())
            {
                reader.connectedNs = nowNs;
                for (final StreamFeed feed : reader.feeds)
                {
                    work += feed.feed(publication, written, feed.isOfEvents() ? eventRecords : decisionRecords, nowNs);
                }
            }
            else if (nowNs - reader.connectedNs > CLOSE_NS)
            {
                ended.add(reader.link.client().id());
            }
        }
        ended.forEach(this::end);
        ended.clear();
        return work + feedRefusals(decisionRecords, nowNs);
    }

    private int feedRefusals(final int records, final long nowNs)
    {
        int work = 0;
        for (final StreamFeed feed : refusals.values())
        {
            final Publication answers = feed.link().answers();
            if (answers != null)
            {
                work += feed.feed(answers, written, records, nowNs);
            }
            if (feed.isUpTo(written))
            {
                ended.add(feed.link().client().id());
            }
        }
        ended.forEach(id -> close(refusals.remove(id)));
        ended.clear();
        return work;
    }

    private static int quota(final long written)
    {
        return (int)Math.min(Integer.MAX_VALUE / 2, Math.max(LEAST_RECORDS, 2 * written));
    }

    private static @Nullable Publication publication(final Reader reader, final @Nullable Aeron aeron)
    {
        if (reader.publication == null && reader.registration != 0 && aeron != null)
        {
            try
            {
                reader.publication = aeron.getExclusivePublication(reader.registration);
            }
            catch (final AeronException e)
            {
                // The driver has no room, or has gone: the reader ends when its time is over, and asks again.
                reader.registration = 0;
            }
        }
        return reader.publication;
    }

    /** Returns the number of readers with a publication. */
    int readers()
    {
        return readers.size();
    }

    /** Ends the subscriptions of a client. */
    private void end(final int clientId)
    {
        final Reader reader = readers.remove(clientId);
        if (reader != null)
        {
            reader.feeds.forEach(DecisionServer::close);
            if (reader.publication != null)
            {
                reader.publication.close();
            }
        }
    }

    /** Ends all subscriptions, because the transport was lost or the node stops. */
    void closeAll()
    {
        ended.addAll(readers.keySet());
        ended.forEach(this::end);
        ended.clear();
        refusals.values().forEach(DecisionServer::close);
        refusals.clear();
    }

    private static boolean close(final @Nullable StreamFeed feed)
    {
        if (feed != null)
        {
            feed.close();
        }
        return true;
    }
}
