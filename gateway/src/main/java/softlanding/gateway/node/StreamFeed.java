package softlanding.gateway.node;

import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Frames;
import softlanding.gateway.codecs.DecisionEncoder;
import softlanding.gateway.codecs.EventEncoder;
import softlanding.gateway.codecs.MessageHeaderEncoder;
import softlanding.gateway.codecs.StreamName;
import softlanding.gateway.codecs.SubscribeDecoder;
import softlanding.gateway.codecs.SubscribedEncoder;
import softlanding.gateway.codecs.UpToEncoder;
import softlanding.journal.JournalCursor;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.DecisionFrame;
import softlanding.node.replay.Origin;

/**
 * One subscription: reads the journal behind the place that the reader has, leaves out what it may not read or does not
 * want, and sends the rest as far as there is room.
 */
final class StreamFeed implements AutoCloseable
{
    /** Up to where everything is written. */
    record Written(long event, long decision, long timestampNs)
    {
    }

    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int LENGTH_BYTES = 4;
    private static final int MOST_BYTES = 256 << 10;
    private static final long UP_TO_EVERY_NS = 10_000_000L;

    private final ClientLink link;
    private final DecisionServer.Wish wish;
    private final JournalCursor cursor;
    private final long session;
    private final long firstKept;
    private final BufferClaim claim = new BufferClaim();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DecisionEncoder decision = new DecisionEncoder();
    private final EventEncoder event = new EventEncoder();
    private final SubscribedEncoder subscribed = new SubscribedEncoder();
    private final UpToEncoder upTo = new UpToEncoder();
    private final UnsafeBuffer longMessage =
        new UnsafeBuffer(ByteBuffer.allocateDirect(1_024 + JournalWriter.MAX_RECORD_BYTES));
    private boolean isBegun;
    private @Nullable Publication target;
    private int bytesLeft;
    private long previousRecord;
    private long upToSent = -1;
    private long upToSentNs;

    StreamFeed(
        final ClientLink link, final DecisionServer.Wish wish, final JournalCursor cursor, final long firstKept)
    {
        this.link = link;
        session = link.session();
        this.firstKept = firstKept;
        this.wish = wish;
        this.cursor = cursor;
    }

    StreamName stream()
    {
        return wish.stream();
    }

    ClientLink link()
    {
        return link;
    }

    boolean isOfEvents()
    {
        return wish.stream() == StreamName.EVENTS;
    }

    /** Tells whether the reader was told that it has everything that is written. */
    boolean isUpTo(final Written written)
    {
        return upToSent >= written.event();
    }

    /**
     * Sends what comes next.
     *
     * @param publication of the reader.
     * @param written     up to where the journal may be read.
     * @param records     most records to look at.
     * @param nowNs       the node's clock.
     * @return number of records that were looked at.
     */
    int feed(final Publication publication, final Written written, final int records, final long nowNs)
    {
        final long last = isOfEvents() ? written.event() : written.decision();
        if (!isBegun && !begins(publication, written))
        {
            return 0;
        }
        target = publication;
        bytesLeft = MOST_BYTES;
        int looked = 0;
        while (looked < records && bytesLeft > 0 && cursor.poll(last, this::onRecord))
        {
            looked++;
        }
        if (cursor.nextSequence() > last && !isUpTo(written) && nowNs - upToSentNs >= UP_TO_EVERY_NS &&
            publication.tryClaim(HEADER_BYTES + UpToEncoder.BLOCK_LENGTH, claim) > 0)
        {
            upTo.wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .stream(wish.stream())
                .eventSequence(written.event())
                .timestampNs(written.timestampNs())
                .previousRecord(previousRecord);
            claim.commit();
            upToSent = written.event();
            upToSentNs = nowNs;
        }
        return looked;
    }

    private boolean begins(final Publication publication, final Written written)
    {
        if (publication.tryClaim(HEADER_BYTES + SubscribedEncoder.BLOCK_LENGTH, claim) > 0)
        {
            subscribed.wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .session(session)
                .stream(wish.stream())
                .afterSequence(wish.afterSequence())
                .afterIndex(wish.afterIndex())
                .first(firstKept)
                .last(written.event());
            claim.commit();
            isBegun = true;
        }
        return isBegun;
    }

    private boolean onRecord(final long record, final DirectBuffer buffer, final int offset, final int length)
    {
        final int originBytes = isOfEvents() ? Origin.length(buffer, offset, length) : 0;
        if (!isWanted(record, buffer, offset + originBytes))
        {
            return true;
        }
        final boolean isSent =
            isOfEvents() ? sendEvent(record, buffer, offset, length) : sendDecision(record, buffer, offset, length);
        if (isSent)
        {
            previousRecord = record;
            bytesLeft -= length;
        }
        return isSent;
    }

    private boolean isWanted(final long record, final DirectBuffer buffer, final int frame)
    {
        final ReadScope scope = link.client().readScope();
        if (isOfEvents())
        {
            return record > wish.afterSequence() && scope.includesEvent(buffer, frame) &&
                isOfWish(scope, buffer, frame);
        }
        final long sequence = DecisionFrame.eventSequence(buffer, frame);
        if (sequence < wish.afterSequence() || (sequence == wish.afterSequence() &&
            DecisionFrame.decisionIndex(buffer, frame) <= wish.afterIndex()))
        {
            return false;
        }
        return wish.stream() == StreamName.REFUSALS ? scope.isOwnRefusal(buffer, frame) :
            scope.includesDecision(buffer, frame) && isOfWish(scope, buffer, frame);
    }

    private boolean isOfWish(final ReadScope scope, final DirectBuffer buffer, final int frame)
    {
        if (wish.accountId() != SubscribeDecoder.accountIdNullValue() &&
            !scope.isAbout(wish.accountId(), buffer, frame))
        {
            return false;
        }
        final int templateId = Frames.templateId(buffer, frame);
        boolean isOfTemplates = wish.templates().length == 0;
        for (final int wanted : wish.templates())
        {
            isOfTemplates |= wanted == templateId;
        }
        return isOfTemplates;
    }

    private boolean sendDecision(final long record, final DirectBuffer buffer, final int offset, final int length)
    {
        final int bytes = HEADER_BYTES + DecisionEncoder.BLOCK_LENGTH + LENGTH_BYTES + length;
        final MutableDirectBuffer message = begin(bytes);
        if (message == null)
        {
            return false;
        }
        decision.wrapAndApplyHeader(message, place(message), header)
            .eventSequence(DecisionFrame.eventSequence(buffer, offset))
            .index(DecisionFrame.decisionIndex(buffer, offset))
            .record(record)
            .previousRecord(previousRecord)
            .putFrame(buffer, offset, length);
        return end(message, bytes);
    }

    private boolean sendEvent(final long record, final DirectBuffer buffer, final int offset, final int length)
    {
        final int originBytes = Origin.length(buffer, offset, length);
        final int frameBytes = length - originBytes;
        final int bytes = HEADER_BYTES + EventEncoder.BLOCK_LENGTH + LENGTH_BYTES + frameBytes;
        final MutableDirectBuffer message = begin(bytes);
        if (message == null)
        {
            return false;
        }
        event.wrapAndApplyHeader(message, place(message), header).eventSequence(record).previousRecord(previousRecord);
        for (int i = 0; i < EventEncoder.originLength(); i++)
        {
            event.origin(i, (short)(i < originBytes ? buffer.getByte(offset + i) & 0xFF : 0));
        }
        event.putFrame(buffer, offset + originBytes, frameBytes);
        return end(message, bytes);
    }

    /** Returns the room for a message: in the publication if it fits into one fragment, else aside; null if none. */
    private @Nullable MutableDirectBuffer begin(final int bytes)
    {
        final Publication publication = Objects.requireNonNull(target);
        if (bytes > publication.maxPayloadLength())
        {
            return longMessage;
        }
        return publication.tryClaim(bytes, claim) > 0 ? claim.buffer() : null;
    }

    private int place(final MutableDirectBuffer message)
    {
        return message == longMessage ? 0 : claim.offset();
    }

    private boolean end(final MutableDirectBuffer message, final int bytes)
    {
        if (message == longMessage)
        {
            return Objects.requireNonNull(target).offer(longMessage, 0, bytes) > 0;
        }
        claim.commit();
        return true;
    }

    @Override
    public void close()
    {
        cursor.close();
    }
}
