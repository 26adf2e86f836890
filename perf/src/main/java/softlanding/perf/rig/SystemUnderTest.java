package softlanding.perf.rig;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.EngineLimits;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.EngineFactory;
import softlanding.node.MarginNode;
import softlanding.node.NodeParts;
import softlanding.node.replay.Origin;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.EventTape;
import softlanding.perf.venue.VenueStream;
import softlanding.perf.venue.Workload;

/** One measured engine with its own node, journal and stream of events. */
final class SystemUnderTest implements AutoCloseable
{
    /** Maximum number of events of a slice. The largest event takes 80 bytes. */
    static final int MAX_EVENTS = 500_000;

    private static final int TAPE_BYTES = MAX_EVENTS * 96;
    /** Time for the node's threads to wake up, in nanoseconds. */
    private static final long LEAD_NS = 2_000_000;
    private static final long LONGEST_IDLE_NS = 600_000_000_000L;

    private final EngineVariant variant;
    private final int accounts;
    private final String name;
    private final Path journal;
    private final ParkableWait wait;
    private final EngineFactory factory;
    private final EventTape tape = new EventTape(TAPE_BYTES);
    private final VenueStream stream;
    private final OrderWatch watch = new OrderWatch();
    private final MarginNode node;
    private @Nullable TimedEngine timed;
    private final long opened;

    /** Launches the node, and opens all accounts unless the engine has none. */
    SystemUnderTest(
        final BenchVenue venue,
        final EngineVariant variant,
        final int accounts,
        final NodeShape shape,
        final Path folder)
    {
        this.variant = variant;
        this.accounts = accounts;
        name = variant.label() + shape.suffix();
        journal = folder.resolve("journal-" + name + "-" + AccountCount.label(accounts));
        wait = new ParkableWait(shape.waitMode().strategy());
        final EngineLimits limits = BenchVenue.limits(accounts);
        factory = variant.factory(limits);
        stream = new VenueStream(venue, accounts, tape);
        node = MarginNode.launch(shape.context()
            .journalDirectory(journal)
            .egress(watch)
            .parts(new NodeParts()
                .waitStrategy(wait)
                .engine(decisions -> timed = new TimedEngine(factory.create(decisions)))));
        if (variant.hasAccounts())
        {
            stream.open((buffer, offset, length) ->
            {
                while (!node.offer(buffer, offset, length))
                {
                    Thread.onSpinWait();
                }
            });
        }
        node.awaitApplied();
        opened = node.lastApplied();
        settle();
        rest();
    }

    private void wake()
    {
        engine().useIdleTime(true);
        wait.wake();
    }

    private void rest()
    {
        engine().useIdleTime(false);
        wait.rest();
    }

    private TimedEngine engine()
    {
        return Objects.requireNonNull(timed, "the launch makes the engine");
    }

    String name()
    {
        return name;
    }

    Path journal()
    {
        return journal;
    }

    EngineVariant variant()
    {
        return variant;
    }

    int accounts()
    {
        return accounts;
    }

    /**
     * Sends events as fast as the node accepts them, and then gives the engine the idle time that it can use, as a node
     * has it whenever no event waits: accounts of which a workload began with many changes are proved.
     */
    Turn warmUp(final Workload workload, final int events)
    {
        return run(workload, events, 0, true);
    }

    private void settle()
    {
        final TimedEngine engine = engine();
        final long endNs = System.nanoTime() + LONGEST_IDLE_NS;
        while (engine.settled() < node.lastAccepted())
        {
            if (System.nanoTime() > endNs)
            {
                throw new IllegalStateException(name + " finds no end of what it can do in idle time");
            }
            LockSupport.parkNanos(LEAD_NS);
        }
    }

    /** Sends events at their intended times, whatever the delay of earlier events. */
    Turn pace(final Workload workload, final int events, final double perSecond)
    {
        return run(workload, events, 1e9 / perSecond, false);
    }

    /** Sends events as fast as the node accepts them. */
    Turn flood(final Workload workload, final int events)
    {
        return run(workload, events, 0, false);
    }

    private Turn run(final Workload workload, final int events, final double nsPerEvent, final boolean settles)
    {
        stream.fill(workload, Math.min(events, MAX_EVENTS));
        wake();
        final long ordersBefore = watch.eventsWithOrders();
        final Turn turn =
            new Turn(tape, node.lastAccepted() + 1, System.nanoTime() + LEAD_NS, nsPerEvent);
        final TimedEngine engine = engine();
        engine.time(turn);
        for (int event = 0; event < tape.size(); event++)
        {
            send(event, turn.intendedNs(event));
        }
        node.awaitApplied();
        if (settles)
        {
            settle();
        }
        rest();
        engine.time(null);
        requireSound(workload, turn, watch.eventsWithOrders() - ordersBefore);
        return turn;
    }

    private void send(final int event, final long intendedNs)
    {
        while (System.nanoTime() < intendedNs)
        {
            Thread.onSpinWait();
        }
        while (!node.offer(tape.buffer(), tape.offset(event), tape.length(event)))
        {
            Thread.onSpinWait();
        }
    }

    /** Checks that the turn measured the intended work, because a wrong figure is worse than none. */
    private void requireSound(final Workload workload, final Turn turn, final long eventsWithOrders)
    {
        final long measured = turn.latency().getTotalCount();
        final long expected =
            workload == Workload.LIQUIDATING_TICK && variant.hasAccounts() ? measured : 0;
        if (eventsWithOrders != expected || watch.rejected() > 0)
        {
            throw new IllegalStateException(workload.label() + " of " + variant.label() + ": " + measured +
                " events measured, " + eventsWithOrders + " led to liquidation orders, expected " + expected +
                "; rejected so far " + watch.rejected());
        }
    }

    /**
     * Stops the node and replays its journal with a new engine.
     *
     * @return speed of the replay.
     * @throws IllegalStateException if the final states differ.
     */
    ReplayRate verify()
    {
        final long measuredHash = node.stateHash();
        close();
        try (JournalReader events = Origin.openEvents(journal);
            JournalReader decisions = JournalReader.open(journal, JournalStream.DECISIONS))
        {
            final long[] openedNs = {System.nanoTime()};
            final Replay replay = new Replay(factory, events, decisions, (buffer, offset, length) -> {});
            final ReplayReport report = replay.run(sequence ->
            {
                if (sequence == opened)
                {
                    openedNs[0] = System.nanoTime();
                }
            });
            final long endNs = System.nanoTime();
            if (report.stateHash() != measuredHash || report.decisionsMissing() > 0)
            {
                throw new IllegalStateException("replay of " + journal + " ended in state " +
                    Long.toHexString(report.stateHash()) + " and the run in " + Long.toHexString(measuredHash) +
                    "; decisions missing: " + report.decisionsMissing());
            }
            return new ReplayRate(report.events() - opened, endNs - openedNs[0], report.stateHash());
        }
    }

    @Override
    public void close()
    {
        wake();
        node.close();
    }
}
