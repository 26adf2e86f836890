package softlanding.engine.screening;

import java.util.SplittableRandom;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.LiquidationPolicySettings;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.state.Decimal8;

/** New margin models and policies of a stormy venue. */
final class StormyParameters
{
    private final SplittableRandom random;
    private final VenueCalls venue;

    StormyParameters(final SplittableRandom random, final VenueCalls venue)
    {
        this.random = random;
        this.venue = venue;
    }

    void set(final int underlyingId)
    {
        final double some = random.nextDouble();
        switch (random.nextInt(3))
        {
            case 0 ->
            {
                final PortfolioMarginSettings model = DefaultMarginModel.settings();
                model.mmFactor = VenueCalls.decimal(0.6 + 0.4 * some);
                model.imFactor = VenueCalls.decimal(1 + 0.4 * random.nextDouble());
                model.perpPct = VenueCalls.decimal(0.03 * random.nextDouble());
                model.optionPct = VenueCalls.decimal(0.02 * random.nextDouble());
                model.basisAdd = VenueCalls.decimal(2 * random.nextDouble());
                venue.apply((engine, sequence) ->
                    engine.reference().onPortfolioMarginSet(sequence, venue.nowNs(), underlyingId, model));
            }
            case 1 ->
            {
                final StandardMarginSettings model = StandardMarginSettings.published();
                model.perpMm = VenueCalls.decimal(0.03 + 0.03 * some);
                model.collateralFactor = VenueCalls.decimal(random.nextDouble());
                venue.apply((engine, sequence) ->
                    engine.reference().onStandardMarginSet(sequence, venue.nowNs(), underlyingId, model));
            }
            default ->
            {
                final LiquidationPolicySettings policy = new LiquidationPolicySettings();
                policy.policy = random.nextInt(3) == 0 ? Policy.FULL : Policy.TIERED;
                guard(policy);
                policy.addTier(VenueCalls.decimal(1.02 + 0.07 * some), Decimal8.ONE / 10, Sizing.JUST_ENOUGH);
                policy.addTier(VenueCalls.decimal(1.01), Decimal8.ONE / 4, Sizing.JUST_ENOUGH);
                venue.apply((engine, sequence) ->
                    engine.reference().onLiquidationPolicySet(sequence, venue.nowNs(), policy));
            }
        }
    }

    /** Sometimes old marks, jumps and doubtful prices halt markets. */
    private void guard(final LiquidationPolicySettings policy)
    {
        policy.stalenessNs = random.nextBoolean() ? Long.MAX_VALUE : VenueCalls.SECOND * (1 + random.nextInt(60));
        policy.jumpLimit = random.nextBoolean() ? Long.MAX_VALUE : VenueCalls.decimal(0.02);
        policy.jumpConfirmNs = VenueCalls.SECOND;
        policy.minConfidence = random.nextBoolean() ? 0 : VenueCalls.decimal(0.4);
    }

    /** Something is wrong with a feed, or was. */
    void disturb(final int underlyingId, final double price)
    {
        switch (random.nextInt(5))
        {
            case 0 -> venue.apply((engine, sequence) -> engine.feed().onFeedInterrupted(
                sequence, venue.nowNs(), FeedKind.SPOT, underlyingId, SuspensionReason.VANISHED));
            case 1 -> venue.apply((engine, sequence) -> engine.feed().onFeedInterrupted(
                sequence, venue.nowNs(), FeedKind.PERPETUAL, underlyingId, SuspensionReason.CROSSED));
            case 2 -> venue.apply((engine, sequence) -> engine.feed().onNodeRestarted(sequence, venue.nowNs()));
            default -> venue.apply((engine, sequence) -> engine.feed().onPriceConfirmed(
                sequence, venue.nowNs(), FeedKind.SPOT, underlyingId, VenueCalls.decimal(price)));
        }
    }
}
