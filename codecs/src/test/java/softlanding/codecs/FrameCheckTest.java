package softlanding.codecs;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FrameCheckTest
{
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final FrameCheck frameCheck = new FrameCheck();

    static List<MessageLayout> messages()
    {
        return MessageCatalog.instance().messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldPassEverySoundFrameWhereverItStands(final MessageLayout message)
    {
        final RandomFrames random = new RandomFrames(message.templateId());
        for (int i = 0; i < 200; i++)
        {
            final byte[] frame = random.next(message);
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[frame.length + 2 * i]);
            buffer.setMemory(0, buffer.capacity(), (byte)0xA5);
            buffer.putBytes(i, frame);

            assertNull(frameCheck.refusal(buffer, i, frame.length));
            assertEquals(message, frameCheck.messageOf(buffer, i));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldRefuseAFrameCutAtAnyLengthOrTooLong(final MessageLayout message)
    {
        final RandomFrames random = new RandomFrames(message.templateId());
        for (int i = 0; i < 20; i++)
        {
            final byte[] frame = random.next(message);
            for (int length = 0; length < frame.length; length++)
            {
                final int cut = length;
                final byte[] start = Arrays.copyOf(frame, cut);
                assertNotNull(frameCheck.refusal(new UnsafeBuffer(start), 0, cut), () -> message + " cut at " + cut);
                // The bytes after the cut are still in the buffer. The length decides, not the buffer's content.
                assertNotNull(frameCheck.refusal(new UnsafeBuffer(frame), 0, cut), () -> message + " cut at " + cut);
            }
            final DirectBuffer longer = new UnsafeBuffer(Arrays.copyOf(frame, frame.length + 1));
            assertRefused(longer, 0, frame.length + 1, message + ": 1 bytes follow its end");
        }
    }

    @Test
    void shouldRefuseALengthThatLeavesTheBuffer()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(spotPrice());
        assertRefused(buffer, 1, buffer.capacity(), "frame: offset 1");
        assertRefused(buffer, -1, buffer.capacity(), "frame: offset -1");
        assertRefused(buffer, 0, -1, "frame: offset 0 and length -1");
        assertRefused(buffer, Integer.MAX_VALUE, Integer.MAX_VALUE, "frame: offset 2147483647");
    }

    @Test
    void shouldRefuseAnUnknownHeader()
    {
        assertRefused(withShort(spotPrice(), 0, 1), "SpotPriceChanged: block length must be");
        assertRefused(withShort(spotPrice(), 0, 0xFFFF), "SpotPriceChanged: block length must be");
        assertRefused(withShort(spotPrice(), 2, 0), "header.templateId: no message has 0");
        assertRefused(withShort(spotPrice(), 2, 0xFFFF), "header.templateId: no message has 65535");
        assertRefused(
            withShort(spotPrice(), 4, 1), "header.schemaId: expected " + MessageHeaderEncoder.SCHEMA_ID + ", is 1");
        assertRefused(
            withShort(spotPrice(), 6, 0), "header.version: expected " + MessageHeaderEncoder.SCHEMA_VERSION + ", is 0");
    }

    @Test
    void shouldRefuseAWrongGroup()
    {
        final int dimensions = HEADER + PackageRegisteredEncoder.BLOCK_LENGTH;
        assertNull(frameCheck.refusal(new UnsafeBuffer(twoLegs()), 0, twoLegs().length));
        assertRefused(withShort(twoLegs(), dimensions, 11), "PackageRegistered.legs: block length must be 12, is 11");
        assertRefused(withShort(twoLegs(), dimensions + 2, 3), "PackageRegistered.legs: 3 entries of 12 bytes");
        assertRefused(withShort(twoLegs(), dimensions + 2, 65_535), "PackageRegistered.legs: 65535 entries");
        assertRefused(withShort(twoLegs(), dimensions + 2, 1), "PackageRegistered: 12 bytes follow its end");
    }

    @Test
    void shouldRefuseTheNullCountEvenIfTheEntriesAreThere()
    {
        final int dimensions = HEADER + PackageRegisteredEncoder.BLOCK_LENGTH;
        final byte[] start = Arrays.copyOf(twoLegs(), dimensions + 4 + 65_535 * 12);
        assertRefused(withShort(start, dimensions + 2, 65_535), "PackageRegistered.legs: 65535 entries");
    }

    @Test
    void shouldNameTheEntryAndFieldWithoutAValue()
    {
        final int secondLeg = HEADER + PackageRegisteredEncoder.BLOCK_LENGTH + 4 + 12;
        final byte[] frame = twoLegs();
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putLong(secondLeg + 4, Long.MIN_VALUE);
        assertRefused(frame, "PackageRegistered.legs[1].ratio: is required, but holds the null value");
    }

    @Test
    void shouldRefuseAnEnumValueWithoutAName()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final AccountOpenedEncoder account =
            new AccountOpenedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        account.timestampNs(1).accountId(1).marginMode(MarginMode.NULL_VAL);
        assertRefused(buffer, 0, account.limit(), "AccountOpened.marginMode: is required");
        buffer.putByte(HEADER + AccountOpenedEncoder.marginModeEncodingOffset(), (byte)2);
        assertRefused(buffer, 0, account.limit(), "AccountOpened.marginMode: no MarginMode has value 2");
    }

    @Test
    void shouldRefuseAnOptionalBoolThatIsNeitherYesNorNoNorAbsent()
    {
        final MessageLayout message = MessageCatalog.instance().message("LiquidationPolicySet");
        final int index = HEADER + message.root().field("venueHasCombos").offset();
        final UnsafeBuffer buffer = new UnsafeBuffer(new RandomFrames(1).next(message));
        for (int value = 0; value < 256; value++)
        {
            buffer.putByte(index, (byte)value);
            assertEquals(value <= 1 || value == 255, frameCheck.refusal(buffer, 0, buffer.capacity()) == null);
        }
    }

    @Test
    void shouldRefuseTextThatIsNotPaddedAscii()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final UnderlyingListedEncoder underlying =
            new UnderlyingListedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        underlying.timestampNs(1).underlyingId(1).symbol("BTC");
        final int symbol = HEADER + UnderlyingListedEncoder.symbolEncodingOffset();
        assertNull(frameCheck.refusal(buffer, 0, underlying.limit()));
        buffer.putByte(symbol + 4, (byte)'X');
        assertRefused(buffer, 0, underlying.limit(), "UnderlyingListed.symbol: byte 4 follows the end of the text");
        buffer.putByte(symbol + 3, (byte)0xC3);
        assertRefused(buffer, 0, underlying.limit(), "UnderlyingListed.symbol: byte 3 is not printable ASCII");
        buffer.putByte(symbol + 3, (byte)'\n');
        assertRefused(buffer, 0, underlying.limit(), "UnderlyingListed.symbol: byte 3 is not printable ASCII");
    }

    @Test
    void shouldRefuseADecisionWhereAnEventIsDue()
    {
        for (final MessageLayout message : messages())
        {
            final byte[] frame = new RandomFrames(message.templateId()).next(message);
            final String refusal = frameCheck.refusalOfEvent(new UnsafeBuffer(frame), 0, frame.length);
            assertEquals(message.isEvent(), refusal == null, refusal);
        }
        assertNotNull(frameCheck.refusalOfEvent(new UnsafeBuffer(spotPrice()), 0, 3));
    }

    @Test
    void shouldSurviveRandomBytes()
    {
        final Random random = new Random(7);
        int sound = 0;
        for (int i = 0; i < 100_000; i++)
        {
            final byte[] bytes = new byte[random.nextInt(128)];
            random.nextBytes(bytes);
            if (bytes.length >= HEADER && i % 2 == 0)
            {
                // A known header lets the random bytes reach the fields.
                final MessageLayout message = messages().get(random.nextInt(messages().size()));
                final byte[] frame = new RandomFrames(i).next(message);
                System.arraycopy(frame, 0, bytes, 0, HEADER);
            }
            sound += frameCheck.refusal(new UnsafeBuffer(bytes), 0, bytes.length) == null ? 1 : 0;
        }
        assertTrue(sound < 1_000, "sound=" + sound);
    }

    @Test
    void shouldNotAllocateForSoundFrames()
    {
        final List<UnsafeBuffer> frames = new ArrayList<>();
        messages().forEach(message -> frames.add(new UnsafeBuffer(new RandomFrames(3).next(message))));
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        checkAll(frames, 1_000);

        final long before = threads.getCurrentThreadAllocatedBytes();
        final int refusals = checkAll(frames, 1_000);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertEquals(0, refusals);
        assertTrue(allocated < 1_024, "allocated=" + allocated);
    }

    private int checkAll(final List<UnsafeBuffer> frames, final int times)
    {
        int refusals = 0;
        for (int time = 0; time < times; time++)
        {
            for (int i = 0; i < frames.size(); i++)
            {
                refusals += frameCheck.refusal(frames.get(i), 0, frames.get(i).capacity()) == null ? 0 : 1;
            }
        }
        return refusals;
    }

    private void assertRefused(final byte[] frame, final String start)
    {
        assertRefused(new UnsafeBuffer(frame), 0, frame.length, start);
    }

    private void assertRefused(final DirectBuffer buffer, final int offset, final int length, final String start)
    {
        final String refusal = frameCheck.refusal(buffer, offset, length);
        assertTrue(refusal != null && refusal.startsWith(start), () -> "expected: " + start + " actual: " + refusal);
    }

    private static byte[] withShort(final byte[] frame, final int index, final int value)
    {
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putShort(index, (short)value);
        return frame;
    }

    private static byte[] spotPrice()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final SpotPriceChangedEncoder spot =
            new SpotPriceChangedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        spot.timestampNs(1).underlyingId(1).price(100_000_000).confidence(100_000_000);
        return Arrays.copyOf(buffer.byteArray(), spot.limit());
    }

    private static byte[] twoLegs()
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final PackageRegisteredEncoder registered =
            new PackageRegisteredEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        registered.timestampNs(1).accountId(1).packageId(1).legsCount(2)
            .next().instrumentId(1).ratio(1)
            .next().instrumentId(2).ratio(-1);
        return Arrays.copyOf(buffer.byteArray(), registered.limit());
    }
}
