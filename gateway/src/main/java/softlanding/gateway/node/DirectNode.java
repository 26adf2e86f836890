package softlanding.gateway.node;

import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.Header;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.FrameFault;
import softlanding.gateway.codecs.EventsDecoder;
import softlanding.gateway.codecs.GroupSizeEncodingDecoder;
import softlanding.gateway.codecs.HelloDecoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.codecs.RefusedEncoder;
import softlanding.gateway.codecs.SubscribeDecoder;
import softlanding.gateway.wire.Protocol;
import softlanding.gateway.wire.Token;
import softlanding.node.gate.GateVerdict;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.pipeline.SlewedClock;
import softlanding.node.replay.JournalManifest;

/**
 * A live node on one thread: polls its clients, passes each message through gate, journal and engine, acknowledges what
 * was applied, and feeds its readers. {@link #work()} does one round and never waits; the caller decides how to idle.
 * <p>
 * When the media driver goes, the engine stays: the node connects again. After any other failure every call throws, and
 * the next start recovers the journal.
 */
public final class DirectNode implements AutoCloseable
{
    private static final int HEADER_BYTES = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int COUNT_OFFSET = GroupSizeEncodingDecoder.numInGroupEncodingOffset();
    private static final int MOST_BYTES_PER_POLL = 1 << 20;
    private static final long CONNECT_EVERY_NS = 500_000_000L;

    private final DirectNodeContext context;
    private final SlewedClock clock;
    private final EventPipeline pipeline;
    private final DecisionServer server;
    private final Sessions sessions;
    private final Consumer<String> log;
    private final long epoch;
    private final byte[] nonce = new byte[Token.NONCE_BYTES];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final HelloDecoder hello = new HelloDecoder();
    private final EventsDecoder events = new EventsDecoder();
    private final SubscribeDecoder subscribe = new SubscribeDecoder();
    private @Nullable Transport transport;
    private volatile boolean isDriverLost;
    private volatile @Nullable List<Client> changedClients;
    private boolean hasFailed;
    private boolean hasMessageFailed;
    private long nowNs;
    private long connectNs;
    private long beatNs;
    private long commitNs;
    private long committedNs;
    private int bytesRead;
    private volatile long lastApplied;

    private DirectNode(final DirectNodeContext context)
    {
        this.context = context;
        log = context.log();
        clock = context.clock();
        // Decisions are read from the journal, so nobody waits for them on the way.
        pipeline = EventPipeline.recover(context.pipeline().egress((buffer, offset, length) -> {}));
        epoch = JournalManifest.epoch(context.journal());
        new SecureRandom().nextBytes(nonce);
        sessions = new Sessions(pipeline, epoch, nonce, context.clients());
        server = new DecisionServer(context.journal(), context.mostReaders());
    }

    /**
     * Recovers the journal and goes live. The driver may come later.
     *
     * @param context of the node.
     * @return the node; the caller closes it.
     */
    public static DirectNode launch(final DirectNodeContext context)
    {
        final DirectNode node = new DirectNode(context);
        boolean isLive = false;
        try
        {
            node.pipeline.start(node.clock.nanoTime());
            isLive = true;
            return node;
        }
        finally
        {
            if (!isLive)
            {
                node.pipeline.close();
            }
        }
    }

    /**
     * Does one round: reads until nothing is left or a megabyte was read, commits, acknowledges, feeds readers, beats.
     *
     * @return amount of work; 0 if the caller may idle.
     */
    public int work()
    {
        if (hasFailed)
        {
            throw new IllegalStateException("the node stopped at an earlier failure");
        }
        nowNs = clock.nanoTime();
        hasFailed = true;
        final int work = round();
        hasFailed = false;
        return work;
    }

    private int round()
    {
        takeChanges();
        final Transport connection = connected();
        int work = 0;
        if (connection != null)
        {
            forgetClosed(connection);
            work += poll(connection);
        }
        pipeline.onIdle(nowNs);
        commit(work);
        lastApplied = pipeline.lastApplied();
        server.onWritten(lastApplied, pipeline.lastDecision(), pipeline.gate().table().reachedNs());
        for (final ClientLink link : sessions.links())
        {
            link.payAccepted(pipeline.gate().table(), lastApplied);
        }
        if (nowNs - beatNs >= Protocol.BEAT_NS)
        {
            beatNs = nowNs;
            sessions.links().forEach(link -> link.beat(epoch, nonce, lastApplied));
        }
        work += server.work(connection == null ? null : connection.aeron(), nowNs);
        return work == 0 && pipeline.prepare() ? 1 : work;
    }

    /** Commits what was read, and what the node made of its own: an idle node does not sync again and again. */
    private void commit(final int fragments)
    {
        final long reachedNs = pipeline.gate().table().reachedNs();
        if (fragments > 0 || reachedNs != committedNs || nowNs - commitNs >= Protocol.BEAT_NS)
        {
            committedNs = reachedNs;
            commitNs = nowNs;
            pipeline.commit();
        }
    }

    private int poll(final Transport connection)
    {
        bytesRead = 0;
        int work = 0;
        int fragments = 1;
        while (fragments > 0 && bytesRead < MOST_BYTES_PER_POLL)
        {
            fragments = connection.poll();
            work += fragments;
        }
        return work;
    }

    private void forgetClosed(final Transport connection)
    {
        for (Integer session = connection.nextClosedSession(); session != null;
            session = connection.nextClosedSession())
        {
            sessions.onClosed(session);
        }
    }

    /** Returns the connection to the driver; null while there is none. */
    private @Nullable Transport connected()
    {
        if (transport != null && (isDriverLost || transport.isClosed()))
        {
            log.accept("media driver gone");
            disconnect();
        }
        if (transport == null && nowNs - connectNs >= CONNECT_EVERY_NS)
        {
            connectNs = nowNs;
            isDriverLost = false;
            try
            {
                transport = Transport.open(
                    context.driver(), context.channel(), sessions.links(), this::onFragment, this::onError);
                log.accept("connected to the media driver in " + context.driver());
            }
            catch (final AeronException e)
            {
                log.accept("no media driver in " + context.driver() + ": " + e.getMessage());
            }
        }
        return transport;
    }

    private void disconnect()
    {
        sessions.closeAll();
        server.closeAll();
        if (transport != null)
        {
            transport.close();
            transport = null;
        }
    }

    /** Called by the threads of the connection: whatever goes wrong there, a new connection begins without it. */
    private void onError(final Throwable error)
    {
        log.accept("connection: " + error);
        isDriverLost = true;
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header fragment)
    {
        if (hasMessageFailed)
        {
            return;
        }
        // Whatever is thrown here, no later message may be taken.
        hasMessageFailed = true;
        bytesRead += length;
        onMessage(fragment.sessionId(), buffer, offset, length);
        hasMessageFailed = false;
    }

    private void onMessage(final int aeronSession, final DirectBuffer buffer, final int offset, final int length)
    {
        if (!Protocol.isMessage(header, buffer, offset, length))
        {
            sessions.countUnauthenticated();
            return;
        }
        final int block = header.blockLength();
        switch (header.templateId())
        {
            case HelloDecoder.TEMPLATE_ID ->
            {
                if (block >= HelloDecoder.BLOCK_LENGTH)
                {
                    hello.wrap(buffer, offset + HEADER_BYTES, block, header.version());
                    sessions.onHello(aeronSession, hello, nowNs);
                }
            }
            case EventsDecoder.TEMPLATE_ID -> onEvents(aeronSession, buffer, offset, length, block);
            case SubscribeDecoder.TEMPLATE_ID -> onSubscribe(aeronSession, buffer, offset, length);
            default -> sessions.find(aeronSession);
        }
    }

    private void onEvents(
        final int aeronSession, final DirectBuffer buffer, final int offset, final int length, final int block)
    {
        final ClientLink link = sessions.find(aeronSession);
        if (link == null)
        {
            return;
        }
        final int frames = HEADER_BYTES + block + COUNT_OFFSET;
        if (block < EventsDecoder.BLOCK_LENGTH || frames > length)
        {
            link.refuse(Refusal.MALFORMED, 0, RefusedEncoder.templateIdNullValue(), 0);
            return;
        }
        final long sequence =
            events.wrap(buffer, offset + HEADER_BYTES, block, header.version()).sourceSequence();
        answer(link, sequence, pipeline.offer(
            link.client().principal(), sequence, nowNs, buffer, offset + frames, length - frames));
    }

    private void answer(final ClientLink link, final long sequence, final GateVerdict verdict)
    {
        final int noTemplate = RefusedEncoder.templateIdNullValue();
        switch (verdict.kind())
        {
            case TAKEN ->
            {
                link.oweAccepted();
                refuseFrames(link, verdict);
            }
            case REPEATED -> link.oweAccepted();
            case GAP -> link.refuseGap(sequence, verdict.expectedSequence(), nowNs);
            case BUSY, NO_ROOM -> link.refuse(Refusal.BUSY, sequence, noTemplate, verdict.retryAfterNs());
            case NOT_PERMITTED -> link.refuse(Refusal.NOT_PERMITTED, sequence, verdict.templateId(), 0);
            case MALFORMED -> link.refuse(Refusal.MALFORMED, sequence, noTemplate, 0);
            case TOO_LONG -> link.refuse(Refusal.TOO_LONG, sequence, noTemplate, 0);
            case OTHER_STREAM -> link.refuse(Refusal.OTHER_STREAM, sequence, noTemplate, 0);
            default -> throw new IllegalStateException("no answer to " + verdict.kind());
        }
    }

    private static void refuseFrames(final ClientLink link, final GateVerdict verdict)
    {
        for (int i = 0; verdict.refusedFrames() > 0 && i < verdict.frames(); i++)
        {
            final FrameFault fault = verdict.fault(i);
            if (fault != null)
            {
                link.refuseFrame(verdict.sourceSequence(i), fault.value(), verdict.field(i));
            }
        }
    }

    private void onSubscribe(final int aeronSession, final DirectBuffer buffer, final int offset, final int length)
    {
        final ClientLink link = sessions.find(aeronSession);
        if (link == null)
        {
            return;
        }
        final DecisionServer.Wish wish = DecisionServer.Wish.of(subscribe, header, buffer, offset, length);
        if (wish == null)
        {
            link.refuse(Refusal.MALFORMED, 0, RefusedEncoder.templateIdNullValue(), 0);
        }
        else
        {
            server.subscribe(link, wish, transport == null ? null : transport.aeron(), nowNs);
        }
    }

    /**
     * Changes secrets and rights of clients that the node knows; any thread may ask. Sessions go on.
     *
     * @param clients by the ids that the node was launched with; others are left out.
     */
    public void changeClients(final List<Client> clients)
    {
        changedClients = List.copyOf(clients);
    }

    private void takeChanges()
    {
        final List<Client> changed = changedClients;
        if (changed != null)
        {
            changedClients = null;
            sessions.change(changed);
        }
    }

    /** Returns the sequence of the last event that was applied; any thread may ask. */
    public long lastApplied()
    {
        return lastApplied;
    }

    /** Returns the number of messages of senders that had not said a right Hello. */
    public long unauthenticated()
    {
        return sessions.unauthenticated();
    }

    /** Tells whether the node is connected to the driver. */
    public boolean isConnected()
    {
        return transport != null && !isDriverLost;
    }

    /** Returns the pipeline behind the node. */
    public EventPipeline pipeline()
    {
        return pipeline;
    }

    /** Acknowledges what was applied, disconnects and closes the journal. */
    @Override
    public void close()
    {
        try
        {
            disconnect();
        }
        finally
        {
            pipeline.close();
        }
    }
}
