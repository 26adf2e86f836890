package softlanding.node.command;

import softlanding.codecs.Policy;
import softlanding.workload.EventStream;
import softlanding.workload.SeededRandom;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.fault.FaultyFeeds;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

/** A small venue that crashes while its feeds and its exchange fail; everything about it follows from one seed. */
final class SimulatedVenue
{
    private static final int TICKS = 80;
    private static final int OPTIONS = 160;
    private static final double FAULTLESS_SHARE = 0.25;
    private static final double CALM_SHARE = 0.1;
    private static final long DRAWS = 7;

    private final VenueSettings settings;
    private final FillBehaviour behaviour;
    private final Policy policy;
    private final double faultsPerTick;
    private final long seed;

    SimulatedVenue(final long seed)
    {
        final SeededRandom random = SeededRandom.of(seed, DRAWS);
        final double crash = random.chance(CALM_SHARE) ? 0 : random.between(0.05, 0.5);
        final VenueSettings usual = VenueSettings.of(seed, 4 + random.nextInt(20));
        this.seed = seed;
        settings = new VenueSettings(
            seed, usual.accounts(), TICKS, OPTIONS, crash, 5 + random.nextInt(30), usual.startNs(), usual.tickNs());
        behaviour = new FillBehaviour(
            random.between(0, 0.2), random.between(0, 0.3), random.between(0, 0.25), random.between(0, 0.15),
            50_000_000L, (long)random.between(1e9, 2e10), 10_000_000_000L, random.between(0, 0.5), 0.0005);
        policy = Policy.values()[random.nextInt(3)];
        faultsPerTick = random.chance(FAULTLESS_SHARE) ? 0 : random.between(0.02, 0.3);
    }

    /** The events as they come, faults and all; the last quarter is spared. */
    EventStream events()
    {
        final long untilNs = settings.startNs() + settings.ticks() * settings.tickNs() * 3 / 4;
        return new FaultyFeeds(new SeededVenue(settings), seed, faultsPerTick, untilNs);
    }

    /** How the exchange answers. */
    FillBehaviour behaviour()
    {
        return behaviour;
    }

    /** FULL, TIERED or OPTIMAL. */
    Policy policy()
    {
        return policy;
    }

    @Override
    public String toString()
    {
        return String.format(
            java.util.Locale.ROOT, "%d accounts, a crash of %.0f %%, policy %s, %.2f faults per tick",
            settings.accounts(), 100 * settings.crashSize(), policy, faultsPerTick);
    }
}
