package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.Bool;
import softlanding.codecs.FrameFault;
import softlanding.codecs.FrameRefusedDecoder;
import softlanding.codecs.FrameRefusedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.engine.RejectReason;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.auction.FillOfAuction;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.LiquidationListener;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.protection.OrderOfProtection;
import softlanding.engine.protection.ProtectionPause;

/** Decisions are encoded with all that was decided, each value in the field that is meant. */
class DecisionFieldsTest extends EncodedDecisions
{
    /** What time had reached before the event: a refusal has this time, and does not move it. */
    private static final long REACHED = TIME - 1_000;

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
    void shouldEncodeARefusedFrame()
    {
        event.begin(SEQUENCE, TIME);
        final UnsafeBuffer frame = new UnsafeBuffer(new byte[256]);
        final FrameRefusedEncoder refused = new FrameRefusedEncoder();
        final FrameRefusedDecoder decoder = new FrameRefusedDecoder();
        for (final FrameFault fault : FrameFault.values())
        {
            if (fault != FrameFault.NULL_VAL)
            {
                refused.wrapAndApplyHeader(frame, 0, new MessageHeaderEncoder())
                    .timestampNs(TIME).sourceId(7).sourceSequence(8).reason(fault).field("price")
                    .lastFragment(Bool.YES);
                encoder.onFrameRejected(decoder.wrapAndApplyHeader(frame, 0, new MessageHeaderDecoder()));
                assertFields(7, 8, fault, "price");
            }
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
            assertFields(21, reason, TIME + 5, ABSENT);
        }
        encoder.onRoundSkipped(21, SkipReason.NO_ROOM, LiquidationListener.NO_TIME);
        assertFields(21, SkipReason.NO_ROOM, ABSENT, ABSENT);
        encoder.onManualRoundSkipped(21, SkipReason.NO_ROOM, LiquidationListener.NO_TIME);
        assertFields(21, SkipReason.NO_ROOM, ABSENT, SEQUENCE);
    }

    @Test
    void shouldEncodeNoticesAndDissolvedPackages()
    {
        encoder.onNoticeChanged(11, 12, true);
        assertFields(11, 12, "YES");
        encoder.onNoticeChanged(11, 12, false);
        assertFields(11, 12, "NO");
        encoder.onPackageDissolved(11, 12);
        assertFields(11, 12);
    }

    @Test
    void shouldEncodeTheEndOfAnOrder()
    {
        for (final EndReason reason : EndReason.values())
        {
            encoder.onLiquidationOrderCompleted(11, 12, 13, 16, reason, -14, -15);
            assertFields(11, 12, 13, reason, -14, -15, 16);
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

    @Test
    void shouldEncodeWhatBecameOfProtectionAndInstructions()
    {
        for (final ProtectionPause reason : ProtectionPause.values())
        {
            encoder.onProtectionPaused(11, reason, 12);
            assertFields(11, reason, 12);
            encoder.onProtectionPaused(11, reason, DecisionEncoder.NO_TIME);
            assertFields(11, reason, ABSENT);
        }
        for (final EndReason reason : EndReason.values())
        {
            encoder.onProtectionOrderCompleted(11, 12, 13, 14, reason, -15, -16);
            assertFields(11, 12, 13, reason, -15, -16, 14);
        }
        encoder.onOrdersToCancel(11, OrderOfProtection.inFlight(), 0);
        assertFields(11, "PROTECTION", "TIER_ENTERED", 2, 11, 12);
        final LiquidationPlan plan = new LiquidationPlan(1);
        plan.begin(UnitKind.POSITION);
        plan.noteOverride(LiquidationPlan.OverrideReason.COST, 0, 14);
        encoder.onInstructionOverridden(11, 12, 13, plan);
        assertFields(11, 12, 13, "COST", 14);
        plan.noteOverride(LiquidationPlan.OverrideReason.EMERGENCY, 0, LiquidationPlan.NO_COST);
        encoder.onInstructionOverridden(11, 12, 13, plan);
        assertFields(11, 12, 13, "EMERGENCY", ABSENT);
        plan.noteOverride(LiquidationPlan.OverrideReason.NOT_ENOUGH, 0, LiquidationPlan.NO_COST);
        encoder.onInstructionOverridden(11, 12, 13, plan);
        assertFields(11, 12, 13, "NOT_ENOUGH", ABSENT);
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

    /** Encodes each decision without a margin. */
    void encodeEach()
    {
        shouldEncodeARefusal();
        shouldEncodeARefusedFrame();
        shouldEncodeWhySomethingWasSkipped();
        shouldEncodeNoticesAndDissolvedPackages();
        shouldEncodeTheEndOfAnOrder();
        shouldEncodeClosingsThatMeet();
        shouldEncodeHaltsAndTheirEnds(FeedKind.SPOT);
        encoder.onLiquidationFreezeChanged(true, 1);
        shouldEncodeTheHashOfTheState();
        shouldEncodeAuctions();
        shouldEncodeWhatBecameOfABid();
        shouldEncodeTheWaterfall();
        shouldEncodeWhatBecameOfProtectionAndInstructions();
    }
}
