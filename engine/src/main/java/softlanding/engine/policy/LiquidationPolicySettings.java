package softlanding.engine.policy;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.FieldRange;

/**
 * Holds a liquidation policy as an event brings it, before the check. Ratios are Decimal8 mantissas and times are
 * nanoseconds. The names are those of the event {@code LiquidationPolicySet}, and its schema describes each field. A
 * new instance holds the defaults.
 */
public final class LiquidationPolicySettings
{
    /** Account classes are numbered from 0 to one less than this. */
    public static final int MAX_CLASSES = 256;
    /** The maximum number of tiers of a policy. */
    public static final int MAX_TIERS = 8;

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_NS = 10L * 86_400 * SECOND;

    public Policy policy = Policy.TIERED;
    public long targetRatio = percent(110);
    public long roundIntervalNs = SECOND;
    public long orderTimeoutNs = 2 * SECOND;
    public long priceBand = percent(5);
    public long feeRate = Decimal8.ONE / 2_000;
    public boolean hedgeAllowed;
    public long deltaWeight;
    public long gammaWeight;
    public long vegaWeight;
    public long collateralWeight;
    public long losingWeight;
    public long startDiscount = percent(98);
    public long cutoffDiscount = percent(80);
    public long fastDecayNs = 100 * SECOND;
    public long slowDecayNs = 14_400 * SECOND;
    public long insolventNs = 600 * SECOND;
    public long auctionBuffer = percent(20);
    public long auctionFee = percent(2);
    public long maxDepthShare = percent(25);
    public long depthWindowNs = 10 * SECOND;
    public long maxNotionalInLiquidation = Long.MAX_VALUE;
    public long stalenessNs = Long.MAX_VALUE;
    public long jumpLimit = Long.MAX_VALUE;
    public long jumpConfirmNs = 5 * SECOND;
    public long minConfidence;
    /** Whether {@code selection} names a rule that the engine does not know. */
    public boolean isSelectionUnknown;
    public int accountClass;
    public int auctionAfterRounds = 3;
    public long auctionDepthMultiple = Long.MAX_VALUE;
    public long minRemaining;
    public long auctionResetNs = defaultResetNs(fastDecayNs, slowDecayNs);
    public long maxShareInAuction = Decimal8.ONE;
    public long insuranceLimit = Long.MAX_VALUE;
    /** Whether {@code deleveraging} names a rule that the engine does not know. */
    public boolean isDeleveragingUnknown;
    public long maxLagNs = Long.MAX_VALUE;
    public boolean internalCrossing = true;
    public long minAuctionFraction = percent(1);

    final long[] below = new long[MAX_TIERS];
    final long[] cap = new long[MAX_TIERS];
    final Sizing[] sizing = new Sizing[MAX_TIERS];
    private int tiers;

    /** Returns the default policy: TIERED at ratios of 105, 102 and 100 %. */
    public static LiquidationPolicySettings standard()
    {
        final LiquidationPolicySettings settings = new LiquidationPolicySettings();
        settings.addTier(percent(105), percent(10), Sizing.JUST_ENOUGH);
        settings.addTier(percent(102), percent(25), Sizing.JUST_ENOUGH);
        settings.addTier(percent(100), percent(100), Sizing.ALL);
        return settings;
    }

    /**
     * Returns the default age at which an auction starts again: when the price is half of the cut-off price,
     * nanoseconds.
     */
    public static long defaultResetNs(final long fastDecayNs, final long slowDecayNs)
    {
        return fastDecayNs + Math.max(1, slowDecayNs / 2);
    }

    /** Adds a tier. Tiers beyond {@link #MAX_TIERS} are only counted, and {@link #faultyField()} refuses them. */
    public void addTier(final long tierBelow, final long tierCap, final Sizing tierSizing)
    {
        if (tiers < MAX_TIERS)
        {
            below[tiers] = tierBelow;
            cap[tiers] = tierCap;
            sizing[tiers] = tierSizing;
        }
        tiers++;
    }

    int tiers()
    {
        return tiers;
    }

    /** Returns the name of the first field with an invalid value, or null if all fields are valid. */
    public String faultyField()
    {
        final FieldRange range = new FieldRange();
        range.holds("tiers", tiers >= 1 && tiers <= MAX_TIERS);
        range.within("targetRatio", targetRatio, 1, 100);
        for (int i = 0; i < Math.min(tiers, MAX_TIERS); i++)
        {
            range.positive("ratioBelow", below[i]);
            range.holds("ratioBelow", below[i] < (i == 0 ? targetRatio + 1 : below[i - 1]));
            range.positive("maxShare", cap[i]);
            range.within("maxShare", cap[i], 0, 1);
        }
        range.holds("roundIntervalNs", roundIntervalNs >= 0 && roundIntervalNs <= LONGEST_NS);
        range.positive("orderTimeoutNs", orderTimeoutNs);
        range.holds("orderTimeoutNs", orderTimeoutNs <= LONGEST_NS);
        range.positive("priceBand", priceBand);
        range.within("priceBand", priceBand, 0, 1);
        range.within("feeRate", feeRate, 0, 1);
        range.within("deltaWeight", deltaWeight, 0, 1_000);
        range.within("gammaWeight", gammaWeight, 0, 1_000);
        range.within("vegaWeight", vegaWeight, 0, 1_000);
        range.within("collateralWeight", collateralWeight, 0, 1_000);
        range.within("losingWeight", losingWeight, 0, 1_000);
        range.holds("selection", !isSelectionUnknown);
        checkAuctionAndGuards(range);
        return range.faultyField();
    }

    private void checkAuctionAndGuards(final FieldRange range)
    {
        range.within("startDiscount", startDiscount, 0, 1);
        range.within("cutoffDiscount", cutoffDiscount, 0, 1);
        range.holds("cutoffDiscount", cutoffDiscount <= startDiscount);
        range.positive("fastDecayNs", fastDecayNs);
        range.positive("slowDecayNs", slowDecayNs);
        range.positive("insolventNs", insolventNs);
        range.within("auctionBuffer", auctionBuffer, 0, 10);
        range.within("auctionFee", auctionFee, 0, 1);
        range.positive("maxDepthShare", maxDepthShare);
        range.within("maxDepthShare", maxDepthShare, 0, 1_000_000);
        range.positive("depthWindowNs", depthWindowNs);
        range.positive("maxNotionalInLiquidation", maxNotionalInLiquidation);
        range.positive("stalenessNs", stalenessNs);
        range.positive("jumpLimit", jumpLimit);
        range.positive("jumpConfirmNs", jumpConfirmNs);
        range.within("minConfidence", minConfidence, 0, 1);
        range.holds("accountClass", accountClass >= 0 && accountClass < MAX_CLASSES);
        range.holds("auctionAfterRounds", auctionAfterRounds >= 0);
        range.positive("auctionDepthMultiple", auctionDepthMultiple);
        range.holds("minRemaining", minRemaining >= 0);
        range.positive("auctionResetNs", auctionResetNs);
        range.positive("maxShareInAuction", maxShareInAuction);
        range.within("maxShareInAuction", maxShareInAuction, 0, 1);
        range.within("minAuctionFraction", minAuctionFraction, 0, 1);
        range.holds("insuranceLimit", insuranceLimit >= 0);
        range.holds("deleveraging", !isDeleveragingUnknown);
        range.positive("maxLagNs", maxLagNs);
    }

    private static long percent(final long value)
    {
        return value * (Decimal8.ONE / 100);
    }
}
