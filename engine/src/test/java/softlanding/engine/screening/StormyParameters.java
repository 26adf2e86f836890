package softlanding.engine.screening;

import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.Tier;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Fragment;

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
                final Policy policy = random.nextInt(3) == 0 ? Policy.FULL : Policy.TIERED;
                final FeedGuardLimits guards = guards();
                final LiquidationTerms terms = LiquidationTerms.defaults().with(policy, List.of(
                    new Tier(VenueCalls.decimal(1.02 + 0.07 * some), Decimal8.ONE / 10, Sizing.JUST_ENOUGH),
                    new Tier(VenueCalls.decimal(1.01), Decimal8.ONE / 4, Sizing.JUST_ENOUGH)));
                venue.apply((engine, sequence) ->
                {
                    engine.say(Fragment.MORE);
                    engine.policy().onFeedGuardsSet(sequence, venue.nowNs(), guards);
                });
                venue.apply((engine, sequence) ->
                {
                    engine.say(Fragment.LAST);
                    engine.policy().onClassTermsSet(sequence, venue.nowNs(), 0, terms);
                });
            }
        }
    }

    /** Sometimes old marks, jumps and doubtful prices suspend feeds. */
    private FeedGuardLimits guards()
    {
        return FeedGuardLimits.of(
            random.nextBoolean() ? Long.MAX_VALUE : VenueCalls.SECOND * (1 + random.nextInt(60)),
            random.nextBoolean() ? Long.MAX_VALUE : VenueCalls.decimal(0.02),
            VenueCalls.SECOND,
            random.nextBoolean() ? 0 : VenueCalls.decimal(0.4),
            Long.MAX_VALUE,
            60 * VenueCalls.SECOND);
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

    /** A price is lost until its feed speaks again. */
    void interrupt(final int underlyingId)
    {
        switch (random.nextInt(4))
        {
            case 0 -> interrupt(FeedKind.SPOT, underlyingId);
            case 1 -> interrupt(FeedKind.PERPETUAL, underlyingId);
            case 2 -> interrupt(FeedKind.COLLATERAL, underlyingId);
            default -> interrupt(FeedKind.STABLE, 0);
        }
    }

    /** A mark is lost until its feed speaks again, or a volatility is nonsense. */
    void interrupt(final int underlyingId, final int expiryId, final double strike)
    {
        switch (random.nextInt(8))
        {
            case 0 -> interrupt(FeedKind.FORWARD, expiryId);
            case 1 -> interrupt(FeedKind.SURFACE, expiryId);
            case 2 -> venue.apply((engine, sequence) -> engine.market().onVolatilityChanged(
                sequence, venue.nowNs(), expiryId, VenueCalls.decimal(strike), -1, Decimal8.ONE));
            case 3 -> venue.volatility(expiryId, strike, 5 * random.nextDouble());
            default -> interrupt(underlyingId);
        }
    }

    private void interrupt(final FeedKind kind, final int id)
    {
        venue.apply((engine, sequence) ->
            engine.feed().onFeedInterrupted(sequence, venue.nowNs(), kind, id, SuspensionReason.VANISHED));
    }
}
