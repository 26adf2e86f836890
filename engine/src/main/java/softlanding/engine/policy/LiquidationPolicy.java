package softlanding.engine.policy;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/** How accounts are brought back, ready to act on. Ratios are Decimal8 mantissas. Immutable. */
public final class LiquidationPolicy
{
    private final Policy policy;
    private final long targetRatio;
    private final long roundIntervalNs;
    private final long orderTimeoutNs;
    private final long priceBand;
    private final long feeRate;
    private final long[] below;
    private final long[] cap;
    private final Sizing[] sizing;
    private final PreferenceWeights weights;
    private final boolean hedgeAllowed;
    private final ParticipationLimits participationLimits;
    private final AuctionTerms auctionTerms;
    private final FeedGuardLimits feedGuardLimits;
    private final long insuranceLimit;
    private final long hash;

    /** Settings in which {@link LiquidationPolicySettings#faultyField()} finds nothing. */
    public LiquidationPolicy(final LiquidationPolicySettings settings)
    {
        policy = settings.policy;
        targetRatio = settings.target;
        roundIntervalNs = settings.stepIntervalNs;
        orderTimeoutNs = settings.orderTimeoutNs;
        priceBand = settings.priceBand;
        feeRate = settings.feeRate;
        final int tiers = settings.tiers();
        below = new long[tiers];
        cap = new long[tiers];
        sizing = new Sizing[tiers];
        long tierHash = 0;
        for (int i = 0; i < tiers; i++)
        {
            below[i] = settings.below[i];
            cap[i] = settings.cap[i];
            sizing[i] = settings.sizing[i];
            tierHash = StateHash.mix(StateHash.mix(tierHash + below[i]) + cap[i] + sizing[i].ordinal());
        }
        weights = new PreferenceWeights(
            settings.deltaWeight, settings.gammaWeight, settings.vegaWeight, settings.collateralWeight,
            settings.losingWeight);
        hedgeAllowed = settings.hedgeAllowed;
        participationLimits = new ParticipationLimits(
            settings.depthShare, settings.depthWindowNs, settings.maxInSale, settings.netOpposite);
        auctionTerms = auctionTerms(settings);
        feedGuardLimits = new FeedGuardLimits(
            settings.stalenessNs, settings.jumpLimit, settings.jumpConfirmNs, settings.minConfidence,
            settings.maxLagNs);
        insuranceLimit = settings.insuranceLimit;
        hash = StateHash.of(
            tierHash, policy.ordinal(), targetRatio, roundIntervalNs, orderTimeoutNs, priceBand, feeRate,
            weights.hash(), hedgeAllowed ? 1 : 0, participationLimits.hash(), auctionTerms.hash(),
            feedGuardLimits.hash(), insuranceLimit);
    }

    private static AuctionTerms auctionTerms(final LiquidationPolicySettings settings)
    {
        return new AuctionTerms(
            settings.startDiscount, settings.cutoffDiscount, settings.fastNs, settings.slowNs, settings.insolventNs,
            settings.auctionBuffer, settings.auctionFee, settings.auctionAfterSteps, settings.auctionDepthMultiple,
            settings.minRemaining, settings.auctionResetNs, settings.maxInSalePerAccount, settings.minAuctionFraction);
    }

    /** How units are chosen. */
    public Policy policy()
    {
        return policy;
    }

    /** The ratio at which liquidation stops. */
    public long targetRatio()
    {
        return targetRatio;
    }

    /** Least time between two steps of one account, nanoseconds, not negative. */
    public long roundIntervalNs()
    {
        return roundIntervalNs;
    }

    /** Time after which an unanswered order counts as ended, nanoseconds. */
    public long orderTimeoutNs()
    {
        return orderTimeoutNs;
    }

    /** How far from mark a limit may lie, as a share of it. */
    public long priceBand()
    {
        return priceBand;
    }

    /** Liquidation fee, as a share of the value traded. */
    public long feeRate()
    {
        return feeRate;
    }

    /** Gives the weights that rank the units. */
    public PreferenceWeights weights()
    {
        return weights;
    }

    /** Whether a delta hedge in the perpetual may be the last thing that is tried. */
    public boolean isHedgeAllowed()
    {
        return hedgeAllowed;
    }

    /** Gives the limits on what may be in sale at one time. */
    public ParticipationLimits participationLimits()
    {
        return participationLimits;
    }

    /** Gives the terms on which auctions begin, fall in price and end. */
    public AuctionTerms auctionTerms()
    {
        return auctionTerms;
    }

    /** Gives the limits beyond which a feed is not believed. */
    public FeedGuardLimits feedGuardLimits()
    {
        return feedGuardLimits;
    }

    /** Most that the insurance fund pays for one account, in cash. */
    public long insuranceLimit()
    {
        return insuranceLimit;
    }

    /** Number of the severest tier; tiers count from 1. */
    public int lastTier()
    {
        return below.length;
    }

    /** The ratio below which liquidation begins. */
    public long firstThreshold()
    {
        return policy == Policy.FULL ? below[lastTier() - 1] : below[0];
    }

    /** The gravest tier that a priced margin has crossed, from 1, or 0 if none. FULL knows only the last one. */
    public int tierOf(final AccountMargin margin)
    {
        int tier = lastTier();
        final int gentlest = policy == Policy.FULL ? tier : 1;
        while (tier >= gentlest && !margin.isBelow(below[tier - 1]))
        {
            tier--;
        }
        return tier >= gentlest ? tier : 0;
    }

    /** Most of a unit that a tier closes in one step; OPTIMAL knows no cap. */
    public long cap(final int tier)
    {
        return policy == Policy.OPTIMAL ? Decimal8.ONE : cap[tier - 1];
    }

    /** The cap of a tier under which nothing could be planned so often in a row: that of a tier so much deeper. */
    public long capAfter(final int tier, final int emptyPlans)
    {
        return cap(Math.min(lastTier(), tier + emptyPlans));
    }

    /** How much a tier closes: FULL all, OPTIMAL just enough, whatever the tier. */
    public Sizing sizing(final int tier)
    {
        return switch (policy)
        {
            case FULL -> Sizing.ALL;
            case OPTIMAL -> Sizing.JUST_ENOUGH;
            case TIERED -> sizing[tier - 1];
        };
    }

    /** Whether a priced margin is back where liquidation stops. */
    public boolean isAtTarget(final AccountMargin margin)
    {
        return !margin.isBelow(targetRatio);
    }

    /** Margin equity that a priced margin lacks to the target, in cash, rounded up; negative beyond the target. */
    public long shortfall(final AccountMargin margin)
    {
        final double wanted = Decimal8.toDouble(targetRatio) * margin.maintenanceRequirement();
        return (long)Math.ceil(wanted - margin.marginEquity());
    }

    /**
     * The tier under which a step is planned when that many before it in a row did not lessen what is lacking: so many
     * tiers deeper, but never one that closes all; that takes the ratio itself.
     */
    public int tierOfRound(final int tier, final int stepsWithoutGain)
    {
        int stepTier = tier;
        while (stepTier < tier + stepsWithoutGain && stepTier < lastTier() &&
            sizing(stepTier + 1) == Sizing.JUST_ENOUGH)
        {
            stepTier++;
        }
        return stepTier;
    }

    /** Hash over every term; policies with equal terms have equal hashes. */
    public long hash()
    {
        return hash;
    }
}
