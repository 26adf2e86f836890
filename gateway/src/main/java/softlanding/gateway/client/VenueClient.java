package softlanding.gateway.client;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.FrameFault;
import softlanding.codecs.FrameRejectedDecoder;
import softlanding.gateway.codecs.AcceptedDecoder;
import softlanding.gateway.codecs.DecisionDecoder;
import softlanding.gateway.codecs.EventsEncoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;
import softlanding.gateway.codecs.MessageHeaderEncoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.codecs.RefusedDecoder;
import softlanding.gateway.codecs.StreamName;
import softlanding.gateway.codecs.SubscribeEncoder;
import softlanding.gateway.codecs.WelcomeDecoder;
import softlanding.gateway.wire.Protocol;

/**
 * Hands the events of one source over, each exactly once: sends what is in the outbox, goes back when the node expects
 * an earlier one, and forgets an event only when it was accepted and every refusal up to it is known. Used by one
 * thread, which calls {@link #poll} again and again.
 * <p>
 * A client that stops has met something that a person must look at: see {@link StopReason}.
 */
public final class VenueClient implements AutoCloseable
{
    /** What to do when the node has lost events that it had accepted. */
    public enum OnLoss
    {
        /** Stop. */
        STOP,
        /** Send again what the outbox still has. */
        RESEND,
        /** Go on behind what the node has. */
        ACCEPT
    }

    /** Most events that are sent and not yet accepted. */
    public static final int WINDOW = 2_000;

    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;
    /** The fixed part of Events, and the length of an entry of its group: the number of frames follows. */
    private static final int EVENTS_HEAD_BYTES = HEADER_BYTES + EventsEncoder.BLOCK_LENGTH + 2;
    private static final long RESEND_NS = 1_000_000_000L;
    private static final long REWIND_NS = 20_000_000L;
    private static final long NOT_PERMITTED_NS = 1_000_000_000L;

    private final Connection connection;
    private final Outbox outbox;
    private final OutboxState state;
    private final VenueListener listener;
    private final int sourceId;
    private final OnLoss onLoss;
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final EventsEncoder events = new EventsEncoder();
    private final SubscribeEncoder subscribe = new SubscribeEncoder();
    private final AcceptedDecoder accepted = new AcceptedDecoder();
    private final RefusedDecoder refused = new RefusedDecoder();
    private final DecisionDecoder decision = new DecisionDecoder();
    private final FrameRejectedDecoder frameRejected = new FrameRejectedDecoder();
    private final softlanding.codecs.MessageHeaderDecoder frameHeader =
        new softlanding.codecs.MessageHeaderDecoder();
    private final UnsafeBuffer head = new UnsafeBuffer(new byte[64]);
    private final Settlement settlement;
    private final Outbox.MessageHandler sender = this::send;
    private long nowNs = System.nanoTime();
    /** What is added to a position to get the sequence of the source. */
    private long base;
    private long nextToSend = 1;
    private long waitUntilNs;
    private long progressNs;
    private long rewoundTo;
    private long rewoundNs;
    private long askedNs;

    /**
     * Prepares a client; it connects when it is polled.
     *
     * @param settings    how it reaches the node.
     * @param outbox      holds its events; stays with the caller.
     * @param isNewStream whether the outbox is to be the next stream of the source, if the node knows another one.
     * @param onLoss      what to do when the node has lost events.
     * @param listener    hears what becomes of the events.
     */
    public VenueClient(
        final ConnectionSettings settings,
        final Outbox outbox,
        final boolean isNewStream,
        final OnLoss onLoss,
        final VenueListener listener)
    {
        this.outbox = outbox;
        this.listener = listener;
        this.onLoss = onLoss;
        sourceId = settings.clientId();
        state = outbox.state();
        settlement = new Settlement(state);
        connection = new Connection(settings, new Answers());
        connection.sends(state.streamId(), isNewStream);
        nextToSend = state.accepted() + 1;
    }

    /**
     * Does what is due and never waits.
     *
     * @return amount of work; 0 if the caller may idle.
     */
    public int poll()
    {
        nowNs = System.nanoTime();
        int work = connection.poll(nowNs);
        if (connection.isWelcome())
        {
            work += sendMore();
            if (settlement.isOwed() && nowNs - askedNs > RESEND_NS)
            {
                askForRefusals();
            }
        }
        return work;
    }

    private int sendMore()
    {
        if (nowNs - waitUntilNs < 0)
        {
            return 0;
        }
        if (nextToSend > settlement.acceptedByNode() + 1 && nowNs - progressNs > RESEND_NS)
        {
            progressNs = nowNs;
            nextToSend = settlement.acceptedByNode() + 1;
        }
        int work = 0;
        while (nextToSend <= outbox.lastPosition() && nextToSend <= settlement.acceptedByNode() + WINDOW)
        {
            final long next = outbox.read(nextToSend, sender);
            if (next == nextToSend)
            {
                break;
            }
            if (nextToSend == settlement.acceptedByNode() + 1)
            {
                progressNs = nowNs;
            }
            nextToSend = next;
            work++;
        }
        return work;
    }

    private boolean send(
        final long position, final int frames, final DirectBuffer buffer, final int offset, final int length)
    {
        events.wrapAndApplyHeader(head, 0, headerEncoder).sourceSequence(base + position);
        head.putShort(HEADER_BYTES + EventsEncoder.BLOCK_LENGTH, (short)0, ByteOrder.LITTLE_ENDIAN);
        return connection.send(head, EVENTS_HEAD_BYTES, buffer, offset, length);
    }

    private void onWelcome(final WelcomeDecoder welcome)
    {
        final long first = welcome.firstSequenceOfStream();
        base = first - 1 - state.lost();
        long position = welcome.lastSourceSequence() - base;
        settlement.reset();
        if (position < state.accepted())
        {
            if (!goesOnAfterLoss(position))
            {
                connection.stop(StopReason.NODE_LOST_EVENTS);
                return;
            }
            position = welcome.lastSourceSequence() - base;
            state.accept(position, welcome.lastEventSequence(), welcome.refusedTotal());
        }
        if (position > outbox.lastPosition())
        {
            listener.onTailLost(outbox.lastPosition() + 1, position);
            outbox.skipTo(position);
        }
        if (state.refused() == OutboxState.UNKNOWN)
        {
            state.accept(position, welcome.lastEventSequence(), welcome.refusedTotal());
        }
        nextToSend = position + 1;
        progressNs = nowNs;
        waitUntilNs = nowNs;
        onAccepted(position, welcome.lastEventSequence(), welcome.refusedTotal());
    }

    private boolean goesOnAfterLoss(final long position)
    {
        final long to = state.accepted();
        final boolean isResent = onLoss == OnLoss.RESEND && outbox.rewindTo(position);
        listener.onNodeLost(position + 1, to, isResent);
        if (onLoss == OnLoss.ACCEPT)
        {
            state.lose(to - position);
            base = base - (to - position);
        }
        return isResent || onLoss == OnLoss.ACCEPT;
    }

    private void onAccepted(final long position, final long event, final long refusedTotal)
    {
        if (position > settlement.acceptedByNode())
        {
            progressNs = nowNs;
        }
        settlement.accept(position, event, refusedTotal);
        settle();
    }

    /** Forgets what was accepted, once every refusal up to it is known. */
    private void settle()
    {
        if (settlement.settle())
        {
            outbox.onAccepted(state.accepted(), nowNs);
        }
        else if (settlement.isOwed() && nowNs - askedNs > RESEND_NS / 10)
        {
            askForRefusals();
        }
    }

    private void askForRefusals()
    {
        askedNs = nowNs;
        subscribe.wrapAndApplyHeader(head, 0, headerEncoder)
            .stream(StreamName.REFUSALS)
            .afterSequence(state.acceptedEvent())
            .afterIndex(Protocol.ALL_INDICES)
            .accountId(SubscribeEncoder.accountIdNullValue())
            .templatesCount(0);
        connection.send(head, HEADER_BYTES + subscribe.encodedLength());
    }

    private void onRefused(final RefusedDecoder answer)
    {
        final long position = answer.sourceSequence() - base;
        final short refusal = answer.refusalRaw();
        if (refusal == Refusal.UNSOUND.value())
        {
            noteRefused(position, FrameFault.get(answer.fault()).name(), answer.field());
        }
        else if (refusal == Refusal.GAP.value())
        {
            rewind(answer.expected() - base);
        }
        else if (refusal == Refusal.BUSY.value())
        {
            waitUntilNs = nowNs + Math.max(answer.retryAfterNs(), 1_000_000);
            nextToSend = Math.min(nextToSend, Math.max(position, settlement.acceptedByNode() + 1));
        }
        else if (refusal == Refusal.NOT_PERMITTED.value() && position > 0)
        {
            waitUntilNs = nowNs + NOT_PERMITTED_NS;
            nextToSend = Math.min(nextToSend, Math.max(position, settlement.acceptedByNode() + 1));
            listener.onNotPermitted(position, answer.templateId());
        }
        else if (refusal == Refusal.MALFORMED.value() || refusal == Refusal.TOO_LONG.value())
        {
            connection.stop(StopReason.MALFORMED);
        }
    }

    private void rewind(final long expected)
    {
        if (expected > settlement.acceptedByNode() && expected < nextToSend &&
            (expected != rewoundTo || nowNs - rewoundNs > REWIND_NS))
        {
            rewoundTo = expected;
            rewoundNs = nowNs;
            nextToSend = expected;
        }
    }

    private void noteRefused(final long position, final String reason, final String field)
    {
        if (settlement.note(position))
        {
            listener.onRefused(position, reason, field);
        }
    }

    private void onDecision(final DecisionDecoder answer)
    {
        final DirectBuffer buffer = answer.buffer();
        final int frame = answer.limit() + DecisionDecoder.frameHeaderLength();
        frameRejected.wrapAndApplyHeader(buffer, frame, frameHeader);
        if (frameRejected.sourceId() == sourceId)
        {
            noteRefused(frameRejected.sourceSequence() - base, frameRejected.reason().name(), frameRejected.field());
        }
    }

    /** Returns the position up to which everything was accepted, and every refusal is known. */
    public long acceptedPosition()
    {
        return state.accepted();
    }

    /** Tells whether the node takes events of this client now. */
    public boolean isConnected()
    {
        return connection.isWelcome();
    }

    /** Returns why the client stopped; null while it goes on. */
    public @Nullable StopReason stopped()
    {
        return connection.stop();
    }

    /** Disconnects; the outbox stays open. */
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
            VenueClient.this.onWelcome(welcome);
        }

        @Override
        public void onAnswer(
            final int templateId, final MessageHeaderDecoder header, final DirectBuffer buffer, final int offset)
        {
            final int body = offset + HEADER_BYTES;
            switch (templateId)
            {
                case AcceptedDecoder.TEMPLATE_ID ->
                {
                    accepted.wrap(buffer, body, header.blockLength(), header.version());
                    VenueClient.this.onAccepted(
                        accepted.sourceSequence() - base, accepted.eventSequence(), accepted.refusedTotal());
                }
                case RefusedDecoder.TEMPLATE_ID ->
                    VenueClient.this.onRefused(
                        refused.wrap(buffer, body, header.blockLength(), header.version()));
                case DecisionDecoder.TEMPLATE_ID ->
                {
                    onDecision(decision.wrap(buffer, body, header.blockLength(), header.version()));
                    settle();
                }
                default ->
                {
                }
            }
        }

        @Override
        public void onStop(final StopReason reason)
        {
            listener.onStop(reason);
        }
    }
}
