package softlanding.engine.policy;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/** Holds the terms on which accounts are liquidated. Ratios are Decimal8 mantissas. Instances are immutable. */
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

    /** Copies settings in which {@link LiquidationPolicySettings#faultyField()} finds no fault. */
    public LiquidationPolicy(final LiquidationPolicySettings settings)
    {
        policy = settings.policy;
        targetRatio = settings.targetRatio;
        roundIntervalNs = settings.roundIntervalNs;
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
            settings.maxDepthShare, settings.depthWindowNs, settings.maxNotionalInLiquidation,
            settings.internalCrossing);
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
            settings.startDiscount, settings.cutoffDiscount, settings.fastDecayNs, settings.slowDecayNs,
            settings.insolventNs,
            settings.auctionBuffer, settings.auctionFee, settings.auctionAfterRounds, settings.auctionDepthMultiple,
            settings.minRemaining, settings.auctionResetNs, settings.maxShareInAuction, settings.minAuctionFraction);
    }

    /** Returns the way in which closing units are selected. */
    public Policy policy()
    {
        return policy;
    }

    /** Returns the ratio at which liquidation stops. */
    public long targetRatio()
    {
        return targetRatio;
    }

    /** Returns the minimum time between two rounds of one account, nanoseconds, not negative. */
    public long roundIntervalNs()
    {
        return roundIntervalNs;
    }

    /** Returns the time after which an unanswered order counts as ended, nanoseconds. */
    public long orderTimeoutNs()
    {
        return orderTimeoutNs;
    }

    /** Returns the maximum distance of a limit price from the mark, as a share of the mark. */
    public long priceBand()
    {
        return priceBand;
    }

    /** Returns the liquidation fee, as a share of the value traded. */
    public long feeRate()
    {
        return feeRate;
    }

    /** Gives the weights that rank the units. */
    public PreferenceWeights weights()
    {
        return weights;
    }

    /** Returns whether a delta hedge in the perpetual may be tried when nothing else helps. */
    public boolean isHedgeAllowed()
    {
        return hedgeAllowed;
    }

    /** Returns the limits on the volume that is in liquidation at one time. */
    public ParticipationLimits participationLimits()
    {
        return participationLimits;
    }

    /** Returns the terms on which auctions begin, fall in price and end. */
    public AuctionTerms auctionTerms()
    {
        return auctionTerms;
    }

    /** Returns the limits beyond which a mark of a feed is not accepted. */
    public FeedGuardLimits feedGuardLimits()
    {
        return feedGuardLimits;
    }

    /** Returns the maximum payment of the insurance fund for one account, in cash. */
    public long insuranceLimit()
    {
        return insuranceLimit;
    }

    /** Number of the severest tier; tiers count from 1. */
    public int lastTier()
    {
        return below.length;
    }

    /** Returns the ratio below which liquidation begins. */
    public long firstThreshold()
    {
        return policy == Policy.FULL ? below[lastTier() - 1] : below[0];
    }

    /**
     * Returns the most severe tier that a priced margin has crossed, from 1, or 0 if it has crossed none. The FULL
     * policy uses only the last tier.
     */
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

    /** Returns the largest share of a unit that a tier closes in one round. The OPTIMAL policy has no cap. */
    public long cap(final int tier)
    {
        return policy == Policy.OPTIMAL ? Decimal8.ONE : cap[tier - 1];
    }

    /** Returns the cap after consecutive empty plans: each empty plan takes the cap of the next more severe tier. */
    public long capAfter(final int tier, final int emptyPlans)
    {
        return cap(Math.min(lastTier(), tier + emptyPlans));
    }

    /**
     * Returns how much a tier closes. The FULL policy closes everything and the OPTIMAL policy just enough, whatever
     * the tier.
     */
    public Sizing sizing(final int tier)
    {
        return switch (policy)
        {
            case FULL -> Sizing.ALL;
            case OPTIMAL -> Sizing.JUST_ENOUGH;
            case TIERED -> sizing[tier - 1];
        };
    }

    /** Returns whether a priced margin is at or above the ratio at which liquidation stops. */
    public boolean isAtTarget(final AccountMargin margin)
    {
        return !margin.isBelow(targetRatio);
    }

    /**
     * Returns the margin equity that a priced margin lacks to reach the target, in cash, rounded up. The result is
     * negative beyond the target.
     */
    public long shortfall(final AccountMargin margin)
    {
        final double wanted = Decimal8.toDouble(targetRatio) * margin.maintenanceRequirement();
        return (long)Math.ceil(wanted - margin.marginEquity());
    }

    /**
     * Returns the tier under which a round is planned after consecutive rounds that did not reduce the shortfall. Each
     * such round moves one tier deeper, but never to a tier that closes everything, because only the ratio itself leads
     * there.
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

    /** Returns the hash over all terms. Policies with equal terms have equal hashes. */
    public long hash()
    {
        return hash;
    }
}
