package softlanding.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.gateway.client.MappedOutbox;
import softlanding.gateway.client.VenueClient;
import softlanding.gateway.client.VenueListener;
import softlanding.gateway.codecs.BeatDecoder;
import softlanding.gateway.codecs.Bool;
import softlanding.gateway.codecs.EventsEncoder;
import softlanding.gateway.codecs.HelloEncoder;
import softlanding.gateway.codecs.MessageHeaderDecoder;
import softlanding.gateway.codecs.MessageHeaderEncoder;
import softlanding.gateway.codecs.StreamName;
import softlanding.gateway.codecs.SubscribeEncoder;
import softlanding.gateway.codecs.WelcomeDecoder;
import softlanding.gateway.wire.Protocol;
import softlanding.gateway.wire.Token;

/** Messages of any kind, from senders that are known and not: the node goes on, and takes nothing from a stranger. */
@SuppressWarnings("try") // drivers and nodes only have to run
class FuzzedMessagesTest
{
    private static final int MESSAGES = 20_000;
    private static final int LONGEST = 4_000;
    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;

    @TempDir
    private Path folder;
    private final Random random = new Random(20_261_201);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64 << 10]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TestVenue venue = new TestVenue();
    private long epoch = -1;
    private final byte[] nonce = new byte[Token.NONCE_BYTES];
    private boolean isWelcome;

    @Test
    void shouldGoOnAndTakeNothingFromStrangers()
    {
        final Path aeron = folder.resolve("aeron");
        final Path journal = folder.resolve("journal");
        final List<String> lines = TestVenue.lines(10);
        try (MediaDriver driver = TestDriver.launch(aeron);
            RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            Aeron client = Aeron.connect(new Aeron.Context().aeronDirectoryName(aeron.toString())))
        {
            try (ExclusivePublication stranger =
                client.addExclusivePublication(TestVenue.CHANNEL, Protocol.INGRESS_STREAM))
            {
                offer(stranger, events(1, lines));
                fuzz(stranger, lines);
                final long strange = running.node().unauthenticated();
                assertTrue(strange > MESSAGES / 4, "unauthenticated: " + strange);
            }
            assertEquals(List.of(), TestVenue.sequences(journal, TestVenue.OTHER));
            try (ExclusivePublication known =
                client.addExclusivePublication(TestVenue.CHANNEL, Protocol.INGRESS_STREAM);
                Subscription answers = client.addSubscription(
                    Protocol.ANSWERS_CHANNEL, Protocol.answersStream(TestVenue.OTHER)))
            {
                hello(known, answers);
                fuzz(known, lines);
            }
            try (MappedOutbox outbox = MappedOutbox.open(folder.resolve("outbox"), 1 << 20, 0);
                VenueClient good = new VenueClient(TestVenue.settings(aeron, TestVenue.VENUE), outbox, false,
                    VenueClient.OnLoss.STOP, new VenueListener()
                    {
                    }))
            {
                venue.of(lines).append(outbox);
                GatewayTest.await(() -> good.acceptedPosition() == lines.size(), good::poll);
            }
        }
        assertEquals(lines.size(), TestVenue.sequences(journal, TestVenue.VENUE).size());
        assertEquals(TestVenue.decisions(journal), TestVenue.playAgain(journal, folder.resolve("again")));
    }

    private void fuzz(final ExclusivePublication publication, final List<String> lines)
    {
        for (int i = 0; i < MESSAGES / 2; i++)
        {
            int length = switch (random.nextInt(4))
            {
                case 0 -> noise();
                case 1 -> events(random.nextInt(40), lines.subList(0, 1 + random.nextInt(lines.size())));
                case 2 -> subscribe();
                default -> helloOf(TestVenue.OTHER, random.nextInt(), new byte[Token.BYTES]);
            };
            for (int change = random.nextInt(4); change > 0; change--)
            {
                buffer.putByte(random.nextInt(Math.max(1, length)), (byte)random.nextInt());
            }
            length = random.nextInt(4) == 0 ? random.nextInt(length + 1) : length;
            offer(publication, length);
        }
    }

    private int noise()
    {
        final int length = random.nextInt(LONGEST);
        for (int i = 0; i < length; i++)
        {
            buffer.putByte(i, (byte)random.nextInt());
        }
        header.wrap(buffer, 0).blockLength(random.nextInt(80)).templateId(random.nextInt(16))
            .schemaId(random.nextInt(8) == 0 ? random.nextInt(4_000) : EventsEncoder.SCHEMA_ID).version(0);
        return Math.max(length, random.nextInt(9));
    }

    private int events(final long sequence, final List<String> lines)
    {
        venue.of(lines);
        new EventsEncoder().wrapAndApplyHeader(buffer, 0, header).sourceSequence(sequence);
        final int count = HEADER_BYTES + EventsEncoder.BLOCK_LENGTH;
        buffer.putShort(count, (short)0, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(count + 2, venue.message(), 0, venue.length());
        return count + 2 + venue.length();
    }

    private int subscribe()
    {
        final SubscribeEncoder subscribe = new SubscribeEncoder().wrapAndApplyHeader(buffer, 0, header)
            .stream(StreamName.get((short)random.nextInt(4)))
            .afterSequence(random.nextInt(50) - 10)
            .afterIndex(random.nextInt())
            .accountId(random.nextInt(10));
        final int templates = random.nextInt(3);
        final SubscribeEncoder.TemplatesEncoder group = subscribe.templatesCount(templates);
        for (int i = 0; i < templates; i++)
        {
            group.next().templateId(random.nextInt(500));
        }
        return HEADER_BYTES + subscribe.encodedLength();
    }

    private int helloOf(final int clientId, final long session, final byte[] token)
    {
        final HelloEncoder hello = new HelloEncoder().wrapAndApplyHeader(buffer, 0, header)
            .protocolMajor(Protocol.MAJOR).protocolMinor(0).schema(Protocol.SCHEMA).sourceId(clientId)
            .session(session).streamId(77).newStream(Bool.NO);
        for (int i = 0; i < Token.BYTES; i++)
        {
            hello.token(i, (short)(token[i] & 0xFF));
        }
        return HEADER_BYTES + HelloEncoder.BLOCK_LENGTH;
    }

    private void hello(final ExclusivePublication publication, final Subscription answers)
    {
        GatewayTest.await(() -> epoch >= 0, () -> answers.poll(this::onAnswer, 10));
        offer(publication, helloOf(TestVenue.OTHER, 1,
            Token.of(TestVenue.secret(TestVenue.OTHER), TestVenue.OTHER, epoch, nonce)));
        GatewayTest.await(() -> isWelcome, () -> answers.poll(this::onAnswer, 10));
    }

    private void onAnswer(
        final DirectBuffer answer, final int offset, final int length, final Header fragment)
    {
        final MessageHeaderDecoder read = new MessageHeaderDecoder().wrap(answer, offset);
        isWelcome |= read.templateId() == WelcomeDecoder.TEMPLATE_ID;
        if (read.templateId() == BeatDecoder.TEMPLATE_ID)
        {
            final BeatDecoder beat = new BeatDecoder().wrapAndApplyHeader(answer, offset, read);
            epoch = beat.epoch();
            for (int i = 0; i < nonce.length; i++)
            {
                nonce[i] = (byte)beat.nonce(i);
            }
        }
    }

    private void offer(final ExclusivePublication publication, final int length)
    {
        GatewayTest.await(() -> publication.offer(buffer, 0, length) > 0, () -> {});
    }
}
