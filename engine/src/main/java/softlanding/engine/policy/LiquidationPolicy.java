package softlanding.engine.policy;

import java.util.List;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * How the accounts of a class are brought back: its terms, ready to act on. Ratios are Decimal8 mantissas. Immutable,
 * but for the target of the copies by which protection orders are planned.
 */
public final class LiquidationPolicy
{
    /** The most by which a delay of orders raises the target, in whole per cents. */
    public static final int MOST_GRAINS_OF_DELAY = 25;

    /** Of a copy that is aiming: its shares come from who plans. */
    private static final List<Tier> AIMING_TIERS = List.of(new Tier(Decimal8.ONE, Decimal8.ONE, Sizing.JUST_ENOUGH));

    private final LiquidationTerms terms;
    private final AuctionTerms auctionTerms;
    private final InsuranceTerms insuranceTerms;
    private long targetRatio;
    /** The same policy with higher targets, in steps of one per cent; those of a raised policy are the same. */
    private final LiquidationPolicy[] raised;
    /** The rise of this policy's target, in whole per cents. */
    private final int grains;
    private final long hash;

    /** Terms without a faulty field. */
    public LiquidationPolicy(
        final LiquidationTerms terms, final AuctionTerms auctionTerms, final InsuranceTerms insuranceTerms)
    {
        this.terms = terms;
        this.auctionTerms = auctionTerms;
        this.insuranceTerms = insuranceTerms;
        targetRatio = terms.targetRatio();
        hash = StateHash.of(terms.hash(), auctionTerms.hash(), insuranceTerms.hash());
        grains = 0;
        raised = new LiquidationPolicy[terms.rise().grains(targetRatio) + MOST_GRAINS_OF_DELAY];
        for (int i = 0; i < raised.length; i++)
        {
            raised[i] = new LiquidationPolicy(this, TargetRise.ratio(targetRatio, i + 1), i + 1);
        }
    }

    private LiquidationPolicy(final LiquidationPolicy of, final long targetRatio, final int grains)
    {
        terms = of.terms;
        auctionTerms = of.auctionTerms;
        insuranceTerms = of.insuranceTerms;
        this.targetRatio = targetRatio;
        this.grains = grains;
        raised = of.raised;
        hash = StateHash.of(of.hash, targetRatio);
    }

    private LiquidationPolicy(final LiquidationTerms ofAim, final LiquidationPolicy of)
    {
        terms = ofAim;
        auctionTerms = of.auctionTerms;
        insuranceTerms = of.insuranceTerms;
        targetRatio = ofAim.targetRatio();
        grains = 0;
        raised = new LiquidationPolicy[0];
        hash = StateHash.of(ofAim.hash(), of.hash);
    }

    /** Terms of liquidation, with the defaults of auctions and insurance. */
    public LiquidationPolicy(final LiquidationTerms terms)
    {
        this(terms, AuctionTerms.defaults(), InsuranceTerms.defaults());
    }

    /** Returns the way in which closing units are selected. */
    public Policy policy()
    {
        return terms.policy();
    }

    /** Returns the ratio at which liquidation stops. */
    public long targetRatio()
    {
        return targetRatio;
    }

    /**
     * Returns this policy with the target for an account that comes back.
     *
     * @param grains rise of the target in whole per cents.
     */
    LiquidationPolicy raised(final int grains)
    {
        final int most = raised.length - MOST_GRAINS_OF_DELAY;
        return grains == 0 || most == 0 ? this : raised[Math.min(grains, most) - 1];
    }

    /**
     * Returns this policy with a higher target, for what can happen until the fill of an order is a fact.
     *
     * @param more rise of the target in whole per cents, at most {@link #MOST_GRAINS_OF_DELAY}.
     */
    public LiquidationPolicy forDelay(final int more)
    {
        return more == 0 ? this : raised[grains + more - 1];
    }

    /** Returns the ratio at which liquidation stops for an account that does not come back. */
    long baseTarget()
    {
        return terms.targetRatio();
    }

    /** Returns the terms by which the target rises for an account that comes back. */
    public TargetRise rise()
    {
        return terms.rise();
    }

    /** Returns when everything is closed instead of just enough. */
    public Horizon horizon()
    {
        return terms.horizon();
    }

    /** Returns the ratio below which the first notice is entered; 0 without notices. */
    public long highestNotice()
    {
        return terms.notices().isEmpty() ? 0 : terms.notices().get(0).ratioBelow();
    }

    /** Returns the levels above the tiers at which the owner is notified, with falling ratios. */
    public List<Notice> notices()
    {
        return terms.notices();
    }

    /** Returns the minimum time between two rounds of one account, nanoseconds, not negative. */
    public long roundIntervalNs()
    {
        return terms.roundIntervalNs();
    }

    /** Returns the time after which an unanswered order counts as ended, nanoseconds. */
    public long orderTimeoutNs()
    {
        return terms.orderTimeoutNs();
    }

    /** Returns the maximum distance of a limit price from the mark, as a share of the mark. */
    public long priceBand()
    {
        return terms.priceBand();
    }

    /** Returns the liquidation fee, as a share of the value traded. */
    public long feeRate()
    {
        return terms.feeRate();
    }

    /** Returns the weights that rank the units. */
    public PreferenceWeights weights()
    {
        return terms.weights();
    }

    /** Returns when a round may open a delta hedge in the perpetual. */
    public HedgeUse hedge()
    {
        return terms.hedge();
    }

    /** Returns the terms about protection and instructions. */
    public ProtectionTerms protection()
    {
        return terms.protection();
    }

    /**
     * Returns a copy by which protection orders of the class are planned: just enough up to an aim, without a
     * liquidation fee and without a hedge of its own. {@link #aimAt} sets the aim before each plan.
     */
    public LiquidationPolicy aiming()
    {
        final long[] numbers = terms.numbers();
        numbers[4] = 0;
        return new LiquidationPolicy(LiquidationTerms
            .of(Policy.TIERED, AIMING_TIERS, HedgeUse.NEVER, numbers).with(Horizon.never()), this);
    }

    /** Sets the aim of a copy that is {@link #aiming}. */
    public void aimAt(final long aim)
    {
        if (raised.length > 0)
        {
            throw new IllegalStateException("terms in force keep their target");
        }
        targetRatio = aim;
    }

    /** Returns the terms on which auctions begin, fall in price and end. */
    public AuctionTerms auctionTerms()
    {
        return auctionTerms;
    }

    /** Returns the rounds that found nobody, after which positions may be closed against other accounts. */
    public int escalateAfterRounds()
    {
        return terms.escalateAfterRounds();
    }

    /** Returns whether the venue trades several legs as one order. */
    public boolean isVenueWithCombos()
    {
        return terms.venueHasCombos() != 0;
    }

    /** Returns the most that the insurance fund risks for one account, as a share of the notional of its portfolio. */
    public long insuranceShare()
    {
        return insuranceTerms.insuranceShare();
    }

    /** Most that the insurance fund pays for one account, in cash. */
    public long insuranceLimit()
    {
        return insuranceTerms.insuranceLimit();
    }

    /** Returns the number of the severest tier; tiers count from 1. */
    public int lastTier()
    {
        return terms.tiers().size();
    }

    /** Returns the ratio below which a tier acts. */
    public long threshold(final int tier)
    {
        return terms.tiers().get(tier - 1).ratioBelow();
    }

    /** Returns the ratio below which liquidation begins. */
    public long firstThreshold()
    {
        return terms.tiers().get(policy() == Policy.FULL ? lastTier() - 1 : 0).ratioBelow();
    }

    /**
     * Returns the most severe tier that a priced margin has crossed, from 1, or 0 if it has crossed none. The FULL
     * policy uses only the last tier.
     */
    public int tierOf(final AccountMargin margin)
    {
        int tier = lastTier();
        final int gentlest = policy() == Policy.FULL ? tier : 1;
        while (tier >= gentlest && !margin.isBelow(terms.tiers().get(tier - 1).ratioBelow()))
        {
            tier--;
        }
        return tier >= gentlest ? tier : 0;
    }

    /** Returns the largest share of a unit that a tier closes in one round. The OPTIMAL policy has no cap. */
    public long cap(final int tier)
    {
        return policy() == Policy.OPTIMAL ? Decimal8.ONE : terms.tiers().get(tier - 1).maxShare();
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
        return switch (policy())
        {
            case FULL -> Sizing.ALL;
            case OPTIMAL -> Sizing.JUST_ENOUGH;
            case TIERED -> terms.tiers().get(tier - 1).sizing();
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

    /** Returns the policy as numbers from which {@link #of} makes it again. */
    public long[] numbers()
    {
        final Numbers numbers = new Numbers();
        terms.addTo(numbers);
        auctionTerms.addTo(numbers);
        insuranceTerms.addTo(numbers);
        numbers.add(grains);
        return numbers.toArray();
    }

    /** Returns the policy of which {@link #numbers} were made. */
    public static LiquidationPolicy of(final Numbers numbers)
    {
        final LiquidationPolicy base = new LiquidationPolicy(
            LiquidationTerms.from(numbers), AuctionTerms.from(numbers), InsuranceTerms.from(numbers));
        final long grains = numbers.next();
        return grains == 0 ? base : base.raised[(int)grains - 1];
    }
}
