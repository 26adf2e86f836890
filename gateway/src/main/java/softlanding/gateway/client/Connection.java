package softlanding.gateway.client;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.RethrowingErrorHandler;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.security.SecureRandom;
import java.util.Arrays;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.codecs.BeatDecoder;
import softlanding.gateway.codecs.Bool;
import softlanding.gateway.codecs.HelloEncoder;
import softlanding.gateway.codecs.KeepAliveEncoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;
import softlanding.gateway.codecs.MessageHeaderEncoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.codecs.RefusedDecoder;
import softlanding.gateway.codecs.WelcomeDecoder;
import softlanding.gateway.wire.Protocol;
import softlanding.gateway.wire.Token;

/**
 * One client's connection to its node: waits for a beat, says Hello until it is welcome, and begins again when node or
 * media driver was away. Used by one thread, which polls it.
 */
final class Connection implements AutoCloseable
{
    /** Receives what the node says. */
    interface Listener
    {
        /** A session begins; earlier messages of the client may be lost. */
        void onWelcome(WelcomeDecoder welcome);

        /** Another answer of this session. */
        void onAnswer(int templateId, MessageHeaderDecoder header, DirectBuffer buffer, int offset);

        /** The client stops. */
        void onStop(StopReason reason);
    }

    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int FRAGMENTS = 64;
    private static final long CONNECT_EVERY_NS = 200_000_000L;
    private static final long KEEP_ALIVE_NS = 1_000_000_000L;

    private final ConnectionSettings settings;
    private final Listener listener;
    private final SecureRandom random = new SecureRandom();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BeatDecoder beat = new BeatDecoder();
    private final WelcomeDecoder welcome = new WelcomeDecoder();
    private final RefusedDecoder refused = new RefusedDecoder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final HelloEncoder hello = new HelloEncoder();
    private final KeepAliveEncoder keepAlive = new KeepAliveEncoder();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[256]);
    private final byte[] nonce = new byte[Token.NONCE_BYTES];
    private final byte[] heardNonce = new byte[Token.NONCE_BYTES];
    private final FragmentHandler assembler = new FragmentAssembler(this::onFragment);
    private long streamId = HelloEncoder.streamIdNullValue();
    private boolean isNewStream;
    private @Nullable Aeron aeron;
    private @Nullable ExclusivePublication publication;
    private @Nullable Subscription answers;
    private volatile boolean isDriverLost;
    private long nowNs;
    private long connectNs;
    private long heardNs;
    private long saidNs;
    private long session;
    private long epoch;
    private boolean hasBeat;
    private boolean isWelcome;
    private @Nullable StopReason stop;

    Connection(final ConnectionSettings settings, final Listener listener)
    {
        this.settings = settings;
        this.listener = listener;
        connectNs = System.nanoTime() - CONNECT_EVERY_NS;
    }

    /** Says which stream the client sends. */
    void sends(final long ofStreamId, final boolean isNew)
    {
        streamId = ofStreamId;
        isNewStream = isNew;
    }

    boolean isWelcome()
    {
        return isWelcome;
    }

    /** Returns why the client stopped; null while it goes on. */
    @Nullable StopReason stop()
    {
        return stop;
    }

    void stop(final StopReason reason)
    {
        if (stop == null)
        {
            stop = reason;
            isWelcome = false;
            listener.onStop(reason);
        }
    }

    long session()
    {
        return session;
    }

    @Nullable Aeron aeron()
    {
        return isDriverLost ? null : aeron;
    }

    /** Reads what has come, and says what is due. Returns the amount of work. */
    int poll(final long atNs)
    {
        nowNs = atNs;
        if (stop != null || !isConnected())
        {
            return 0;
        }
        final int work = answers == null ? 0 : answers.poll(assembler, FRAGMENTS);
        if (stop != null)
        {
            return work;
        }
        if (hasBeat && nowNs - heardNs > Protocol.DEAD_NS)
        {
            forgetNode();
        }
        if (hasBeat && !isWelcome && nowNs - saidNs >= Protocol.BEAT_NS)
        {
            saidNs = nowNs;
            sayHello();
        }
        else if (isWelcome && nowNs - saidNs >= KEEP_ALIVE_NS)
        {
            saidNs = nowNs;
            keepAlive.wrapAndApplyHeader(message, 0, headerEncoder).session(session);
            send(message, HEADER_BYTES + KeepAliveEncoder.BLOCK_LENGTH);
        }
        return work;
    }

    private void forgetNode()
    {
        hasBeat = false;
        isWelcome = false;
    }

    private boolean isConnected()
    {
        if (aeron != null && (isDriverLost || aeron.isClosed()))
        {
            disconnect();
        }
        if (aeron == null && nowNs - connectNs >= CONNECT_EVERY_NS)
        {
            connectNs = nowNs;
            isDriverLost = false;
            try
            {
                aeron = Aeron.connect(new Aeron.Context()
                    .aeronDirectoryName(settings.driver().toString())
                    .errorHandler(error -> isDriverLost = true)
                    .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
                answers = aeron.addSubscription(
                    Protocol.ANSWERS_CHANNEL, Protocol.answersStream(settings.clientId()));
                publication = aeron.addExclusivePublication(settings.channel(), Protocol.INGRESS_STREAM);
            }
            catch (final AeronException e)
            {
                disconnect();
            }
        }
        return aeron != null;
    }

    private void disconnect()
    {
        forgetNode();
        CloseHelper.quietClose(aeron);
        aeron = null;
        publication = null;
        answers = null;
    }

    /** Sends a message. Returns false if there is no room now. */
    boolean send(final DirectBuffer buffer, final int length)
    {
        return publication != null && publication.offer(buffer, 0, length) > 0;
    }

    /** Sends a message of two parts. Returns false if there is no room now. */
    boolean send(
        final DirectBuffer first,
        final int firstLength,
        final DirectBuffer second,
        final int offset,
        final int length)
    {
        return publication != null && publication.offer(first, 0, firstLength, second, offset, length) > 0;
    }

    private void sayHello()
    {
        final byte[] token = Token.of(settings.secret(), settings.clientId(), epoch, nonce);
        hello.wrapAndApplyHeader(message, 0, headerEncoder)
            .protocolMajor(Protocol.MAJOR)
            .protocolMinor(Protocol.MINOR)
            .schema(Protocol.SCHEMA)
            .sourceId(settings.clientId())
            .session(session)
            .streamId(streamId)
            .newStream(isNewStream ? Bool.YES : Bool.NO);
        for (int i = 0; i < Token.BYTES; i++)
        {
            hello.token(i, (short)(token[i] & 0xFF));
        }
        send(message, HEADER_BYTES + HelloEncoder.BLOCK_LENGTH);
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header fragment)
    {
        if (stop != null || !Protocol.isMessage(header, buffer, offset, length))
        {
            return;
        }
        final int body = offset + HEADER_BYTES;
        switch (header.templateId())
        {
            case BeatDecoder.TEMPLATE_ID -> onBeat(beat.wrap(buffer, body, header.blockLength(), header.version()));
            case WelcomeDecoder.TEMPLATE_ID ->
                onWelcome(welcome.wrap(buffer, body, header.blockLength(), header.version()));
            case RefusedDecoder.TEMPLATE_ID -> onRefused(
                refused.wrap(buffer, body, header.blockLength(), header.version()), buffer, offset);
            default ->
            {
                if (isWelcome)
                {
                    listener.onAnswer(header.templateId(), header, buffer, offset);
                }
            }
        }
    }

    /** Another epoch or nonce is another start of the node: a session begins there. */
    private void onBeat(final BeatDecoder heard)
    {
        heardNs = nowNs;
        for (int i = 0; i < heardNonce.length; i++)
        {
            heardNonce[i] = (byte)heard.nonce(i);
        }
        if (!hasBeat || heard.epoch() > epoch || (heard.epoch() == epoch && !Arrays.equals(nonce, heardNonce)))
        {
            epoch = heard.epoch();
            System.arraycopy(heardNonce, 0, nonce, 0, nonce.length);
            hasBeat = true;
            isWelcome = false;
            session = random.nextLong();
            saidNs = nowNs - Protocol.BEAT_NS;
        }
    }

    private void onWelcome(final WelcomeDecoder answer)
    {
        if (!isWelcome && hasBeat && answer.session() == session && answer.epoch() == epoch)
        {
            isWelcome = true;
            saidNs = nowNs;
            // The next connection of this client goes on with the stream.
            isNewStream = false;
            listener.onWelcome(answer);
        }
    }

    private void onRefused(final RefusedDecoder answer, final DirectBuffer buffer, final int offset)
    {
        if (!hasBeat || answer.session() != session)
        {
            return;
        }
        final short refusal = answer.refusalRaw();
        if (refusal == Refusal.VERSION.value())
        {
            stop(StopReason.VERSION);
        }
        else if (refusal == Refusal.SUPERSEDED.value())
        {
            stop(StopReason.SUPERSEDED);
        }
        else if (refusal == Refusal.OTHER_STREAM.value())
        {
            stop(StopReason.OTHER_STREAM);
        }
        else if (isWelcome)
        {
            listener.onAnswer(RefusedDecoder.TEMPLATE_ID, header, buffer, offset);
        }
    }

    @Override
    public void close()
    {
        disconnect();
    }
}
