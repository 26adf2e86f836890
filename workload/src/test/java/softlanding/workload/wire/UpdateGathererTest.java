package softlanding.workload.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.MarksChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.codecs.VolatilitySurfaceChangedDecoder;

/** Tests {@link UpdateGatherer}, and {@link SingleMarks} that takes its events apart again. */
final class UpdateGathererTest
{
    private static final long NOW = 1_780_000_000_000_000_000L;

    private final RecordedEvents gathered = new RecordedEvents();
    private final UpdateGatherer gatherer = new UpdateGatherer(gathered);
    private final MarketEncoder market = new MarketEncoder(gatherer);

    @Test
    void shouldBringAMarketInOneEventAndASmileInOne()
    {
        market.beginUpdate();
        market.spotPriceChanged(NOW, 1, 100);
        market.liquidityChanged(NOW, 7, 5, 6);
        market.volatilityChanged(NOW, 3, 10, 55);
        market.forwardPriceChanged(NOW, 3, 101, 4);
        market.volatilityChanged(NOW, 3, 20, 56);
        market.volatilityChanged(NOW, 2, 20, 57);
        market.perpetualPriceChanged(NOW, 9, 102);
        market.collateralPriceChanged(NOW, 4, 103);
        market.stablePriceChanged(NOW, 99);
        assertEquals(0, gathered.size(), "an update is passed on at its end");
        market.endUpdate();

        assertEquals(
            List.of(
                "marks NO 5", "surface 2 NO 1", "surface 3 NO 2", "liquidity YES"), described());
        assertEquals(
            List.of(
                "spot 1 100", "forward 3 101 4", "perpetual 9 102", "collateral 4 103", "stable 99",
                "volatility 2 20 57", "volatility 3 10 55", "volatility 3 20 56"), singles());
    }

    @Test
    void shouldLeaveEventsOutsideUpdatesAsTheyAre()
    {
        market.spotPriceChanged(NOW, 1, 100);
        market.timeAdvanced(NOW);
        assertEquals(2, gathered.size());
        assertEquals(List.of("other", "time"), described());
    }

    @Test
    void shouldKeepAnUpdateOpenWhoseLastFragmentIsMissing()
    {
        market.lastFragment(Bool.NO);
        market.spotPriceChanged(NOW, 1, 100);
        market.liquidityChanged(NOW, 7, 5, 6);
        market.timeAdvanced(NOW);
        assertEquals(List.of("marks NO 1", "liquidity NO", "time"), described());
    }

    @Test
    void shouldPassOnAnOpenUpdateWhenAsked()
    {
        market.lastFragment(Bool.NO);
        market.spotPriceChanged(NOW, 1, 100);
        gatherer.flush();
        gatherer.flush();
        assertEquals(List.of("marks NO 1"), described());
    }

    @Test
    void shouldDivideALargeSmileAndEndOnlyItsLastPart()
    {
        market.beginUpdate();
        final int strikes = 2 * UpdateGatherer.MAX_ENTRIES + 1;
        for (int strike = 1; strike <= strikes; strike++)
        {
            market.volatilityChanged(NOW, 3, strike, 50 + strike);
        }
        market.endUpdate();
        assertEquals(
            List.of(
                "surface 3 NO " + UpdateGatherer.MAX_ENTRIES, "surface 3 NO " + UpdateGatherer.MAX_ENTRIES,
                "surface 3 YES 1"),
            described());
        assertEquals(strikes, singles().size());
        assertTrue(singles().get(strikes - 1).endsWith(" " + strikes + " " + (50 + strikes)));
    }

    private List<String> described()
    {
        final List<String> lines = new ArrayList<>();
        forEach((buffer, offset, length) -> lines.add(described(buffer, offset)));
        return lines;
    }

    private static String described(final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return switch (header.wrap(buffer, offset).templateId())
        {
            case MarksChangedDecoder.TEMPLATE_ID ->
            {
                final var marks = new MarksChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                assertEquals(NOW, marks.timestampNs());
                yield "marks " + marks.lastFragment() + " " + marks.marks().count();
            }
            case VolatilitySurfaceChangedDecoder.TEMPLATE_ID ->
            {
                final var surface = new VolatilitySurfaceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                assertEquals(NOW, surface.timestampNs());
                yield "surface " + surface.expiryId() + " " + surface.lastFragment() + " " +
                    surface.volatilities().count();
            }
            case LiquidityChangedDecoder.TEMPLATE_ID ->
                "liquidity " +
                    new LiquidityChangedDecoder().wrapAndApplyHeader(buffer, offset, header).lastFragment();
            case TimeAdvancedDecoder.TEMPLATE_ID ->
                "time";
            default ->
                "other";
        };
    }

    /** The marks of all events, one by one, read by other means than those of the class under test. */
    private List<String> singles()
    {
        final List<String> lines = new ArrayList<>();
        final SingleMarks splitter = new SingleMarks();
        forEach((buffer, offset, length) -> splitter.split(
            buffer, offset, (mark, at, bytes) -> lines.add(MarkLine.of(mark, at))));
        return lines;
    }

    private void forEach(final EventSink sink)
    {
        final var play = gathered.play();
        while (play.next(sink))
        {
            // Each event goes to the sink.
        }
    }
}
