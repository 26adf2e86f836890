package softlanding.lab.simulate;

import java.util.Locale;
import java.util.function.Consumer;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.HedgeUse;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.Policy;
import softlanding.codecs.Protection;
import softlanding.workload.EventStream;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.fault.FaultyFeeds;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

/** A small venue that crashes while its feeds and its exchange fail. One seed determines all its properties. */
final class SimulatedVenue
{
    private static final int TICKS = 80;
    private static final int OPTIONS = 160;
    private static final double FAULTLESS_SHARE = 0.25;
    private static final double CALM_SHARE = 0.1;
    private static final double DESERTED_SHARE = 0.3;
    private static final double QUEUE_SHARE = 0.3;
    private static final double CLASSICAL_SHARE = 0.3;
    private static final double HEDGE_SHARE = 0.3;
    private static final double LEG_FILLED_SHARE = 0.5;
    private static final long MIN_REMAINING = 10;
    private static final int MAX_LIQUIDATORS = 6;
    private static final double MAX_INSURANCE = 200_000;
    private static final long SECOND = 1_000_000_000L;
    /**
     * Time until the ask price is 0, in nanoseconds. With the default of four hours too few auctions would end in the
     * calm phase.
     */
    private static final long AUCTION_SLOW_NS = 1_700 * SECOND;
    private static final long DRAWS = 7;
    private static final long LAST_RESORT = 9;

    private final VenueSettings settings;
    private final FillBehaviour behaviour;
    private final Policy policy;
    private final boolean isClassical;
    private final double faultsPerTick;
    private final int liquidators;
    private final long insurance;
    private final boolean hedges;
    private final Protection protection;
    private final long seed;
    private final SeededVenue market;

    SimulatedVenue(final long seed)
    {
        this(seed, Protection.NONE);
    }

    /** A venue whose accounts are all protected in the same way. */
    SimulatedVenue(final long seed, final Protection protection)
    {
        this.protection = protection;
        final SeededRandom random = SeededRandom.of(seed, DRAWS);
        final double crash = random.chance(CALM_SHARE) ? 0 : random.between(0.05, 0.5);
        final VenueSettings usual = VenueSettings.of(seed, 4 + random.nextInt(20));
        this.seed = seed;
        settings = new VenueSettings(
            seed, usual.accounts(), TICKS, OPTIONS, crash, 5 + random.nextInt(30), usual.startNs(), usual.tickNs(),
            0);
        market = new SeededVenue(settings);
        behaviour = new FillBehaviour(
            random.between(0, 0.2), random.between(0, 0.3), random.between(0, 0.25), random.between(0, 0.15),
            50_000_000L, (long)random.between(1e9, 2e10), 10_000_000_000L, random.between(0, 0.5), 0.0005,
            LEG_FILLED_SHARE);
        policy = random.pick(Policy.FULL, Policy.TIERED, Policy.OPTIMAL);
        faultsPerTick = random.chance(FAULTLESS_SHARE) ? 0 : random.between(0.02, 0.3);
        final SeededRandom lastResort = SeededRandom.of(seed, LAST_RESORT);
        liquidators = lastResort.chance(DESERTED_SHARE) ? 0 : 1 + lastResort.nextInt(MAX_LIQUIDATORS);
        insurance = FixedPoint.of(lastResort.between(0, MAX_INSURANCE));
        // Draws once for a choice that is gone, so that the draws after it stay as they are.
        lastResort.chance(QUEUE_SHARE);
        hedges = lastResort.chance(HEDGE_SHARE);
        isClassical = policy == Policy.TIERED && lastResort.chance(CLASSICAL_SHARE);
    }

    /** Returns the time of the first event, in nanoseconds since the epoch. */
    long startNs()
    {
        return settings.startNs();
    }

    /** Returns the events with their faults. The last quarter has no faults. */
    EventStream events()
    {
        final long untilNs = settings.startNs() + settings.ticks() * settings.tickNs() * 3 / 4;
        return new FaultyFeeds(market, seed, faultsPerTick, untilNs);
    }

    /**
     * Emits every smile as it is after the last event. What the ticks told last is of different ages, and repeated for
     * hours it would be a surface with arbitrage.
     */
    void publishSmiles(final long timestampNs, final EventSink sink)
    {
        market.publishSmiles(timestampNs, sink);
    }

    /** Returns how the exchange answers. */
    FillBehaviour behaviour()
    {
        return behaviour;
    }

    /**
     * Returns the number of liquidators that bid in auctions. With 0 liquidators, bankrupt accounts are deleveraged.
     */
    int liquidators()
    {
        return liquidators;
    }

    /** Returns the initial cash of the insurance fund, a Decimal8 mantissa. */
    long insurance()
    {
        return insurance;
    }

    /** Sets how accounts are liquidated here, and the guards: one policy update. */
    void setTerms(final EventSink sink)
    {
        final PolicyEncoder terms = new PolicyEncoder(sink);
        final long nowNs = settings.startNs();
        terms.auctionTermsSet(nowNs, set ->
            set.minRemaining(MIN_REMAINING * FixedPoint.ONE).slowDecayNs(AUCTION_SLOW_NS).lastFragment(Bool.NO));
        terms.insuranceTermsSet(nowNs, set -> set.lastFragment(Bool.NO));
        terms.feedGuardsSet(nowNs, set -> set
            .stalenessNs(400 * SECOND).jumpLimit(FixedPoint.of(0.1)).jumpConfirmNs(60 * SECOND)
            .minConfidence(FixedPoint.of(0.3)).maxLagNs(5 * SECOND).lastFragment(Bool.NO));
        final Consumer<LiquidationPolicySetEncoder> change = set -> set
            .hedge(hedges ? HedgeUse.LAST : HedgeUse.NEVER).protection(protection);
        if (isClassical)
        {
            terms.classicalPolicySet(nowNs, change);
        }
        else
        {
            terms.liquidationPolicySet(nowNs, policy, change);
        }
    }

    @Override
    public String toString()
    {
        return String.format(
            Locale.ROOT, "%d accounts, a crash of %.0f %%, policy %s, %d liquidators, %.2f faults per tick",
            settings.accounts(), 100 * settings.crashSize(), isClassical ? "CLASSICAL" : policy, liquidators,
            faultsPerTick);
    }
}
