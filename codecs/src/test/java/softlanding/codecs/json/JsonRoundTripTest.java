package softlanding.codecs.json;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.RandomFrames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonRoundTripTest
{
    private static final int MUTATIONS = 100_000;

    private final MessageCatalog catalog = MessageCatalog.instance();
    private final FrameCheck frameCheck = new FrameCheck();
    private final JsonReader reader = new JsonReader();
    private final JsonWriter writer = new JsonWriter();

    @Test
    void shouldBringEveryMessageBackToTheSameBytes()
    {
        final long seed = 1905;
        final RandomFrames random = new RandomFrames(seed);
        final Set<Integer> covered = new HashSet<>();
        for (final MessageLayout message : catalog.messages())
        {
            for (int i = 0; i < 500; i++)
            {
                assertComesBack(random.next(message));
            }
            covered.add(message.templateId());
        }
        assertEquals(catalog.messages().size(), covered.size());
        assertTrue(covered.size() > 40, "covered=" + covered.size());
    }

    @Test
    void shouldRefuseOrKeepFramesWithRandomBytesChanged()
    {
        final long seed = 42;
        final Random random = new Random(seed);
        final RandomFrames frames = new RandomFrames(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++)
        {
            final byte[] frame = frames.next(randomMessage(random));
            for (int change = random.nextInt(4); change >= 0; change--)
            {
                frame[random.nextInt(frame.length)] = (byte)random.nextInt();
            }
            final UnsafeBuffer buffer = new UnsafeBuffer(frame);
            if (frameCheck.refusal(buffer, 0, frame.length) == null)
            {
                assertComesBack(frame);
            }
            else
            {
                refused++;
            }
        }
        assertTrue(MUTATIONS / 20 < refused && refused < MUTATIONS * 19 / 20, "refused=" + refused);
    }

    @Test
    void shouldRefuseOrAcceptLinesWithRandomBytesChanged()
    {
        final long seed = 43;
        final Random random = new Random(seed);
        final RandomFrames frames = new RandomFrames(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++)
        {
            final byte[] frame = frames.next(randomMessage(random));
            final int length = writer.write(new UnsafeBuffer(frame), 0, frame.length);
            final byte[] line = LineMutation.mutate(writer.line(), length, random);
            try
            {
                final int frameLength = reader.read(line, 0, line.length);
                assertNull(frameCheck.refusal(reader.frame(), 0, frameLength));
            }
            catch (final UnusableMessageException e)
            {
                refused++;
                assertFalse(e.getMessage().isBlank());
                assertTrue(e.getMessage().contains(": "), e.getMessage());
            }
        }
        assertTrue(MUTATIONS / 2 < refused && refused < MUTATIONS * 19 / 20, "refused=" + refused);
    }

    @Test
    void shouldRefuseEveryStartOfALine()
    {
        final RandomFrames frames = new RandomFrames(44);
        for (final MessageLayout message : catalog.messages())
        {
            final byte[] frame = frames.next(message);
            final int length = writer.write(new UnsafeBuffer(frame), 0, frame.length);
            for (int cut = 0; cut < length; cut++)
            {
                assertRefused(writer.line(), cut);
            }
        }
    }

    private void assertRefused(final byte[] line, final int length)
    {
        try
        {
            reader.read(line, 0, length);
        }
        catch (final UnusableMessageException e)
        {
            return;
        }
        throw new AssertionError("accepted: " + new String(line, 0, length, StandardCharsets.UTF_8));
    }

    private void assertComesBack(final byte[] frame)
    {
        final int length = writer.write(new UnsafeBuffer(frame), 0, frame.length);
        final String line = new String(writer.line(), 0, length, StandardCharsets.US_ASCII);
        final byte[] back = new byte[reader.read(line)];
        reader.frame().getBytes(0, back);
        assertArrayEquals(frame, back, line);
    }

    private MessageLayout randomMessage(final Random random)
    {
        return catalog.messages().get(random.nextInt(catalog.messages().size()));
    }
}
