package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.Protection;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.workload.SeededRandom;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.ExchangeSimulator;
import softlanding.workload.exchange.VenuePlay;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.RecordedEvents;

/**
 * Runs the whole path on one seed. A venue crashes, feeds fail, the exchange answers late, partially, twice or never,
 * liquidators bid, and the engine restarts. Then the market is calm for hours. Broken invariants are reported.
 */
public final class Simulation
{
    private static final long RESTARTS = 8;
    private static final double RESTARTS_PER_EVENT = 1 / 2_500.0;
    private static final int CALM_ROUNDS = 72;
    private static final int MAX_CALMS = 8;
    private static final long ROUND_NS = 300_000_000_000L;

    private final long seed;
    private final SimulatedVenue venue;
    private final List<String> violations = new ArrayList<>();
    private final OrderBookkeeping orders = new OrderBookkeeping(violations);
    private final FinalChecks finalChecks = new FinalChecks(violations);
    private final LatestMarks marks = new LatestMarks();
    private final ExchangeSimulator exchange;
    private final RestartingEngine engine;
    private final DuplicateFillInjector unwanted;
    private final RoundVerifier audit;
    private final SeededRandom restarts;
    private boolean isInstructed;
    private long latestNs;

    /** Creates a venue whose accounts give instructions of their own. */
    static Simulation withInstructions(final long seed)
    {
        final Simulation simulation = new Simulation(seed);
        simulation.isInstructed = true;
        return simulation;
    }

    /** Creates a venue, its exchange and its liquidators from a seed. */
    public Simulation(final long seed)
    {
        this(seed, Protection.NONE);
    }

    /** Creates a venue whose accounts are all protected in the same way. */
    public Simulation(final long seed, final Protection protection)
    {
        this.seed = seed;
        venue = new SimulatedVenue(seed, protection);
        exchange = new ExchangeSimulator(
            seed, venue.behaviour(), AccountKind.HOUSE_ACCOUNT_ID, venue.liquidators());
        restarts = SeededRandom.of(seed, RESTARTS);
        engine = new RestartingEngine(this::onDecision);
        unwanted = new DuplicateFillInjector(seed, engine, violations);
        audit = new RoundVerifier(seed, engine, violations);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        orders.onDecision(buffer, offset, length);
        finalChecks.onDecision(buffer, offset, length);
        unwanted.onDecision(buffer, offset, length);
        audit.onDecision(buffer, offset, length);
        exchange.onDecision(buffer, offset, length);
    }

    /**
     * Runs the simulation.
     *
     * @return broken invariants; empty if there is none.
     */
    public List<String> run()
    {
        final EventSink stage = isInstructed ? new RandomInstructions(seed, this::onEvent) : this::onEvent;
        venue.setTerms(stage);
        new AccountEncoder(stage).insuranceFundTransferred(venue.startNs(), 1, venue.insurance());
        new VenuePlay(venue.events(), exchange, stage).play();
        venue.publishSmiles(latestNs, stage);
        for (int calms = 0; calms == 0 || (calms < MAX_CALMS && orders.isBusy()); calms++)
        {
            new VenuePlay(calm().play(), exchange, stage).play();
        }
        finalChecks.ask(stage);
        restart();
        violations.addAll(orders.unfinished());
        return violations;
    }

    private void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = Frames.timestampNs(buffer, offset);
        marks.onEvent(buffer, offset, length);
        finalChecks.onEvent(buffer, offset, length);
        unwanted.onEvent(buffer, offset, length);
        audit.endEvent(latestNs);
        if (restarts.chance(RESTARTS_PER_EVENT))
        {
            restart();
        }
    }

    private void restart()
    {
        final String difference = engine.restart();
        if (difference != null)
        {
            violations.add(difference);
        }
    }

    /** Returns six hours in which prices do not change and every feed is active. */
    private RecordedEvents calm()
    {
        final RecordedEvents calm = new RecordedEvents();
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        for (int round = 1; round <= CALM_ROUNDS; round++)
        {
            final long nowNs = latestNs + round * ROUND_NS;
            marks.repeat(nowNs, calm);
            final int length = new TimeAdvancedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .timestampNs(nowNs).encodedLength();
            calm.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
        }
        return calm;
    }

    /** Returns the number of liquidation orders. */
    int orders()
    {
        return orders.orders();
    }

    /** Returns the number of protection orders. */
    int protectionOrders()
    {
        return orders.protectionOrders();
    }

    /** Returns the number of injected duplicate fills. */
    int unwantedFills()
    {
        return unwanted.said();
    }

    /** Returns the number of rounds that were verified on another engine. */
    int auditedSteps()
    {
        return audit.audits();
    }

    /** Returns counts and hashes of the run. Two programs with the same decisions give the same row. */
    public SimulationRow row()
    {
        return SimulationRow.of(seed, engine.events(), orders.orders(), engine.decisions(), engine.stateHash());
    }

    /** Returns one line that describes the simulated venue. */
    public String describe()
    {
        return "seed " + seed + ": " + venue + ", " + engine.events() + " events, " + orders.orders() + " orders";
    }
}
