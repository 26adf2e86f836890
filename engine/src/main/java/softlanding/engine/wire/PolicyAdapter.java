package softlanding.engine.wire;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.AuctionTermsSetDecoder;
import softlanding.codecs.Bool;
import softlanding.codecs.Deleveraging;
import softlanding.codecs.ExecutionTermsSetDecoder;
import softlanding.codecs.FeedGuardsSetDecoder;
import softlanding.codecs.InsuranceTermsSetDecoder;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.ParticipationLimitsSetDecoder;
import softlanding.codecs.PolicyPreset;
import softlanding.engine.MarginEngine;
import softlanding.engine.PolicyEventHandler;
import softlanding.engine.execution.ExecutionPreset;
import softlanding.engine.execution.ExecutionStyle;
import softlanding.engine.execution.ExecutionTerms;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.HedgeUse;
import softlanding.engine.policy.Horizon;
import softlanding.engine.policy.InsuranceTerms;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.Notice;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.policy.Preset;
import softlanding.engine.policy.ProtectionTerms;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.TargetRise;
import softlanding.engine.policy.Tier;

/**
 * Bytes to calls: the six events that set the venue's terms. An absent number of the wire is one of the terms, too.
 */
final class PolicyAdapter
{
    private final MarginEngine engine;
    private final PolicyEventHandler events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPolicySetDecoder liquidationPolicySet = new LiquidationPolicySetDecoder();
    private final AuctionTermsSetDecoder auctionTermsSet = new AuctionTermsSetDecoder();
    private final InsuranceTermsSetDecoder insuranceTermsSet = new InsuranceTermsSetDecoder();
    private final ParticipationLimitsSetDecoder participationLimitsSet = new ParticipationLimitsSetDecoder();
    private final ExecutionTermsSetDecoder executionTermsSet = new ExecutionTermsSetDecoder();
    private final FeedGuardsSetDecoder feedGuardsSet = new FeedGuardsSetDecoder();

    PolicyAdapter(final MarginEngine engine)
    {
        this.engine = engine;
        events = engine.policy();
    }

    void onLiquidationPolicySet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final LiquidationPolicySetDecoder set = liquidationPolicySet.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(set.lastFragment()));
        final long timestampNs = set.timestampNs();
        final int accountClass = set.accountClass();
        final Preset preset = set.preset() == PolicyPreset.NULL_VAL ?
            Preset.SOFT : Preset.valueOf(set.preset().name());
        final Policy policy = set.policy() == softlanding.codecs.Policy.NULL_VAL ?
            preset.policy() : Policy.valueOf(set.policy().name());
        final HedgeUse hedge = set.hedge() == softlanding.codecs.HedgeUse.NULL_VAL ?
            HedgeUse.NEVER : HedgeUse.valueOf(set.hedge().name());
        final ProtectionTerms protection = ProtectionTerms.of(
            WireNames.of(set.protection()), set.protectBelow(), set.instructionCostFactor(),
            set.protectionPatienceNs(), set.protectionIntervalNs());
        final long[] numbers = {
            orElse(set.targetRatio(), preset.targetRatio()), set.roundIntervalNs(), set.orderTimeoutNs(),
            set.priceBand(), set.feeRate(),
            set.deltaWeight(), set.gammaWeight(), set.vegaWeight(), set.collateralWeight(), set.losingWeight(),
            count(set.escalateAfterRounds()), flag(set.venueHasCombos())};
        final Horizon horizon = Horizon.of(
            orElse(set.horizonFactor(), preset.horizon().factor()), set.horizonDeviations(), set.horizonVolatility());
        final TargetRise rise = TargetRise.of(set.targetStep(), set.maxTargetRatio());
        final List<Tier> tiers = tiers(set);
        final List<Notice> notices = notices(set);
        final LiquidationTerms terms = LiquidationTerms
            .of(policy, tiers.isEmpty() ? preset.tiers() : tiers, hedge, numbers)
            .with(horizon).with(rise).with(protection)
            .withNotices(notices.isEmpty() ? Notice.defaults() : notices);
        events.onClassTermsSet(sequence, timestampNs, accountClass, terms);
    }

    private static List<Tier> tiers(final LiquidationPolicySetDecoder set)
    {
        final List<Tier> tiers = new ArrayList<>();
        for (final LiquidationPolicySetDecoder.TiersDecoder tier : set.tiers())
        {
            tiers.add(new Tier(tier.ratioBelow(), tier.maxShare(), Sizing.valueOf(tier.sizing().name())));
        }
        return tiers;
    }

    private static List<Notice> notices(final LiquidationPolicySetDecoder set)
    {
        final List<Notice> notices = new ArrayList<>();
        for (final LiquidationPolicySetDecoder.NoticesDecoder notice : set.notices())
        {
            notices.add(Notice.of(notice.ratioBelow(), notice.cooldownNs()));
        }
        return notices;
    }

    private static long orElse(final long number, final long whenAbsent)
    {
        return number == PolicyTerms.ABSENT ? whenAbsent : number;
    }

    void onAuctionTermsSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final AuctionTermsSetDecoder set = auctionTermsSet.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(set.lastFragment()));
        final AuctionTerms terms = AuctionTerms.of(
            set.startDiscount(), set.cutoffDiscount(), set.fastDecayNs(), set.slowDecayNs(), set.insolventNs(),
            set.auctionBuffer(), set.auctionFee(), count(set.auctionAfterRounds()), set.auctionDepthMultiple(),
            set.minRemaining(), set.auctionResetNs(), set.maxShareInAuction(), set.minAuctionFraction(),
            set.auctionPatienceNs());
        final AuctionFeeMode feeMode = set.feeMode() == softlanding.codecs.AuctionFeeMode.START ?
            AuctionFeeMode.START : AuctionFeeMode.PER_FILL;
        events.onClassTermsSet(sequence, set.timestampNs(), set.accountClass(), terms.with(feeMode));
    }

    void onInsuranceTermsSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final InsuranceTermsSetDecoder set = insuranceTermsSet.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(set.lastFragment()));
        final InsuranceTerms terms = InsuranceTerms.of(
            set.insuranceLimit(), set.insuranceShare(), set.deleveraging() != Deleveraging.RANKED_QUEUE);
        events.onClassTermsSet(sequence, set.timestampNs(), set.accountClass(), terms);
    }

    void onParticipationLimitsSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final ParticipationLimitsSetDecoder set = participationLimitsSet.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(set.lastFragment()));
        final ParticipationLimits limits = ParticipationLimits.of(
            set.maxDepthShare(), set.depthWindowNs(), set.maxNotionalInLiquidation(),
            set.internalCrossing() != Bool.NO, set.liquidityStalenessNs());
        events.onParticipationLimitsSet(sequence, set.timestampNs(), limits);
    }

    void onExecutionTermsSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final ExecutionTermsSetDecoder set = executionTermsSet.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(set.lastFragment()));
        final ExecutionPreset preset = set.preset() == softlanding.codecs.ExecutionPreset.ONCHAIN ?
            ExecutionPreset.ONCHAIN : ExecutionPreset.EXCHANGE;
        final ExecutionStyle style = set.execution() == softlanding.codecs.ExecutionStyle.NULL_VAL ?
            preset.style() : ExecutionStyle.valueOf(set.execution().name());
        final ExecutionTerms terms = ExecutionTerms.of(
            preset, style, set.fixedCostPerOrder(), set.fixedCostShare(), set.minOrderNotional(),
            set.settlementDelayNs(), set.batchIntervalNs());
        events.onExecutionTermsSet(sequence, set.timestampNs(), set.underlyingId(), terms);
    }

    void onFeedGuardsSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final FeedGuardsSetDecoder set = feedGuardsSet.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(set.lastFragment()));
        final FeedGuardLimits limits = FeedGuardLimits.of(
            set.stalenessNs(), set.jumpLimit(), set.jumpConfirmNs(), set.minConfidence(), set.maxLagNs(),
            set.maxTimeStepNs(), set.maxSettlementMove(), set.volatilityStalenessNs(), set.breachConfirmNs(),
            set.emergencyRatio(), set.emergencyConfirmNs(), set.updateTimeoutNs(), set.withdrawalAverageNs());
        events.onFeedGuardsSet(sequence, set.timestampNs(), limits);
    }

    private static long flag(final Bool value)
    {
        return value == Bool.YES ? 1 : 0;
    }

    private static long count(final int value)
    {
        return value == AuctionTermsSetDecoder.auctionAfterRoundsNullValue() ? PolicyTerms.ABSENT : value;
    }
}
