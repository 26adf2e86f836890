package softlanding.workload.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.CancelReason;
import softlanding.codecs.CancelScope;
import softlanding.codecs.CloseReason;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.OrdersToCancelEncoder;
import softlanding.codecs.ProtectionOrderedEncoder;
import softlanding.codecs.ProtectionPurpose;
import softlanding.codecs.UnitKind;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.ListingEncoder;
import softlanding.workload.wire.MarketEncoder;

/** Orders at mark rest; the market or chance fills them, and never anything else. Half a spread is 20. */
class MakerOrdersTest
{
    private static final long ONE = FixedPoint.ONE;
    private static final long NOW_NS = 1_780_272_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int PERPETUAL = 1;

    private final VenueMarket undisturbed = new VenueMarket();
    private final MarketAdapter undisturbedMarks = new MarketAdapter(undisturbed);
    private final ExchangeSimulator exchange = new ExchangeSimulator(1, FillBehaviour.PROMPT, 1);
    private final MarketEncoder marks = new MarketEncoder((buffer, offset, length) ->
    {
        undisturbedMarks.onEvent(buffer, offset, length);
        exchange.onEvent(buffer, offset, length);
    });
    private MakerOrders makers = new MakerOrders(undisturbed, instrument -> 0);

    private void open(final double volumeOfDay)
    {
        makers = new MakerOrders(undisturbed, instrument -> volumeOfDay);
        exchange.withMakers(makers);
        final ListingEncoder listing = new ListingEncoder((buffer, offset, length) ->
        {
            undisturbedMarks.onEvent(buffer, offset, length);
            exchange.onEvent(buffer, offset, length);
        });
        listing.underlyingListed(NOW_NS, 1, "BTC");
        listing.perpetualListed(NOW_NS, PERPETUAL, 1, ONE, ONE / 100);
        marks.perpetualPriceChanged(NOW_NS, PERPETUAL, 100_000 * ONE);
        marks.liquidityChanged(NOW_NS, PERPETUAL, 20 * ONE, 10 * ONE);
    }

    private void order(final long orderId, final long quantity, final long limit)
    {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final ProtectionOrderedEncoder ordered =
            new ProtectionOrderedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        ordered.header().timestampNs(NOW_NS).eventSequence(1).decisionIndex(0);
        ordered.orderId(orderId).planId(orderId).legIndex(0).accountId(2).instrumentId(PERPETUAL).quantity(quantity)
            .limitPrice(limit).validUntilNs(NOW_NS + 10 * SECOND).purpose(ProtectionPurpose.HEDGE).ratioBefore(0)
            .ratioAfterExpected(0).costExpected(0).hedgeAfter(0).unitKind(UnitKind.DELTA_HEDGE).packageId(0);
        exchange.onDecision(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + ordered.encodedLength());
    }

    private List<String> answers()
    {
        return Answer.all(exchange).stream()
            .filter(answer -> !answer.type().equals("TRADE"))
            .map(answer -> answer.type() + " " + (answer.timestampNs() - NOW_NS) / SECOND +
                (answer.type().equals("FILL") ? " " + answer.price() / ONE + " fee " + answer.fee() / ONE :
                    " " + answer.reason()))
            .toList();
    }

    @Test
    void shouldFillARestingSaleOnceTheMarkHasPassedItByHalfASpread()
    {
        open(0);
        order(5, -ONE, 100_000 * ONE);
        marks.perpetualPriceChanged(NOW_NS + 2 * SECOND, PERPETUAL, 100_019 * ONE);
        assertEquals(NOW_NS + 10 * SECOND, exchange.nextAnswerNs());
        marks.perpetualPriceChanged(NOW_NS + 3 * SECOND, PERPETUAL, 100_020 * ONE);
        assertEquals(List.of("FILL 3 100000 fee 0", "CLOSE 3 FILLED"), answers());
        assertEquals(1, makers.filled(false));
    }

    @Test
    void shouldCancelARestingSaleAtTheEndOfItsLifeInAFall()
    {
        open(0);
        order(5, -ONE, 100_000 * ONE);
        for (int second = 1; second < 10; second++)
        {
            marks.perpetualPriceChanged(NOW_NS + second * SECOND, PERPETUAL, (100_000 - 30 * second) * ONE);
        }
        assertEquals(List.of("CLOSE 10 CANCELLED"), answers());
        assertEquals(1, makers.rested(false));
        assertEquals(0, makers.filled(false));
    }

    @Test
    void shouldFillAPurchaseWhenTheMarketComesDownToIt()
    {
        open(0);
        order(5, ONE, 99_990 * ONE);
        marks.perpetualPriceChanged(NOW_NS + SECOND, PERPETUAL, 99_971 * ONE);
        assertEquals(NOW_NS + 10 * SECOND, exchange.nextAnswerNs());
        marks.perpetualPriceChanged(NOW_NS + 2 * SECOND, PERPETUAL, 99_970 * ONE);
        assertEquals(List.of("FILL 2 99990 fee 0", "CLOSE 2 FILLED"), answers());
    }

    @Test
    void shouldTakeWhatIsThereForAnOrderThatCrossesAndChargeItsFee()
    {
        open(0);
        order(5, -ONE, 99_980 * ONE);
        assertEquals(List.of("FILL 0 99980 fee 49", "CLOSE 0 FILLED"), answers());
        assertEquals(0, makers.rested(false));
    }

    /** The engine's mark and this exchange's differ by less than a tick; that must not make a maker of a taker. */
    @Test
    void shouldTakeWhatIsThereForAnOrderThatMissesTheTouchByARounding()
    {
        open(0);
        order(5, -ONE, 99_980 * ONE + ONE / 2);
        order(6, ONE, 100_020 * ONE - ONE / 2);
        assertEquals(List.of("FILL", "CLOSE", "FILL", "CLOSE"), Answer.all(exchange).stream()
            .map(Answer::type).filter(type -> !type.equals("TRADE")).toList());
        assertEquals(0, makers.rested(false) + makers.rested(true));
    }

    /** Half of 17,280 a day is one contract in 10 s: 1 - 1/e of the orders of one contract. */
    @Test
    void shouldFillByChanceWhatTheVolumeOfTheDaySays()
    {
        open(17_280);
        for (int i = 1; i <= 2_000; i++)
        {
            order(i, i % 2 == 0 ? ONE : -ONE, 100_000 * ONE);
        }
        answers();
        assertEquals(2_000 * (1 - Math.exp(-1)), makers.filled(true) + makers.filled(false), 60);
        assertTrue(makers.filled(true) > 500 && makers.filled(false) > 500);
    }

    @Test
    void shouldCancelWhatTheEngineAsksToCancel()
    {
        open(0);
        order(5, -ONE, 100_000 * ONE);
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final OrdersToCancelEncoder cancel =
            new OrdersToCancelEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        cancel.header().timestampNs(NOW_NS + SECOND).eventSequence(2).decisionIndex(0);
        cancel.accountId(2).scope(CancelScope.PROTECTION).reason(CancelReason.TIER_ENTERED).ordersCount(1).next()
            .orderId(5);
        exchange.onDecision(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + cancel.encodedLength());
        assertEquals(List.of("CLOSE 1 " + CloseReason.CANCELLED), answers());
    }
}
