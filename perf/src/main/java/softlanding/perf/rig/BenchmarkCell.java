package softlanding.perf.rig;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import softlanding.perf.venue.Workload;

/**
 * Measures one workload at one number of accounts: a warm-up of every system, then rounds with one turn of each system.
 */
final class BenchmarkCell
{
    private static final int MIN_EVENTS = 2;
    /** A system that cannot sustain the requested rate is measured at half of its maximum rate. */
    private static final double SUSTAINABLE = 0.8;
    private static final double UNHURRIED = 0.5;
    private static final int HICCUP_THREADS = 2;

    private final RigSettings settings;
    private final Workload workload;
    private final List<SystemUnderTest> lanes;
    private final List<SystemFigures> figures = new ArrayList<>();
    private final double[] most;
    private final double[] paces;
    private final Hiccups platform = new Hiccups(HICCUP_THREADS);
    private final Histogram hiccups = Turn.histogram();

    /** Creates a cell with systems in the order of their turns; the first is the floor. */
    BenchmarkCell(final RigSettings settings, final Workload workload, final List<SystemUnderTest> lanes)
    {
        this.settings = settings;
        this.workload = workload;
        this.lanes = lanes;
        most = new double[lanes.size()];
        paces = new double[lanes.size()];
    }

    CellResult measure(final int accounts)
    {
        final double wanted = settings.rate(workload);
        for (int i = 0; i < lanes.size(); i++)
        {
            most[i] = warmUp(lanes.get(i));
            paces[i] = wanted <= SUSTAINABLE * most[i] ? wanted : UNHURRIED * most[i];
            lanes.get(i).pace(workload, events(paces[i]), paces[i]);
            figures.add(new SystemFigures(name(lanes.get(i), accounts), wanted, paces[i]));
        }
        for (int pair = 0; pair < settings.pairs(); pair++)
        {
            for (int turn = 0; turn < lanes.size(); turn++)
            {
                // The order alternates, so that a slow drift of the machine favours no system.
                takeTurn(pair % 2 == 0 ? turn : lanes.size() - 1 - turn);
            }
            hiccups.add(platform.measure(settings.sliceNs(), wanted));
        }
        return new CellResult(accounts, workload, figures, hiccups, comparisons());
    }

    private void takeTurn(final int lane)
    {
        figures.get(lane).addPaced(lanes.get(lane).pace(workload, events(paces[lane]), paces[lane]));
        figures.get(lane).addFlooded(lanes.get(lane).flood(workload, events(most[lane])));
    }

    private int events(final double perSecond)
    {
        return (int)Math.max(MIN_EVENTS, Math.min(SystemUnderTest.MAX_EVENTS, perSecond * settings.sliceNs() / 1e9));
    }

    /** Sends increasing numbers of events. Returns the last rate in events per second. */
    private double warmUp(final SystemUnderTest system)
    {
        final long endNs = System.nanoTime() + settings.warmUpNs();
        int events = MIN_EVENTS;
        double perSecond = 0;
        do
        {
            final Turn turn = system.warmUp(workload, events);
            perSecond = turn.events() * 1e9 / turn.elapsedNs();
            if (turn.elapsedNs() < settings.warmUpNs() / 8)
            {
                events = Math.min(2 * events, SystemUnderTest.MAX_EVENTS);
            }
        }
        while (System.nanoTime() < endNs);
        return perSecond;
    }

    private static String name(final SystemUnderTest system, final int accounts)
    {
        return system.name() + (system.accounts() == accounts ? "" : "-" + AccountCount.label(system.accounts()));
    }

    private List<Comparison> comparisons()
    {
        final List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < figures.size(); i++)
        {
            compare(comparisons, Comparison.Metric.LATENCY_P50, i, 0);
            compare(comparisons, Comparison.Metric.LATENCY_P99, i, 0);
            compare(comparisons, Comparison.Metric.TIME_PER_EVENT, i, 0);
            compare(comparisons, Comparison.Metric.ENGINE_P50, i, 0);
        }
        final int engine = indexOfEngine();
        for (int i = 1; i < figures.size() && engine > 0; i++)
        {
            if (i != engine)
            {
                compare(comparisons, Comparison.Metric.ENGINE_MEAN, engine, i);
            }
        }
        return comparisons;
    }

    /** Returns the index of the first system with the unchanged engine; 0 if there are only floors. */
    private int indexOfEngine()
    {
        for (int i = 1; i < lanes.size(); i++)
        {
            if (lanes.get(i).variant() == EngineVariant.ENGINE)
            {
                return i;
            }
        }
        return 0;
    }

    private void compare(final List<Comparison> to, final Comparison.Metric metric, final int lane, final int base)
    {
        to.add(Comparison.of(metric, figures.get(lane), figures.get(base), settings.seed()));
    }
}
