package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.InsuranceFundChangedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidationPlannedDecoder;
import softlanding.codecs.LiquidationsCrossedDecoder;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Policy;
import softlanding.codecs.PositionDeleveragedDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineService;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.OrderKey;

/**
 * Verifies that rounds do not make accounts worse. It fills some rounds completely on another engine, each order at
 * mark with its expected cost as the fee, and compares the margin reports of the account before and after. Rounds of
 * the policy FULL have no such promise and are skipped.
 */
final class RoundVerifier implements DecisionSink
{
    private static final long DRAWS = 12;
    private static final double AUDITED_SHARE = 0.15;
    private static final int MAX_AUDITS = 6;
    /** Tolerance in cash, a Decimal8 mantissa. Marks are rounded in a report. */
    private static final long ROUNDING = 100_000;
    /** What is not ordered may cost this number of times as much as what is, in ratio to its value. */
    private static final double DEARER = 3;

    private record Order(
        long orderId, long planId, int legIndex, long accountId, int instrumentId, long quantity, long cost,
        long insuranceAtRisk)
    {
    }

    private final RestartingEngine engine;
    private final List<String> violations;
    private final SeededRandom random;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPlannedDecoder planned = new LiquidationPlannedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();
    private final InsuranceFundChangedDecoder drawn = new InsuranceFundChangedDecoder();
    private final List<Order> orders = new ArrayList<>();
    /** The expected cost of each round planned in the present event, with the legs that wait. */
    private final Map<Long, Long> plannedCosts = new HashMap<>();
    private final Map<Integer, Long> marks = new HashMap<>();
    private double portfolioValue;
    private long marginEquity;
    private long equity;
    private long maintenanceExcess;
    private long ratio;
    private boolean isDisturbed;
    private @Nullable String refusal;
    private long sequence;
    private int audits;

    /**
     * Creates a verifier.
     *
     * @param seed       that selects the verified rounds.
     * @param engine     that emits the rounds.
     * @param violations receives broken invariants.
     */
    RoundVerifier(final long seed, final RestartingEngine engine, final List<String> violations)
    {
        this.engine = engine;
        this.violations = violations;
        random = SeededRandom.of(seed, DRAWS);
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (templateId == LiquidationPlannedDecoder.TEMPLATE_ID)
        {
            planned.wrapAndApplyHeader(buffer, offset, header);
            plannedCosts.put(planned.planId(), planned.chosenCost());
        }
        if (templateId == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            ordered.wrapAndApplyHeader(buffer, offset, header);
            if (ordered.policy() != Policy.FULL)
            {
                orders.add(new Order(
                    ordered.orderId(), ordered.planId(), ordered.legIndex(), ordered.accountId(),
                    ordered.instrumentId(), ordered.quantity(), ordered.costExpected(),
                    ordered.insuranceAtRisk()));
            }
        }
    }

    /** Verifies the orders of the event that has ended, at its time in nanoseconds since the epoch. */
    void endEvent(final long nowNs)
    {
        if (!orders.isEmpty() && audits < MAX_AUDITS && random.chance(AUDITED_SHARE))
        {
            final long planId = orders.get(random.nextInt(orders.size())).planId();
            audit(orders.stream().filter(order -> order.planId() == planId).toList(), nowNs);
            audits++;
        }
        orders.clear();
        plannedCosts.clear();
    }

    private long mark(final Order order)
    {
        return Objects.requireNonNull(marks.get(order.instrumentId()), "an order of an instrument without a mark");
    }

    private void audit(final List<Order> step, final long nowNs)
    {
        final EngineService other = engine.again(this::onOtherDecision);
        sequence = engine.events();
        final AccountEncoder events = new AccountEncoder(
            (buffer, offset, length) -> other.onEvent(++sequence, buffer, offset, length));
        final long account = step.get(0).accountId();
        events.marginReportRequested(nowNs, account, FinalChecks.FIRST_REQUEST_ID);
        final long equityBefore = marginEquity;
        final long marginBefore = maintenanceExcess;
        final long ratioBefore = ratio;
        // The account may not hold the perpetual of a delta hedge, which then has no mark in the report.
        if (!step.stream().allMatch(order -> marks.containsKey(order.instrumentId())))
        {
            return;
        }
        // A leg that waited belongs to fills before it: alone it may take back what they released.
        if (step.get(0).legIndex() > 0)
        {
            return;
        }
        // Where the closing that is needed costs more than the equity, every size of it lowers the ratio. Depth may
        // admit only a part of it, so the cost of the whole is estimated by that of the part.
        final long costOfOrders = step.stream().mapToLong(Order::cost).sum();
        final double valueOfOrders = step.stream().mapToDouble(
            order -> Math.abs((double)order.quantity()) * mark(order)).sum();
        final double costOfAll = costOfOrders * Math.max(1, DEARER * portfolioValue / Math.max(1, valueOfOrders));
        final boolean isNearZero =
            Math.max(costOfAll, plannedCosts.getOrDefault(step.get(0).planId(), 0L)) > equity ||
            step.stream().anyMatch(order -> order.insuranceAtRisk() > 0);
        isDisturbed = false;
        refusal = null;
        for (final Order order : step)
        {
            events.liquidationOrderFilled(
                nowNs, new OrderKey(order.orderId(), order.accountId(), order.instrumentId()), order.quantity(),
                mark(order), order.cost());
        }
        events.marginReportRequested(nowNs, account, FinalChecks.FIRST_REQUEST_ID + 1);
        final boolean isWorse = maintenanceExcess < marginBefore - ROUNDING ||
            (equityBefore > 0 && !isNearZero && ratio != MarginReportedDecoder.ratioNullValue() && ratio < ratioBefore);
        if (refusal != null || (!isDisturbed && isWorse))
        {
            violations.add("step " + step.get(0).planId() + " of account " + account + ", filled as expected, takes " +
                "maintenance margin from " + marginBefore + " to " + maintenanceExcess + " and the ratio from " +
                ratioBefore + " to " + ratio + (refusal == null ? "" : "; a fill is refused: " + refusal));
        }
    }

    private void onOtherDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case MarginReportedDecoder.TEMPLATE_ID -> onReported(buffer, offset);
            case EventRejectedDecoder.TEMPLATE_ID -> refusal =
                String.valueOf(rejected.wrapAndApplyHeader(buffer, offset, header).reason());
            // A later decision of the same event may change the account too.
            case AuctionStartedDecoder.TEMPLATE_ID, LiquidationsCrossedDecoder.TEMPLATE_ID,
                PositionDeleveragedDecoder.TEMPLATE_ID -> isDisturbed = true;
            case InsuranceFundChangedDecoder.TEMPLATE_ID ->
                isDisturbed |= drawn.wrapAndApplyHeader(buffer, offset, header).amount() > 0;
            default ->
            {
            }
        }
    }

    private void onReported(final DirectBuffer buffer, final int offset)
    {
        reported.wrapAndApplyHeader(buffer, offset, header);
        marginEquity = reported.marginEquity();
        equity = reported.equity();
        maintenanceExcess = reported.maintenanceExcess();
        ratio = reported.ratio();
        marks.clear();
        portfolioValue = 0;
        reported.underlyings().forEach(MarginReportedDecoder.UnderlyingsDecoder::underlyingId);
        for (final MarginReportedDecoder.PositionsDecoder position : reported.positions())
        {
            marks.put(position.instrumentId(), position.mark());
            portfolioValue += Math.abs((double)position.quantity()) * position.mark();
        }
    }

    /** Returns the number of verified rounds so far. */
    int audits()
    {
        return audits;
    }
}
