package softlanding.engine.wire;

import org.jspecify.annotations.Nullable;
import softlanding.codecs.Bool;
import softlanding.codecs.LimitReason;
import softlanding.codecs.LiquidationPlannedEncoder;
import softlanding.codecs.MarginCalledEncoder;
import softlanding.codecs.NoticeChangedEncoder;
import softlanding.codecs.PlanLimit;
import softlanding.codecs.RoundSkippedEncoder;
import softlanding.codecs.UnitKind;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitChoice;
import softlanding.engine.liquidation.LiquidationListener;
import softlanding.engine.liquidation.PlannedRound;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;

/** Encodes why rounds were planned, and what the owners of accounts are told before. */
abstract class RoundEncoder extends EscalationEncoder
{
    private final SameNames<LiquidationPlan.Limit, PlanLimit> limits =
        new SameNames<>(LiquidationPlan.Limit.class, PlanLimit.class);
    private final SameNames<softlanding.engine.legs.LimitReason, LimitReason> reasons =
        new SameNames<>(softlanding.engine.legs.LimitReason.class, LimitReason.class);
    private final LiquidationPlannedEncoder planned = new LiquidationPlannedEncoder();
    private final RoundSkippedEncoder roundSkipped = new RoundSkippedEncoder();
    private final NoticeChangedEncoder noticeChanged = new NoticeChangedEncoder();
    private final MarginCalledEncoder marginCalled = new MarginCalledEncoder();

    RoundEncoder(final EventContext event, final DecisionSink sink)
    {
        super(event, sink);
    }

    /** Encodes why the round whose orders follow was planned as it is. */
    public void onLiquidationPlanned(final PlannedRound round)
    {
        final AccountMargin before = round.before();
        stamp(planned.wrapAndApplyHeader(buffer, 0, header).header());
        planned
            .planId(round.planId()).accountId(round.accountId()).tier(round.tier())
            .threshold(round.tier() == 0 ? LiquidationPlannedEncoder.thresholdNullValue() : round.threshold())
            .targetRatio(round.targetRatio()).shortfall(round.shortfall())
            .marginEquity(before.marginEquity()).maintenanceRequirement(before.maintenanceRequirement())
            .maxShare(round.tier() == 0 ? LiquidationPlannedEncoder.maxShareNullValue() : round.maxShare())
            .unitsEvaluated(round.unitsEvaluated())
            .limitedBy(limits.of(round.limitedBy())).limitReason(reasons.of(round.limitReason()))
            .orderedLegs(round.orderedLegs()).orderedLots(round.orderedContracts())
            .orderedRelease(decimal(round.orderedRelease())).orderedCost(decimal(round.orderedCost()))
            .waitingLegs(round.waitingLegs()).operatorSequence(operatorSequence(round.operatorSequence()));
        encodeChosen(round);
        encodeNext(round.nextBest());
        final LiquidationPlannedEncoder.UnderlyingsEncoder group = planned.underlyingsCount(before.underlyings());
        for (int i = 0; i < before.underlyings(); i++)
        {
            group.next().underlyingId(before.underlyingId(i)).worstScenario(before.worstScenario(i))
                .worstLoss(decimal(Math.max(0, before.worstLoss(i))));
        }
        send(planned.encodedLength());
    }

    /** Encodes that no round of the engine begins for an account. */
    public void onRoundSkipped(final long accountId, final SkipReason reason, final long untilNs)
    {
        encodeSkipped(accountId, reason, untilNs, RoundSkippedEncoder.operatorSequenceNullValue());
    }

    /** Encodes that the round which an operator ordered by the present event does not begin. */
    public void onManualRoundSkipped(final long accountId, final SkipReason reason, final long untilNs)
    {
        encodeSkipped(accountId, reason, untilNs, event.sequence());
    }

    private void encodeSkipped(
        final long accountId, final SkipReason reason, final long untilNs, final long operatorSequence)
    {
        stamp(roundSkipped.wrapAndApplyHeader(buffer, 0, header).header());
        roundSkipped
            .accountId(accountId).reason(names.of(reason))
            .untilNs(untilNs == LiquidationListener.NO_TIME ? RoundSkippedEncoder.untilNsNullValue() : untilNs)
            .operatorSequence(operatorSequence);
        send(roundSkipped.encodedLength());
    }

    private void encodeChosen(final PlannedRound round)
    {
        final long packageId = round.chosenPackageId();
        planned
            .chosenKind(names.of(round.chosenKind()))
            .chosenPackageId(packageId == 0 ? LiquidationPlannedEncoder.chosenPackageIdNullValue() : packageId)
            .chosenLegs(round.chosenLegs()).chosenLots(round.chosenContracts())
            .chosenRelease(decimal(round.chosenRelease())).chosenCost(decimal(round.chosenCost()))
            .chosenScore(score(round.chosenRelease(), round.chosenCost(), round.chosenPreference()))
            .chosenPreference(decimal(round.chosenPreference()));
    }

    private void encodeNext(final @Nullable UnitChoice next)
    {
        if (next == null || next.kind() == null)
        {
            planned
                .nextKind(UnitKind.NULL_VAL)
                .nextPackageId(LiquidationPlannedEncoder.nextPackageIdNullValue()).nextLegs(0)
                .nextLots(LiquidationPlannedEncoder.nextLotsNullValue())
                .nextRelease(LiquidationPlannedEncoder.nextReleaseNullValue())
                .nextCost(LiquidationPlannedEncoder.nextCostNullValue())
                .nextScore(LiquidationPlannedEncoder.nextScoreNullValue())
                .nextPreference(LiquidationPlannedEncoder.nextPreferenceNullValue());
            return;
        }
        planned
            .nextKind(names.of(next.kind()))
            .nextPackageId(
                next.packageId() == 0 ? LiquidationPlannedEncoder.nextPackageIdNullValue() : next.packageId())
            .nextLegs(next.legs()).nextLots(next.contracts())
            .nextRelease(decimal(next.release())).nextCost(decimal(next.cost()))
            .nextScore(score(next.release(), next.cost(), next.preference()))
            .nextPreference(decimal(next.preference()));
    }

    /** Encodes that an account entered or left a notice. */
    public void onNoticeChanged(final long accountId, final long ratioBelow, final boolean entered)
    {
        stamp(noticeChanged.wrapAndApplyHeader(buffer, 0, header).header());
        noticeChanged.accountId(accountId).ratioBelow(ratioBelow).entered(entered ? Bool.YES : Bool.NO);
        send(noticeChanged.encodedLength());
    }

    /** Encodes a margin call. */
    public void onMarginCalled(
        final long accountId, final long ratioBelow, final AccountMargin margin, final long shortfall)
    {
        stamp(marginCalled.wrapAndApplyHeader(buffer, 0, header).header());
        marginCalled
            .accountId(accountId).ratioBelow(ratioBelow)
            .ratio(margin.hasRatio() ? margin.ratio() : MarginCalledEncoder.ratioNullValue())
            .depositToInitialMargin(Math.max(0, -margin.initialExcess())).depositToTarget(Math.max(0, shortfall));
        send(marginCalled.encodedLength());
    }

    /** Returns the sequence of an operator's event; absent for a round that the engine planned. */
    static long operatorSequence(final long sequence)
    {
        return sequence == PlannedRound.BY_ENGINE ? LiquidationPlannedEncoder.operatorSequenceNullValue() : sequence;
    }

    private static long score(final double release, final double cost, final double preference)
    {
        return cost > 0 ? decimal(preference * release / cost) : LiquidationPlannedEncoder.chosenScoreNullValue();
    }

    /** Returns the nearest decimal; larger values saturate at the largest decimal. */
    static long decimal(final double value)
    {
        return Math.max(Math.round(value * Decimal8.ONE), -Long.MAX_VALUE);
    }
}
