package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.GroupSizeEncodingDecoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.engine.MarginEngine;
import softlanding.engine.RejectReason;
import softlanding.engine.Verdict;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.account.MarginMode;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.auction.FillOfAuction;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.PlanOfOrders;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.EndReason;
import softlanding.engine.liquidation.LiquidationListener;
import softlanding.engine.liquidation.OrderOfPlan;
import softlanding.engine.liquidation.PlannedOrder;
import softlanding.engine.liquidation.RoundOfPlan;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/**
 * Every decision is encoded with all that was decided, each value in the field that is meant. A frame is read by the
 * catalog of the schema, and its values are compared in the order of the schema: first time, sequence and index.
 */
class DecisionFieldsTest
{
    private static final long TIME = 1_700_000_000_000_000_001L;
    /** What time had reached before the event: a refusal has this time, and does not move it. */
    private static final long REACHED = TIME - 1_000;
    private static final long SEQUENCE = 4_711;
    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final long ONE = 100_000_000L;
    private static final int ACCOUNT = 7;
    /** Ten coins at 101, bought at 100, lose 18 % in the worst of the published scenarios, the 23rd. */
    private static final long EQUITY = 1_010 * ONE;
    private static final long WORST_LOSS = 18_180_000_000L;
    /** 0.8 of the loss, and 0.015 of ten coins at a spot price of 100. */
    private static final long MAINTENANCE = 16_044_000_000L;
    /** The whole loss, and 0.02 of ten coins. */
    private static final long INITIAL = 20_180_000_000L;
    /** 1,010 / 160.44. */
    private static final long RATIO = 629_518_823L;
    /** Stands for a field that is absent. */
    private static final Object ABSENT = "absent";
    private final FrameCheck check = new FrameCheck();
    private final List<List<Object>> read = new ArrayList<>();
    private final Set<String> messages = new HashSet<>();
    private final EventContext event = new EventContext();
    private final DecisionEncoder encoder = new DecisionEncoder(event, this::onDecision);
    private MarginEngine engine;

    @BeforeEach
    void begin()
    {
        event.begin(SEQUENCE, TIME);
        encoder.beginEvent(SEQUENCE, TIME);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        assertNotNull(check.refusalOfEvent(buffer, offset, length), "a decision is no event");
        assertNull(check.refusal(buffer, offset, length));
        final MessageLayout message = check.messageOf(buffer, offset);
        messages.add(message.name());
        final List<Object> values = new ArrayList<>();
        int position = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        add(values, message.root(), buffer, position);
        position += message.root().length();
        for (final BlockLayout group : message.groups())
        {
            final GroupSizeEncodingDecoder size = new GroupSizeEncodingDecoder().wrap(buffer, position);
            values.add((long)size.numInGroup());
            position += GroupSizeEncodingDecoder.ENCODED_LENGTH;
            for (int i = 0; i < size.numInGroup(); i++)
            {
                add(values, group, buffer, position);
                position += group.length();
            }
        }
        assertEquals(length, position - offset);
        read.add(values);
    }

    private static void add(
        final List<Object> values, final BlockLayout block, final DirectBuffer buffer, final int offset)
    {
        for (final FieldLayout field : block.fields())
        {
            if (field.kind() == FieldLayout.Kind.TEXT)
            {
                values.add(buffer.getStringWithoutLengthAscii(
                    offset + field.offset(), field.textLength(buffer, offset)));
                continue;
            }
            final long value = field.get(buffer, offset);
            values.add(value == field.nullValue() ? ABSENT :
                field.kind() == FieldLayout.Kind.ENUM ? field.values().nameOf(value) : (Object)value);
        }
    }

    /** The frame written last holds these values, behind its header; enums by their names. */
    private void assertFields(final Object... expected)
    {
        assertFieldsAt(TIME, expected);
    }

    /** The frame written last has this time in its header, and holds these values behind it. */
    private void assertFieldsAt(final long timestampNs, final Object... expected)
    {
        final List<Object> values = new ArrayList<>(List.of(timestampNs, SEQUENCE, (long)(read.size() - 1)));
        for (final Object value : expected)
        {
            values.add(value instanceof Integer number ? Long.valueOf(number) :
                value instanceof Enum<?> constant ? constant.name() : value);
        }
        assertEquals(values, read.get(read.size() - 1));
    }

    @Test
    void shouldEncodeARefusal()
    {
        event.begin(SEQUENCE, REACHED);
        for (final RejectReason reason : RejectReason.values())
        {
            encoder.onEventRejected(reason, "riskCancellingUnderlyingId");
            assertFieldsAt(REACHED, reason, "riskCancellingUnderlyingId", TIME, ABSENT, ABSENT);
        }
        for (final CapacityLimit limit : CapacityLimit.values())
        {
            encoder.onCapacityReached("accountId", limit, 7);
            assertFieldsAt(REACHED, RejectReason.CAPACITY, "accountId", TIME, limit, 7L);
        }
    }

    @Test
    void shouldEncodeWhySomethingWasSkipped()
    {
        event.begin(SEQUENCE, TIME);
        encoder.onMarkRejected(3, RejectReason.EXPIRED, "id");
        assertFields(3, RejectReason.EXPIRED, "id");
        encoder.onUpdateTimedOut(4, TIME - 7);
        assertFields(4, TIME - 7);
        for (final SkipReason reason : SkipReason.values())
        {
            encoder.onRoundSkipped(21, reason, TIME + 5);
            assertFields(21, reason, TIME + 5);
        }
        encoder.onRoundSkipped(21, SkipReason.NO_ROOM, LiquidationListener.NO_TIME);
        assertFields(21, SkipReason.NO_ROOM, ABSENT);
    }

    @Test
    void shouldEncodeTheEndOfAnOrder()
    {
        for (final EndReason reason : EndReason.values())
        {
            encoder.onLiquidationOrderCompleted(11, 12, 13, reason, -14, -15);
            assertFields(11, 12, 13, reason, -14, -15);
        }
    }

    @Test
    void shouldEncodeClosingsThatMeet()
    {
        encoder.onLiquidationsCrossed(11, 12, 13, 14, 15, 16, 17);
        assertFields(11, 12, 13, 14, 15, 16, 17);
    }

    @ParameterizedTest
    @EnumSource(FeedKind.class)
    void shouldEncodeHaltsAndTheirEnds(final FeedKind kind)
    {
        final String onTheWire = kind == FeedKind.SURFACE ? FeedKind.VOLATILITY.name() : kind.name();
        for (final SuspensionReason reason : SuspensionReason.values())
        {
            encoder.onFeedSuspended(kind, 11, 12, reason, 13);
            assertFields(onTheWire, 11, reason, 13, 12);
            encoder.onFeedSuspended(kind, 11, DecisionEncoder.NONE, reason, DecisionEncoder.NONE);
            assertFields(onTheWire, 11, reason, ABSENT, ABSENT);
        }
        encoder.onFeedResumed(kind, 11, 12);
        assertFields(onTheWire, 11, 12);
        encoder.onFeedResumed(kind, 11, DecisionEncoder.NONE);
        assertFields(onTheWire, 11, ABSENT);
    }

    @Test
    void shouldEncodeAFreezeAndItsEnd()
    {
        encoder.onLiquidationFreezeChanged(true, 11);
        final List<Object> frozen = read.get(0);
        encoder.onLiquidationFreezeChanged(false, 11);
        final List<Object> free = read.get(1);

        assertEquals("YES", frozen.get(3));
        assertEquals("NO", free.get(3));
        assertEquals(11L, free.get(5));
    }

    @Test
    void shouldEncodeTheHashOfTheState()
    {
        encoder.onStateHashed(-2, 9);
        assertFieldsAt(TIME, -2L, 9);
    }

    @Test
    void shouldEncodeAuctions()
    {
        encoder.onAuctionStarted(11, 12, true, 13, -14, 15, 16);
        assertFields(11, 12, "YES", 13, -14, 15, 16);
        encoder.onAuctionStarted(11, 12, false, 13, -14, 15, 16);
        assertFields(11, 12, "NO", 13, -14, 15, 16);
        encoder.onAuctionFilled(FillOfAuction.of(11, 12, 13, 14, 15, -16, -17, 18, -19, 20, 21, 22));
        assertFields(11, 12, 13, 14, 15, -16, -17, 18, -19, 20, 21, 22);
        for (final AuctionEndReason reason : AuctionEndReason.values())
        {
            encoder.onAuctionEnded(11, 12, reason, -13);
            assertFields(11, 12, reason, -13);
        }
    }

    @Test
    void shouldEncodeWhatBecameOfABid()
    {
        for (final BidVerdict verdict : BidVerdict.values())
        {
            encoder.onAuctionBidDecided(11, 12, 13, verdict, 14);
            assertFields(11, 12, 13, verdict, 14);
            encoder.onAuctionBidDecided(11, 12, 13, verdict, DecisionEncoder.NO_PRICE);
            assertFields(11, 12, 13, verdict, ABSENT);
        }
    }

    @Test
    void shouldEncodeTheWaterfall()
    {
        encoder.onInsuranceFundChanged(11, -12, 13);
        assertFields(11, -12, 13);
        encoder.onInsuranceFundChanged(DecisionEncoder.VENUE, 12, 13);
        assertFields(ABSENT, 12, 13);
        encoder.onPositionDeleveraged(11, 12, 13, -14, 15);
        assertFields(11, 12, 13, -14, 15);
        encoder.onLossShared(11, 12, 13);
        assertFields(11, 12, 13);
    }

    /** An engine whose account holds ten contracts of a perpetual and a volatile call; what it decides goes on. */
    private void margin(final Consumer<MarginReporter> use)
    {
        final MarginReporter reporter = new MarginReporter(use);
        engine = new MarginEngine(new EngineLimits(2, 2, 8, 2, 4, 16, 16, 4, 4), reporter.listener());
        engine.reference().onUnderlyingListed(1, T0, 5);
        engine.reference().onPerpetualListed(2, T0, 50, 5, ONE, ONE);
        engine.market().onSpotPriceChanged(3, T0, 5, 100 * ONE, ONE);
        engine.market().onPerpetualPriceChanged(4, T0, 50, 101 * ONE, ONE);
        engine.reference().onAccountOpened(5, T0, ACCOUNT, MarginMode.PORTFOLIO, 0);
        engine.transfer().onCashTransferRequested(6, T0, ACCOUNT, 1, 1_000 * ONE);
        engine.account().onTradeExecuted(7, T0, ACCOUNT, 50, 10 * ONE, 100 * ONE, 0);
    }

    private void report()
    {
        engine.account().onMarginReportRequested(8, T0, ACCOUNT, 3);
    }

    @Test
    void shouldEncodeAMarginReport()
    {
        margin(reporter -> encoder.onMarginReported(21, 22, Health.RESTRICTED, reporter.margin(), reporter.greeks()));
        report();

        assertFields(
            21, 22, EQUITY, EQUITY - MAINTENANCE, EQUITY - INITIAL, MAINTENANCE, INITIAL, RATIO, 10 * ONE, 0, 0, 0, 22,
            Health.RESTRICTED, EQUITY, ABSENT, ABSENT,
            1, 5, WORST_LOSS, 10 * ONE, 0, 0, 0, 22,
            1, 50, 10 * ONE, 101 * ONE, 10 * ONE, 0, 0, 0);
    }

    @Test
    void shouldEncodeAnswersWithTheMarginAfter()
    {
        margin(reporter ->
        {
            for (final Verdict verdict : Verdict.values())
            {
                encoder.onTransferDecided(21, 22, verdict, reporter.margin());
                assertFields(21, 22, verdict, EQUITY - INITIAL);
                encoder.onOrderMarginDecided(21, 22, verdict, reporter.margin());
                assertFields(21, 22, verdict, EQUITY - INITIAL);
            }
        });
        report();
        assertEquals(2 * Verdict.values().length, read.size());
    }

    @Test
    void shouldEncodeAChangeOfHealth()
    {
        margin(reporter ->
        {
            for (final Health health : Health.values())
            {
                encoder.onAccountHealthChanged(21, health, Health.BANKRUPT, 2, reporter.margin());
                assertFields(21, health, Health.BANKRUPT, 2, EQUITY, MAINTENANCE, RATIO, ABSENT, ABSENT);
            }
        });
        report();
        assertEquals(Health.values().length, read.size());
    }

    @Test
    void shouldEncodeAnOrderWithThePlanThatItBelongsTo()
    {
        margin(reporter ->
        {
            for (final Policy policy : Policy.values())
            {
                for (final UnitKind kind : UnitKind.values())
                {
                    encoder.onLiquidationOrdered(ordered(policy, kind, reporter.margin(), 26));
                    assertFields(
                        21, 31, 0, 32, 22, -23, 24, 2, policy, kind, RATIO, RATIO, 25, 26, 27, 28, 29, 30, ABSENT);
                }
                encoder.onLiquidationOrdered(
                    ordered(policy, UnitKind.SLICE, reporter.margin(), LiquidationPlan.NO_GAP));
                assertEquals(ABSENT, read.get(read.size() - 1).get(16));
            }
        });
        report();
        assertTrue(read.size() > 3 * UnitKind.values().length);
    }

    @Test
    void shouldEncodeAComboWithItsLegs()
    {
        margin(reporter -> encodeCombo(reporter.margin()));
        report();
        assertFields(
            21, 31, 32, -23 * 24 * ONE, 2, Policy.TIERED, UnitKind.PACKAGE, 34, RATIO, RATIO, 25, 0, 1, 50, -23 * ONE);
    }

    private void encodeCombo(final AccountMargin margin)
    {
        final ComboOfPlan combo = new ComboOfPlan();
        encoder.onComboOrdered(
            OrderOfPlan.of(Policy.TIERED, combo.plan(-23 * ONE, 24 * ONE, 25, margin), margin), combo.chosen(), combo.instrumentIds());
    }

    @Test
    void shouldEncodeAPackageThatIsGone()
    {
        encoder.onPackageDissolved(11, 12);
        assertFields(11, 12);
    }

    private static PlannedOrder ordered(
        final Policy policy, final UnitKind kind, final AccountMargin margin, final long gap)
    {
        return OrderOfPlan.of(policy, PlanOfOrders.of(kind, -23, 24, 25, margin, gap), margin);
    }

    @Test
    void shouldLeaveOutWhatAnUnpricedAccountDoesNotHave()
    {
        margin(reporter ->
        {
            encoder.onMarginReported(21, 22, Health.UNPRICED, reporter.margin(), reporter.greeks());
            assertFields(
                21, 22, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, -2,
                Health.UNPRICED, ABSENT, RATIO, RATIO, 0, 0);
            encoder.onTransferDecided(21, 22, Verdict.UNPRICED, reporter.margin());
            assertFields(21, 22, Verdict.UNPRICED, ABSENT);
            encoder.onOrderMarginDecided(21, 22, Verdict.UNPRICED, reporter.margin());
            assertFields(21, 22, Verdict.UNPRICED, ABSENT);
            encoder.onAccountHealthChanged(21, Health.HEALTHY, Health.UNPRICED, 0, reporter.margin());
            assertFields(21, Health.HEALTHY, Health.UNPRICED, 0, ABSENT, ABSENT, ABSENT, RATIO, RATIO);
        });
        engine.feed().onFeedInterrupted(8, T0, FeedKind.SPOT, 5, SuspensionReason.VANISHED);
        report();
        assertEquals(4, read.size());
    }

    @Test
    void shouldCountTheDecisionsOfEachEventFromZero()
    {
        encoder.onLossShared(1, 2, 3);
        encoder.onLossShared(1, 2, 3);
        event.begin(SEQUENCE + 1, TIME + 1);
        encoder.beginEvent(SEQUENCE + 1, TIME + 1);
        encoder.onLossShared(1, 2, 3);

        assertEquals(Arrays.asList(TIME, SEQUENCE, 1L), read.get(1).subList(0, 3));
        assertEquals(Arrays.asList(TIME + 1, SEQUENCE + 1, 0L), read.get(2).subList(0, 3));
    }

    @Test
    void shouldHaveAnEncoderForEveryDecisionOfTheSchema()
    {
        shouldEncodeARefusal();
        shouldEncodeWhySomethingWasSkipped();
        shouldEncodeTheEndOfAnOrder();
        shouldEncodeClosingsThatMeet();
        encoder.onFeedSuspended(FeedKind.SPOT, 1, 2, SuspensionReason.JUMP, 3);
        encoder.onFeedResumed(FeedKind.SPOT, 1, 2);
        encoder.onLiquidationFreezeChanged(true, 1);
        shouldEncodeTheHashOfTheState();
        shouldEncodeAuctions();
        shouldEncodeWhatBecameOfABid();
        shouldEncodeTheWaterfall();
        shouldEncodeAPackageThatIsGone();
        encoder.onNoticeChanged(11, 12, true);
        margin(reporter ->
        {
            encoder.onMarginReported(1, 2, Health.HEALTHY, reporter.margin(), reporter.greeks());
            encoder.onTransferDecided(1, 2, Verdict.ACCEPTED, reporter.margin());
            encoder.onOrderMarginDecided(1, 2, Verdict.ACCEPTED, reporter.margin());
            encoder.onAccountHealthChanged(1, Health.HEALTHY, Health.BANKRUPT, 2, reporter.margin());
            encoder.onLiquidationOrdered(ordered(Policy.FULL, UnitKind.SLICE, reporter.margin(), 7));
            encoder.onLiquidationPlanned(
                RoundOfPlan.of(PlanOfOrders.of(UnitKind.SLICE, -23, 24, 25, reporter.margin(), 7), reporter.margin()));
            encoder.onMarginCalled(11, 12, reporter.margin(), 13);
            encodeCombo(reporter.margin());
        });
        report();

        final Set<String> decisions = new HashSet<>();
        MessageCatalog.instance().messages().stream().filter(message -> !message.isEvent())
            .forEach(message -> decisions.add(message.name()));
        assertEquals(decisions, messages);
    }
}
