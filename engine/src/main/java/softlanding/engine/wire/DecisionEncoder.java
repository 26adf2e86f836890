package softlanding.engine.wire;

import softlanding.codecs.AccountHealthChangedEncoder;
import softlanding.codecs.Bool;
import softlanding.codecs.ComboOrderedEncoder;
import softlanding.codecs.EventRejectedEncoder;
import softlanding.codecs.FeedResumedEncoder;
import softlanding.codecs.FeedSuspendedEncoder;
import softlanding.codecs.FrameRefusedDecoder;
import softlanding.codecs.FrameRejectedEncoder;
import softlanding.codecs.FreezeReason;
import softlanding.codecs.LiquidationFreezeChangedEncoder;
import softlanding.codecs.LiquidationOrderCompletedEncoder;
import softlanding.codecs.LiquidationOrderedEncoder;
import softlanding.codecs.LiquidationsCrossedEncoder;
import softlanding.codecs.MarginReportedEncoder;
import softlanding.codecs.MarkRejectedEncoder;
import softlanding.codecs.OrderMarginDecidedEncoder;
import softlanding.codecs.PackageDissolvedEncoder;
import softlanding.codecs.StateHashedEncoder;
import softlanding.codecs.TransferDecidedEncoder;
import softlanding.codecs.UpdateTimedOutEncoder;
import softlanding.engine.DecisionListener;
import softlanding.engine.RejectReason;
import softlanding.engine.Verdict;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.liquidation.PlannedOrder;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.PositionGreeks;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.Health;
import softlanding.engine.protection.ProtectionReport;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/** Encodes each decision as a frame, stamped with the event that caused it. */
final class DecisionEncoder extends WhatIfEncoder implements DecisionListener
{
    /**
     * Maximum number of positions in a report. With 512 underlyings the frame stays below {@link
     * EscalationEncoder#MAX_BYTES}.
     */
    private static final int MAX_POSITIONS = 512;

    private final EventRejectedEncoder eventRejected = new EventRejectedEncoder();
    private final FrameRejectedEncoder frameRejected = new FrameRejectedEncoder();
    private final MarkRejectedEncoder markRejected = new MarkRejectedEncoder();
    private final TransferDecidedEncoder transferDecided = new TransferDecidedEncoder();
    private final OrderMarginDecidedEncoder orderMarginDecided = new OrderMarginDecidedEncoder();
    private final MarginReportedEncoder marginReported = new MarginReportedEncoder();
    private final AccountHealthChangedEncoder accountHealthChanged = new AccountHealthChangedEncoder();
    private final LiquidationOrderedEncoder liquidationOrdered = new LiquidationOrderedEncoder();
    private final LiquidationOrderCompletedEncoder liquidationOrderCompleted = new LiquidationOrderCompletedEncoder();
    private final FeedSuspendedEncoder feedSuspended = new FeedSuspendedEncoder();
    private final FeedResumedEncoder feedResumed = new FeedResumedEncoder();
    private final LiquidationFreezeChangedEncoder liquidationFreezeChanged = new LiquidationFreezeChangedEncoder();
    private final LiquidationsCrossedEncoder liquidationsCrossed = new LiquidationsCrossedEncoder();
    private final ComboOrderedEncoder comboOrdered = new ComboOrderedEncoder();
    private final PackageDissolvedEncoder packageDissolved = new PackageDissolvedEncoder();
    private final UpdateTimedOutEncoder updateTimedOut = new UpdateTimedOutEncoder();
    private final StateHashedEncoder stateHashed = new StateHashedEncoder();

    DecisionEncoder(final EventContext event, final DecisionSink sink)
    {
        super(event, sink);
    }

    @Override
    public void onEventRejected(final RejectReason reason, final String field)
    {
        stamp(eventRejected.wrapAndApplyHeader(buffer, 0, header).header());
        eventRejected
            .reason(names.of(reason)).field(field).rejectedTimestampNs(timestampNs())
            .limitReached(softlanding.codecs.CapacityLimit.NULL_VAL)
            .limitValue(EventRejectedEncoder.limitValueNullValue());
        send(eventRejected.encodedLength());
    }

    @Override
    public void onCapacityReached(final String field, final CapacityLimit limit, final long value)
    {
        stamp(eventRejected.wrapAndApplyHeader(buffer, 0, header).header());
        eventRejected
            .reason(names.of(RejectReason.CAPACITY)).field(field).rejectedTimestampNs(timestampNs())
            .limitReached(names.of(limit)).limitValue(value);
        send(eventRejected.encodedLength());
    }

    void onFrameRejected(final FrameRefusedDecoder refused)
    {
        stamp(frameRejected.wrapAndApplyHeader(buffer, 0, header).header());
        frameRejected.sourceId(refused.sourceId()).sourceSequence(refused.sourceSequence()).reason(refused.reason());
        for (int i = 0; i < FrameRejectedEncoder.fieldLength(); i++)
        {
            frameRejected.field(i, refused.field(i));
        }
        send(frameRejected.encodedLength());
    }

    @Override
    public void onMarkRejected(final int markIndex, final RejectReason reason, final String field)
    {
        stamp(markRejected.wrapAndApplyHeader(buffer, 0, header).header());
        markRejected.index(markIndex).reason(names.of(reason)).field(field);
        send(markRejected.encodedLength());
    }

    @Override
    public void onTransferDecided(
        final long transferId, final long ofAccountId, final Verdict verdict, final AccountMargin margin)
    {
        stamp(transferDecided.wrapAndApplyHeader(buffer, 0, header).header());
        transferDecided
            .transferId(transferId).accountId(ofAccountId).verdict(names.of(verdict))
            .initialExcessAfter(
                margin.isPriced() ? margin.initialExcess() : TransferDecidedEncoder.initialExcessAfterNullValue());
        send(transferDecided.encodedLength());
    }

    @Override
    public void onOrderMarginDecided(
        final long requestId, final long ofAccountId, final Verdict verdict, final AccountMargin margin)
    {
        stamp(orderMarginDecided.wrapAndApplyHeader(buffer, 0, header).header());
        orderMarginDecided
            .requestId(requestId).accountId(ofAccountId).verdict(names.of(verdict))
            .initialExcessAfter(
                margin.isPriced() ? margin.initialExcess() : OrderMarginDecidedEncoder.initialExcessAfterNullValue());
        send(orderMarginDecided.encodedLength());
    }

    @Override
    public void onMarginReported(
        final long requestId,
        final long ofAccountId,
        final Health health,
        final AccountMargin margin,
        final AccountGreeks greeks,
        final ProtectionReport protection)
    {
        final boolean priced = margin.isPriced();
        final long none = MarginReportedEncoder.equityNullValue();
        stamp(marginReported.wrapAndApplyHeader(buffer, 0, header).header());
        marginReported
            .requestId(requestId).accountId(ofAccountId)
            .equity(priced ? margin.equity() : none)
            .maintenanceExcess(priced ? margin.maintenanceExcess() : none)
            .initialExcess(priced ? margin.initialExcess() : none)
            .maintenanceRequirement(priced ? margin.maintenanceRequirement() : none)
            .initialRequirement(priced ? margin.initialRequirement() : none)
            .ratio(ratio(margin))
            .delta(priced ? decimal(greeks.delta()) : none)
            .gamma(priced ? decimal(greeks.gamma()) : none)
            .vega(priced ? decimal(greeks.vega()) : none)
            .theta(priced ? decimal(greeks.theta()) : none)
            .worstScenario(priced ? margin.worstScenario() : AccountMargin.NO_SCENARIO)
            .health(names.of(health))
            .marginEquity(priced ? margin.marginEquity() : none)
            .ratioBest(margin.hasRange() ? margin.ratioBest() : MarginReportedEncoder.ratioBestNullValue())
            .ratioWorst(margin.hasRange() ? margin.ratioWorst() : MarginReportedEncoder.ratioWorstNullValue());
        encodeStatement(marginReported, protection);
        encodeUnderlyings(margin, greeks, protection);
        encodePositions(margin, greeks.positions());
        send(marginReported.encodedLength());
    }

    private void encodeUnderlyings(
        final AccountMargin margin, final AccountGreeks greeks, final ProtectionReport protection)
    {
        final int underlyings = margin.isPriced() ? margin.underlyings() : 0;
        final MarginReportedEncoder.UnderlyingsEncoder group = marginReported.underlyingsCount(underlyings);
        for (int i = 0; i < underlyings; i++)
        {
            final long hedged = protection.hedgeQuantity(margin.underlying(i));
            group.next().underlyingId(margin.underlyingId(i)).worstLoss(loss(margin.worstLoss(i)))
                .delta(decimal(greeks.delta(i))).gamma(decimal(greeks.gamma(i)))
                .vega(decimal(greeks.vega(i))).theta(decimal(greeks.theta(i)))
                .worstScenario(margin.worstScenario(i))
                .hedgeQuantity(hedged == 0 ?
                    MarginReportedEncoder.UnderlyingsEncoder.hedgeQuantityNullValue() : hedged);
        }
    }

    private void encodePositions(final AccountMargin margin, final PositionGreeks positions)
    {
        final int count = margin.isPriced() ? Math.min(positions.size(), MAX_POSITIONS) : 0;
        final MarginReportedEncoder.PositionsEncoder group = marginReported.positionsCount(count);
        for (int i = 0; i < count; i++)
        {
            group.next().instrumentId(positions.instrumentId(i)).quantity(positions.quantity(i))
                .mark(positions.mark(i)).delta(decimal(positions.delta(i))).gamma(decimal(positions.gamma(i)))
                .vega(decimal(positions.vega(i))).theta(decimal(positions.theta(i)));
        }
    }

    @Override
    public void onAccountHealthChanged(
        final long ofAccountId, final Health from, final Health to, final int newTier, final AccountMargin margin)
    {
        final long none = AccountHealthChangedEncoder.marginEquityNullValue();
        stamp(accountHealthChanged.wrapAndApplyHeader(buffer, 0, header).header());
        accountHealthChanged
            .accountId(ofAccountId).healthBefore(names.of(from)).healthAfter(names.of(to)).tier(newTier)
            .marginEquity(margin.isPriced() ? margin.marginEquity() : none)
            .requirement(margin.isPriced() ? margin.maintenanceRequirement() : none)
            .ratio(ratio(margin))
            .ratioBest(margin.hasRange() ? margin.ratioBest() : AccountHealthChangedEncoder.ratioBestNullValue())
            .ratioWorst(margin.hasRange() ? margin.ratioWorst() : AccountHealthChangedEncoder.ratioWorstNullValue());
        send(accountHealthChanged.encodedLength());
    }

    @Override
    public void onPackageDissolved(final long ofAccountId, final long packageId)
    {
        stamp(packageDissolved.wrapAndApplyHeader(buffer, 0, header).header());
        packageDissolved.accountId(ofAccountId).packageId(packageId);
        send(packageDissolved.encodedLength());
    }

    @Override
    public void onUpdateTimedOut(final int sourceId, final long openedNs)
    {
        stamp(updateTimedOut.wrapAndApplyHeader(buffer, 0, header).header());
        updateTimedOut.sourceId(sourceId).openedNs(openedNs);
        send(updateTimedOut.encodedLength());
    }

    @Override
    public void onLiquidationOrdered(final PlannedOrder order)
    {
        final long gap = order.optimalityGap();
        final boolean unknown = order.depth() == Instruments.UNKNOWN_DEPTH;
        stamp(liquidationOrdered.wrapAndApplyHeader(buffer, 0, header).header());
        liquidationOrdered
            .orderId(order.orderId()).planId(order.planId()).legIndex(order.legIndex())
            .accountId(order.accountId()).instrumentId(order.instrumentId())
            .quantity(order.quantity()).limitPrice(order.limitPrice()).tier(order.tier())
            .policy(names.of(order.policy())).unitKind(names.of(order.unitKind()))
            .ratioBefore(ratio(order.before())).ratioAfterExpected(ratio(order.after()))
            .costExpected(order.costExpected())
            .insuranceAtRisk(order.insuranceAtRisk())
            .mark(order.mark())
            .halfSpread(unknown ? LiquidationOrderedEncoder.halfSpreadNullValue() : order.halfSpread())
            .depth(unknown ? LiquidationOrderedEncoder.depthNullValue() : order.depth())
            .packageId(order.packageId() == 0 ? LiquidationOrderedEncoder.packageIdNullValue() : order.packageId())
            .optimalityGap(gap == LiquidationPlan.NO_GAP ? LiquidationOrderedEncoder.optimalityGapNullValue() : gap)
            .operatorSequence(operatorSequence(order.operatorSequence()));
        send(liquidationOrdered.encodedLength());
    }

    @Override
    public void onComboOrdered(final PlannedOrder order, final LegSelection chosen, final Ids instrumentIds)
    {
        final LiquidationPlan plan = chosen.opened();
        long cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        stamp(comboOrdered.wrapAndApplyHeader(buffer, 0, header).header());
        comboOrdered
            .orderId(order.orderId()).planId(order.planId()).accountId(order.accountId())
            .netLimit(chosen.netLimit()).tier(order.tier()).policy(names.of(order.policy()))
            .unitKind(names.of(order.unitKind()))
            .packageId(order.packageId() == 0 ? ComboOrderedEncoder.packageIdNullValue() : order.packageId())
            .ratioBefore(ratio(order.before())).ratioAfterExpected(ratio(order.after()))
            .costExpected(cost).insuranceAtRisk(chosen.insuranceAtRisk())
            .operatorSequence(operatorSequence(order.operatorSequence()));
        final ComboOrderedEncoder.LegsEncoder legs = comboOrdered.legsCount(plan.legs());
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            legs.next().instrumentId((int)instrumentIds.id(plan.instrument(leg))).quantity(plan.quantity(leg));
        }
        send(comboOrdered.encodedLength());
    }

    @Override
    public void onLiquidationOrderCompleted(
        final long orderId,
        final long ofPlanId,
        final long ofAccountId,
        final int instrumentId,
        final EndReason reason,
        final long filled,
        final long unfilled)
    {
        stamp(liquidationOrderCompleted.wrapAndApplyHeader(buffer, 0, header).header());
        liquidationOrderCompleted
            .orderId(orderId).planId(ofPlanId).accountId(ofAccountId).reason(names.of(reason))
            .filled(filled).unfilled(unfilled).instrumentId(instrumentId);
        send(liquidationOrderCompleted.encodedLength());
    }

    @Override
    public void onFeedSuspended(
        final FeedKind kind, final int id, final long strike, final SuspensionReason reason, final long price)
    {
        stamp(feedSuspended.wrapAndApplyHeader(buffer, 0, header).header());
        feedSuspended
            .feedKind(names.of(kind)).id(id).reason(names.of(reason))
            .price(price == NONE ? FeedSuspendedEncoder.priceNullValue() : price)
            .strike(strike == NONE ? FeedSuspendedEncoder.strikeNullValue() : strike);
        send(feedSuspended.encodedLength());
    }

    @Override
    public void onFeedResumed(final FeedKind kind, final int id, final long strike)
    {
        stamp(feedResumed.wrapAndApplyHeader(buffer, 0, header).header());
        feedResumed
            .feedKind(names.of(kind)).id(id)
            .strike(strike == NONE ? FeedResumedEncoder.strikeNullValue() : strike);
        send(feedResumed.encodedLength());
    }

    @Override
    public void onLiquidationFreezeChanged(final boolean frozen, final long lagNs)
    {
        stamp(liquidationFreezeChanged.wrapAndApplyHeader(buffer, 0, header).header());
        liquidationFreezeChanged
            .frozen(frozen ? Bool.YES : Bool.NO).reason(FreezeReason.INPUT_LAG).lagNs(lagNs);
        send(liquidationFreezeChanged.encodedLength());
    }

    @Override
    public void onLiquidationsCrossed(
        final long buyerPlanId,
        final long sellerPlanId,
        final long buyerAccountId,
        final long sellerAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        stamp(liquidationsCrossed.wrapAndApplyHeader(buffer, 0, header).header());
        liquidationsCrossed
            .buyerPlanId(buyerPlanId).sellerPlanId(sellerPlanId)
            .buyerAccountId(buyerAccountId).sellerAccountId(sellerAccountId)
            .instrumentId(instrumentId).quantity(quantity).price(price);
        send(liquidationsCrossed.encodedLength());
    }

    void onStateHashed(final long hash, final int engineVersion)
    {
        stamp(stateHashed.wrapAndApplyHeader(buffer, 0, header).header());
        stateHashed
            .stateHash(hash).engineVersion(engineVersion);
        send(stateHashed.encodedLength());
    }

    /** Returns a loss rounded up, like the requirement that follows from it. */
    private static long loss(final double value)
    {
        return Decimal8.fits(value) ? Decimal8.ceil(value) : Long.MAX_VALUE;
    }
}
