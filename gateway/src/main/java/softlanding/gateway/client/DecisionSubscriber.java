package softlanding.gateway.client;

import io.aeron.Aeron;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.codecs.DecisionDecoder;
import softlanding.gateway.codecs.EventDecoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;
import softlanding.gateway.codecs.MessageHeaderEncoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.codecs.RefusedDecoder;
import softlanding.gateway.codecs.StreamName;
import softlanding.gateway.codecs.SubscribeEncoder;
import softlanding.gateway.codecs.SubscribedDecoder;
import softlanding.gateway.codecs.UpToDecoder;
import softlanding.gateway.codecs.WelcomeDecoder;
import softlanding.gateway.wire.Protocol;

/**
 * Reads decisions or events from any place on, each once and in order: it asks again behind the last one when node,
 * driver or connection was away, drops what it has, and sees a gap by the number of the record before. Used by one
 * thread, which calls {@link #poll} again and again.
 */
public final class DecisionSubscriber implements AutoCloseable
{
    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int FRAGMENTS = 64;
    private static final int WISH_BYTES = 2_048;
    private static final long ASK_NS = 500_000_000L;

    private final Connection connection;
    private final ConnectionSettings settings;
    private final ReadRequest request;
    private final RecordListener listener;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[WISH_BYTES]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final SubscribeEncoder subscribe = new SubscribeEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SubscribedDecoder subscribed = new SubscribedDecoder();
    private final RefusedDecoder refused = new RefusedDecoder();
    private final DecisionDecoder decision = new DecisionDecoder();
    private final EventDecoder event = new EventDecoder();
    private final UpToDecoder upTo = new UpToDecoder();
    private final FragmentHandler assembler = new FragmentAssembler(this::onFragment);
    private @Nullable Aeron aeron;
    private @Nullable Subscription records;
    private long lastSequence;
    private int lastIndex;
    private boolean isBegun;
    private long lastRecord;
    private long nowNs;
    private long askedNs;
    private int taken;

    /**
     * Prepares a reader; it connects when it is polled.
     *
     * @param settings how it reaches the node.
     * @param request  what it reads, and from where on.
     * @param listener receives the records.
     */
    public DecisionSubscriber(
        final ConnectionSettings settings, final ReadRequest request, final RecordListener listener)
    {
        this.settings = settings;
        this.request = request;
        this.listener = listener;
        connection = new Connection(settings, new Answers());
        lastSequence = request.afterSequence();
        lastIndex = request.afterIndex();
    }

    /**
     * Does what is due and never waits.
     *
     * @return amount of work; 0 if the caller may idle.
     */
    public int poll()
    {
        nowNs = System.nanoTime();
        final int work = connection.poll(nowNs);
        listen();
        if (connection.isWelcome() && !isBegun && nowNs - askedNs >= ASK_NS)
        {
            ask();
        }
        if (records == null)
        {
            return work;
        }
        taken = 0;
        return work + records.poll(assembler, FRAGMENTS);
    }

    private void listen()
    {
        final Aeron present = connection.aeron();
        if (present != aeron)
        {
            aeron = present;
            isBegun = false;
            records = present == null ? null : present.addSubscription(
                Protocol.READERS_CHANNEL, Protocol.readersStream(settings.clientId()));
        }
    }

    private void ask()
    {
        askedNs = nowNs;
        subscribe.wrapAndApplyHeader(message, 0, headerEncoder)
            .stream(request.ofEvents() ? StreamName.EVENTS : StreamName.DECISIONS)
            .afterSequence(lastSequence)
            .afterIndex(lastIndex)
            .accountId(request.accountId());
        final SubscribeEncoder.TemplatesEncoder templates = subscribe.templatesCount(request.templateIds().size());
        request.templateIds().forEach(id -> templates.next().templateId(id));
        connection.send(message, HEADER_BYTES + subscribe.encodedLength());
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header fragment)
    {
        if (!Protocol.isMessage(header, buffer, offset, length) || connection.stop() != null)
        {
            return;
        }
        final int body = offset + HEADER_BYTES;
        switch (header.templateId())
        {
            case SubscribedDecoder.TEMPLATE_ID ->
                onSubscribed(subscribed.wrap(buffer, body, header.blockLength(), header.version()));
            case DecisionDecoder.TEMPLATE_ID ->
            {
                decision.wrap(buffer, body, header.blockLength(), header.version());
                onRecord(
                    decision.eventSequence(), decision.index(), decision.record(), decision.previousRecord(), buffer,
                    decision.limit());
            }
            case EventDecoder.TEMPLATE_ID ->
            {
                event.wrap(buffer, body, header.blockLength(), header.version());
                onRecord(
                    event.eventSequence(), 0, event.eventSequence(), event.previousRecord(), buffer, event.limit());
            }
            case UpToDecoder.TEMPLATE_ID -> onUpTo(upTo.wrap(buffer, body, header.blockLength(), header.version()));
            default ->
            {
            }
        }
    }

    private void onSubscribed(final SubscribedDecoder answer)
    {
        if (answer.session() == connection.session() && answer.afterSequence() == lastSequence &&
            answer.afterIndex() == lastIndex)
        {
            isBegun = true;
            lastRecord = 0;
        }
    }

    private void onRecord(
        final long sequence,
        final int index,
        final long record,
        final long previousRecord,
        final DirectBuffer buffer,
        final int lengthAt)
    {
        if (!isBegun)
        {
            return;
        }
        if (previousRecord != lastRecord)
        {
            listener.onGap(previousRecord, lastRecord);
            isBegun = false;
            return;
        }
        lastRecord = record;
        if (sequence > lastSequence || (sequence == lastSequence && index > lastIndex))
        {
            final int length = buffer.getInt(lengthAt, ByteOrder.LITTLE_ENDIAN);
            listener.onRecord(
                sequence, index, buffer, lengthAt + DecisionDecoder.frameHeaderLength(), length);
            lastSequence = sequence;
            lastIndex = index;
            taken++;
        }
    }

    private void onUpTo(final UpToDecoder told)
    {
        if (isBegun && told.previousRecord() == lastRecord)
        {
            listener.onUpTo(told.eventSequence(), told.timestampNs());
        }
    }

    /** Returns the number of records that the last poll passed on. */
    public int taken()
    {
        return taken;
    }

    /** Returns the event of the last record. */
    public long lastSequence()
    {
        return lastSequence;
    }

    /** Returns the index of the last decision among those of its event. */
    public int lastIndex()
    {
        return lastIndex;
    }

    /** Returns whether the node has let this reader in. */
    public boolean isConnected()
    {
        return connection.isWelcome();
    }

    /** Returns why the reader stopped; null while it goes on. */
    public @Nullable StopReason stopped()
    {
        return connection.stop();
    }

    @Override
    public void close()
    {
        connection.close();
    }

    /** Passes on what the node says. */
    private final class Answers implements Connection.Listener
    {
        @Override
        public void onWelcome(final WelcomeDecoder welcome)
        {
            isBegun = false;
            ask();
        }

        @Override
        public void onAnswer(
            final int templateId, final MessageHeaderDecoder told, final DirectBuffer buffer, final int offset)
        {
            if (templateId != RefusedDecoder.TEMPLATE_ID)
            {
                return;
            }
            refused.wrap(buffer, offset + HEADER_BYTES, told.blockLength(), told.version());
            if (refused.refusalRaw() == Refusal.TOO_OLD.value())
            {
                connection.stop(StopReason.TOO_OLD);
            }
            else if (refused.refusalRaw() == Refusal.TOO_MANY.value())
            {
                connection.stop(StopReason.TOO_MANY);
            }
            else if (refused.refusalRaw() == Refusal.NOT_PERMITTED.value())
            {
                connection.stop(StopReason.NOT_PERMITTED);
            }
        }

        @Override
        public void onStop(final StopReason reason)
        {
            listener.onStop(reason);
        }
    }
}
