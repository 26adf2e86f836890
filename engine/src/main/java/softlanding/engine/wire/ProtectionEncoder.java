package softlanding.engine.wire;

import softlanding.codecs.CancelReason;
import softlanding.codecs.CancelScope;
import softlanding.codecs.InstructionOverriddenEncoder;
import softlanding.codecs.LiquidationOrderCompletedEncoder;
import softlanding.codecs.MarginReportedEncoder;
import softlanding.codecs.OrdersToCancelEncoder;
import softlanding.codecs.OverrideReason;
import softlanding.codecs.ProtectionOrderedEncoder;
import softlanding.codecs.ProtectionPausedEncoder;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.protection.PlannedProtection;
import softlanding.engine.protection.ProtectionListener;
import softlanding.engine.protection.ProtectionOrders;
import softlanding.engine.protection.ProtectionPause;
import softlanding.engine.protection.ProtectionPurpose;
import softlanding.engine.protection.ProtectionReport;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/** Encodes what is decided about protection and instructions. */
abstract class ProtectionEncoder extends RoundEncoder implements ProtectionListener
{
    private static final int MAX_ORDERS = 512;

    private final SameNames<ProtectionPurpose, softlanding.codecs.ProtectionPurpose> purposes =
        new SameNames<>(ProtectionPurpose.class, softlanding.codecs.ProtectionPurpose.class);
    private final SameNames<ProtectionPause, softlanding.codecs.ProtectionPause> pauses =
        new SameNames<>(ProtectionPause.class, softlanding.codecs.ProtectionPause.class);
    private final SameNames<EndReason, softlanding.codecs.EndReason> ends =
        new SameNames<>(EndReason.class, softlanding.codecs.EndReason.class);
    private final SameNames<ProtectionKind, softlanding.codecs.Protection> kinds =
        new SameNames<>(ProtectionKind.class, softlanding.codecs.Protection.class);
    private final ProtectionOrderedEncoder ordered = new ProtectionOrderedEncoder();
    private final ProtectionPausedEncoder paused = new ProtectionPausedEncoder();
    private final InstructionOverriddenEncoder overridden = new InstructionOverriddenEncoder();
    private final OrdersToCancelEncoder toCancel = new OrdersToCancelEncoder();
    private final LiquidationOrderCompletedEncoder completed = new LiquidationOrderCompletedEncoder();

    ProtectionEncoder(final EventContext event, final DecisionSink sink)
    {
        super(event, sink);
    }

    @Override
    public void onProtectionOrdered(final PlannedProtection order)
    {
        stamp(ordered.wrapAndApplyHeader(buffer, 0, header).header());
        ordered
            .orderId(order.orderId()).planId(order.planId()).legIndex(order.legIndex()).accountId(order.accountId())
            .instrumentId(order.instrumentId()).quantity(order.quantity()).limitPrice(order.limitPrice())
            .validUntilNs(order.validUntilNs()).purpose(purposes.of(order.purpose()))
            .ratioBefore(ratio(order.before())).ratioAfterExpected(ratio(order.after()))
            .costExpected(order.costExpected())
            .hedgeAfter(order.isOfHedge() ? order.hedgeAfter() : ProtectionOrderedEncoder.hedgeAfterNullValue())
            .unitKind(names.of(order.unitKind()))
            .packageId(order.packageId() == 0 ? ProtectionOrderedEncoder.packageIdNullValue() : order.packageId());
        send(ordered.encodedLength());
    }

    @Override
    public void onProtectionPaused(final long accountId, final ProtectionPause reason, final long untilNs)
    {
        stamp(paused.wrapAndApplyHeader(buffer, 0, header).header());
        paused
            .accountId(accountId).reason(pauses.of(reason))
            .untilNs(untilNs == NO_TIME ? ProtectionPausedEncoder.untilNsNullValue() : untilNs);
        send(paused.encodedLength());
    }

    @Override
    public void onProtectionOrderCompleted(
        final long orderId,
        final long planId,
        final long accountId,
        final int instrumentId,
        final EndReason reason,
        final long filled,
        final long unfilled)
    {
        stamp(completed.wrapAndApplyHeader(buffer, 0, header).header());
        completed
            .orderId(orderId).planId(planId).accountId(accountId).reason(ends.of(reason))
            .filled(filled).unfilled(unfilled).instrumentId(instrumentId);
        send(completed.encodedLength());
    }

    @Override
    public void onOrdersToCancel(final long accountId, final ProtectionOrders orders, final int account)
    {
        int count = 0;
        for (int order = orders.firstOf(account); order != Ids.NONE; order = orders.nextOf(order))
        {
            count++;
        }
        stamp(toCancel.wrapAndApplyHeader(buffer, 0, header).header());
        toCancel.accountId(accountId).scope(CancelScope.PROTECTION).reason(CancelReason.TIER_ENTERED);
        final OrdersToCancelEncoder.OrdersEncoder group = toCancel.ordersCount(Math.min(count, MAX_ORDERS));
        int order = orders.firstOf(account);
        for (int i = 0; i < Math.min(count, MAX_ORDERS); i++)
        {
            group.next().orderId(orders.orderId(order));
            order = orders.nextOf(order);
        }
        send(toCancel.encodedLength());
    }

    @Override
    public void onInstructionOverridden(
        final long accountId, final long planId, final int instrumentId, final LiquidationPlan plan)
    {
        stamp(overridden.wrapAndApplyHeader(buffer, 0, header).header());
        overridden
            .accountId(accountId).planId(planId).instrumentId(instrumentId)
            .reason(switch (plan.override())
            {
                case COST -> OverrideReason.COST;
                case EMERGENCY -> OverrideReason.EMERGENCY;
                default -> OverrideReason.NOT_ENOUGH;
            })
            .costOfKeeping(plan.costOfKeeping() == LiquidationPlan.NO_COST ?
                InstructionOverriddenEncoder.costOfKeepingNullValue() : plan.costOfKeeping());
        send(overridden.encodedLength());
    }

    /** Adds to the report of an account what protection did for it; absent where there is none. */
    final void encodeStatement(final MarginReportedEncoder reported, final ProtectionReport report)
    {
        final boolean asks = report.kind() != ProtectionKind.NONE;
        final boolean has = report.hasStatement();
        final long noMoney = MarginReportedEncoder.protectionCostNullValue();
        final int noCount = MarginReportedEncoder.protectionOrdersNullValue();
        reported
            .protection(asks ? kinds.of(report.kind()) : softlanding.codecs.Protection.NULL_VAL)
            .protectBelow(asks ? report.protectBelow() : MarginReportedEncoder.protectBelowNullValue())
            .protectionOrders(has ? report.orders() : noCount)
            .protectionOrders24h(has ? report.ordersOfDay() : noCount)
            .protectionValue(has ? report.value() : noMoney).protectionValue24h(has ? report.valueOfDay() : noMoney)
            .protectionCost(has ? report.cost() : noMoney).protectionCost24h(has ? report.costOfDay() : noMoney)
            .hedgeProfit(has || report.isHedged() ? report.hedgeProfit() : noMoney)
            .hedgeProfit24h(has || report.isHedged() ? report.hedgeProfitOfDay() : noMoney)
            .ratioWithoutHedges(report.knowsRatioWithoutHedges() ?
                report.ratioWithoutHedges() : MarginReportedEncoder.ratioWithoutHedgesNullValue());
    }

    static long ratio(final AccountMargin margin)
    {
        return margin.isPriced() && margin.hasRatio() ?
            margin.ratio() : ProtectionOrderedEncoder.ratioBeforeNullValue();
    }
}
