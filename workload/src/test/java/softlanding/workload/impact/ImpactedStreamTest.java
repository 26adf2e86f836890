package softlanding.workload.impact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.codecs.EventSink;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.LiquidationOrderedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.Policy;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.UnitKind;
import softlanding.workload.EventStream;
import softlanding.workload.FixedPoint;
import softlanding.workload.account.AccountKind;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.ListingEncoder;
import softlanding.workload.wire.MarketEncoder;
import softlanding.workload.wire.OrderKey;
import softlanding.workload.wire.RecordedEvents;

class ImpactedStreamTest
{
    private static final int COIN = 1;
    private static final int PERPETUAL = 1;
    private static final int EXPIRY = 5;
    private static final long ONE = FixedPoint.ONE;
    private static final long ORDER = 7;
    private static final double OPEN = 400;
    private static final ImpactSettings LASTING = new ImpactSettings(1, 0.04, 1, Long.MAX_VALUE);

    private final RecordedEvents venue = new RecordedEvents();
    private final MarketEncoder marks = new MarketEncoder(venue);
    private final List<double[]> spots = new ArrayList<>();

    /** Opens a venue with a coin, its perpetual at 100, and clients that hold 400 of it in total. */
    @BeforeEach
    void openTheVenue()
    {
        final ListingEncoder listing = new ListingEncoder(venue);
        final AccountEncoder accounts = new AccountEncoder(venue);
        listing.underlyingListed(1, COIN, "COIN");
        listing.expiryListed(1, EXPIRY, COIN, 1_000);
        listing.perpetualListed(1, PERPETUAL, COIN, ONE, ONE / 100);
        accounts.tradeExecuted(2, AccountKind.clientId(0), 1, PERPETUAL, 300 * ONE, 100 * ONE);
        accounts.tradeExecuted(2, AccountKind.HOUSE_ACCOUNT_ID, 1, PERPETUAL, -300 * ONE, 100 * ONE);
        accounts.tradeExecuted(2, AccountKind.clientId(1), 2, PERPETUAL, -100 * ONE, 100 * ONE);
        marks.spotPriceChanged(3, COIN, 100 * ONE);
        marks.perpetualPriceChanged(3, PERPETUAL, 100 * ONE);
        marks.spotPriceChanged(4, COIN, 100 * ONE);
        marks.perpetualPriceChanged(5, PERPETUAL, 101 * ONE);
        marks.forwardPriceChanged(6, EXPIRY, 102 * ONE, 0);
    }

    @Test
    void shouldMoveEveryPriceOfTheUnderlyingThatComesAfterASale()
    {
        final ImpactedStream stream = stream(LASTING);
        final List<Double> prices = prices(stream, 4);
        sell(stream, OPEN / 4);
        prices.addAll(prices(stream, Long.MAX_VALUE));

        // A quarter of the daily volume gives half of the 4 % daily volatility.
        final double pushed = Math.exp(-0.02);
        assertArrayEquals(
            new double[] {100, 100, 100 * pushed, 101 * pushed, 102 * pushed},
            prices.stream().mapToDouble(Double::doubleValue).toArray(), 1e-7);
    }

    @Test
    void shouldTellTheSpotAsItWouldHaveBeenAndAsItBecame()
    {
        final ImpactedStream stream = stream(LASTING);
        prices(stream, 4);
        sell(stream, OPEN / 4);
        prices(stream, Long.MAX_VALUE);

        assertEquals(2, spots.size());
        assertArrayEquals(new double[] {100, 100}, spots.get(0));
        assertEquals(100, spots.get(1)[0], "to the bit, so that every policy is held against the same path");
        assertEquals(100 * Math.exp(-0.02), spots.get(1)[1], 1e-7);
    }

    @Test
    void shouldPushThePriceUpWhenShortsAreBoughtBack()
    {
        final ImpactedStream stream = stream(LASTING);
        prices(stream, 4);
        sell(stream, -OPEN / 4);

        assertEquals(100 * Math.exp(0.02), prices(stream, 5).get(0), 1e-7);
    }

    @Test
    void shouldLeaveEveryByteOfAVenueAloneWhereNothingIsLiquidated()
    {
        final VenueSettings settings = VenueSettings.of(3, 20).withTicks(30);
        final ImpactedStream stream =
            new ImpactedStream(new SeededVenue(settings), ImpactSettings.ORDINARY, this::noteSpot);
        final List<byte[]> expected = frames(new SeededVenue(settings), (buffer, offset, length) ->
        {
        });
        final List<byte[]> actual = frames(stream, stream::onEvent);

        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++)
        {
            assertArrayEquals(expected.get(i), actual.get(i));
        }
    }

    private ImpactedStream stream(final ImpactSettings settings)
    {
        return new ImpactedStream(venue.play(), settings, this::noteSpot);
    }

    private void noteSpot(
        final int underlyingId, final long timestampNs, final double undisturbed, final double price)
    {
        spots.add(new double[] {undisturbed, price});
    }

    /** Sells coins. The order's quantity has a sign; the fill has only a magnitude. */
    private static void sell(final ImpactedStream stream, final double coins)
    {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final LiquidationOrderedEncoder ordered =
            new LiquidationOrderedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        ordered.header().timestampNs(3).eventSequence(1).decisionIndex(0);
        ordered.orderId(ORDER).planId(ORDER).legIndex(0)
            .accountId(2).instrumentId(PERPETUAL).quantity(-FixedPoint.of(coins)).limitPrice(1).tier(1)
            .policy(Policy.TIERED).unitKind(UnitKind.POSITION).ratioBefore(0).ratioAfterExpected(0).costExpected(0)
            .optimalityGap(LiquidationOrderedEncoder.optimalityGapNullValue());
        stream.onDecision(buffer, 0);
        new AccountEncoder(stream::onEvent).liquidationOrderFilled(
            3, new OrderKey(ORDER, 2, PERPETUAL), FixedPoint.of(Math.abs(coins)), 1, 0);
    }

    /** Plays all events before a time. Returns their prices. */
    private static List<Double> prices(final ImpactedStream stream, final long beforeNs)
    {
        final List<Double> prices = new ArrayList<>();
        while (stream.nextTimestampNs() < beforeNs)
        {
            stream.next((buffer, offset, length) ->
            {
                stream.onEvent(buffer, offset, length);
                addPrice(prices, buffer, offset);
            });
        }
        return prices;
    }

    private static void addPrice(final List<Double> prices, final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        switch (header.templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID -> prices.add(FixedPoint.toDouble(
                new SpotPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header).price()));
            case PerpetualPriceChangedDecoder.TEMPLATE_ID -> prices.add(FixedPoint.toDouble(
                new PerpetualPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header).price()));
            case ForwardPriceChangedDecoder.TEMPLATE_ID -> prices.add(FixedPoint.toDouble(
                new ForwardPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header).forward()));
            default ->
            {
            }
        }
    }

    private static List<byte[]> frames(final EventStream stream, final EventSink listener)
    {
        final List<byte[]> frames = new ArrayList<>();
        while (stream.nextTimestampNs() != Long.MAX_VALUE)
        {
            stream.next((buffer, offset, length) ->
            {
                listener.onEvent(buffer, offset, length);
                final byte[] frame = new byte[length];
                buffer.getBytes(offset, frame);
                frames.add(frame);
            });
        }
        return frames;
    }
}
