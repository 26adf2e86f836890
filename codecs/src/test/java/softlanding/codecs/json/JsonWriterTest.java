package softlanding.codecs.json;

import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.Bool;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.PackageRegisteredEncoder;
import softlanding.codecs.PortfolioMarginSetEncoder;
import softlanding.codecs.RandomFrames;
import softlanding.codecs.SpotPriceChangedEncoder;
import softlanding.codecs.StateHashedEncoder;
import softlanding.codecs.UnderlyingListedEncoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonWriterTest
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final JsonWriter writer = new JsonWriter();

    @Test
    void shouldWriteTheDocumentedForm()
    {
        final SpotPriceChangedEncoder spot = new SpotPriceChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
        spot.timestampNs(1768437005022000000L).underlyingId(1).price(96732_39370000L).confidence(100_000_000)
            .lastFragment(Bool.NULL_VAL);

        assertEquals(
            "{\"type\":\"SpotPriceChanged\",\"timestampNs\":\"1768437005022000000\",\"underlyingId\":1," +
            "\"price\":\"96732.3937\",\"confidence\":\"1\"}",
            line(0, spot.limit()));
    }

    @Test
    void shouldWriteAFrameThatDoesNotStartTheBuffer()
    {
        final PackageRegisteredEncoder legs = new PackageRegisteredEncoder().wrapAndApplyHeader(buffer, 7, header);
        legs.timestampNs(-1).accountId(Long.MAX_VALUE).packageId(0).legsCount(2)
            .next().instrumentId(3).ratio(100_000_000)
            .next().instrumentId(-4).ratio(-1);

        assertEquals(
            "{\"type\":\"PackageRegistered\",\"timestampNs\":\"-1\",\"accountId\":\"9223372036854775807\"," +
            "\"packageId\":\"0\",\"legs\":[{\"instrumentId\":3,\"ratio\":\"1\"}," +
            "{\"instrumentId\":-4,\"ratio\":\"-0.00000001\"}]}",
            line(7, legs.limit() - 7));
    }

    @Test
    void shouldWriteAnEmptyGroupAndLeaveOutWhatIsAbsent()
    {
        final byte[] frame = new RandomFrames(1).next(MessageCatalog.instance().message("LiquidationPolicySet"));
        buffer.putBytes(0, frame);
        final LiquidationPolicySetEncoder policy =
            new LiquidationPolicySetEncoder().wrap(buffer, header.encodedLength());
        policy.timestampNs(1)
            .venueHasCombos(Bool.YES)
            .deltaWeight(LiquidationPolicySetEncoder.deltaWeightNullValue())
            .gammaWeight(0);
        policy.tiersCount(0);
        policy.noticesCount(0);

        final String line = line(0, policy.limit());

        assertTrue(line.contains("\"venueHasCombos\":\"YES\""), line);
        assertFalse(line.contains("deltaWeight"), line);
        assertTrue(line.contains("\"gammaWeight\":\"0\""), line);
        assertTrue(line.endsWith("\"tiers\":[],\"notices\":[]}"), line);
    }

    @Test
    void shouldWriteHashesWithoutASign()
    {
        final StateHashedEncoder hash = new StateHashedEncoder().wrapAndApplyHeader(buffer, 0, header);
        hash.header().timestampNs(1).eventSequence(2).decisionIndex(3);
        hash.stateHash(-2L).engineVersion(4);

        final String line = line(0, hash.limit());

        assertTrue(line.contains("\"stateHash\":\"18446744073709551614\",\"engineVersion\":4"), line);
    }

    @Test
    void shouldEscapeText()
    {
        final UnderlyingListedEncoder underlying =
            new UnderlyingListedEncoder().wrapAndApplyHeader(buffer, 0, header);
        underlying.timestampNs(1).underlyingId(1).symbol("a\"b\\c");

        assertTrue(line(0, underlying.limit()).endsWith("\"symbol\":\"a\\\"b\\\\c\"}"));
    }

    @Test
    void shouldRefuseAFrameThatDoesNotPassTheCheck()
    {
        buffer.setMemory(0, 1_024, (byte)0);
        final PortfolioMarginSetEncoder model = new PortfolioMarginSetEncoder().wrapAndApplyHeader(buffer, 0, header);
        assertEquals(
            "PortfolioMarginSet.scenarios: dimensions of 4 bytes are cut after 0",
            assertThrows(UnusableMessageException.class, () -> writer.write(buffer, 0, model.limit())).getMessage());
    }

    @Test
    void shouldWriteALongLineAndThenAShortOne()
    {
        final PackageRegisteredEncoder legs = new PackageRegisteredEncoder().wrapAndApplyHeader(buffer, 0, header);
        final PackageRegisteredEncoder.LegsEncoder entries =
            legs.timestampNs(1).accountId(1).packageId(1).legsCount(65_534);
        for (int i = 0; i < 65_534; i++)
        {
            entries.next().instrumentId(Integer.MIN_VALUE + 1).ratio(Long.MIN_VALUE + 1);
        }
        final int length = legs.limit();
        final String line = line(0, length);
        final JsonReader reader = new JsonReader();

        assertEquals(length, reader.read(line));
        assertEquals(buffer.getLong(length - 8), reader.frame().getLong(length - 8));
        shouldWriteTheDocumentedForm();
    }

    private String line(final int offset, final int length)
    {
        final int lineLength = writer.write(buffer, offset, length);
        return new String(writer.line(), 0, lineLength, StandardCharsets.US_ASCII);
    }
}
