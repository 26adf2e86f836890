package softlanding.perf.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.Workload;

/**
 * Measures all workloads at all numbers of accounts. Each system ends with a replay of its journal, which is then
 * deleted.
 */
final class Experiment
{
    private final RigSettings settings;
    private final Path folder;
    private final Consumer<CellResult> results;
    private final Consumer<String> news;
    private final BenchVenue venue = new BenchVenue();

    /** Creates an experiment. Journals go to the folder; results and messages are passed on at once. */
    Experiment(
        final RigSettings settings,
        final Path folder,
        final Consumer<CellResult> results,
        final Consumer<String> news)
    {
        this.settings = settings;
        this.folder = folder;
        this.results = results;
        this.news = news;
    }

    void run()
    {
        final int smallest = settings.accounts().get(0);
        final List<SystemUnderTest> smallLanes = open(smallest);
        try
        {
            measure(smallest, smallLanes);
            for (final int accounts : settings.accounts().subList(1, settings.accounts().size()))
            {
                final List<SystemUnderTest> lanes = open(accounts);
                try
                {
                    // The small engine takes turns with the large one, so that the cost of more accounts is also a
                    // ratio.
                    final List<SystemUnderTest> withSmall = new ArrayList<>(lanes);
                    withSmall.add(smallLanes.get(1));
                    measure(accounts, withSmall);
                    verify(lanes);
                }
                finally
                {
                    lanes.forEach(SystemUnderTest::close);
                }
            }
            verify(smallLanes);
        }
        finally
        {
            smallLanes.forEach(SystemUnderTest::close);
        }
    }

    private List<SystemUnderTest> open(final int accounts)
    {
        final List<SystemUnderTest> lanes = new ArrayList<>();
        for (final EngineVariant variant : settings.variants())
        {
            for (final NodeShape shape : settings.shapes())
            {
                final long startNs = System.nanoTime();
                final SystemUnderTest system = new SystemUnderTest(venue, variant, accounts, shape, folder);
                lanes.add(system);
                news.accept("opened %s with %s accounts in %.1f s".formatted(
                    system.name(), AccountCount.label(accounts), (System.nanoTime() - startNs) / 1e9));
            }
        }
        return lanes;
    }

    private void measure(final int accounts, final List<SystemUnderTest> lanes)
    {
        for (final Workload workload : settings.workloads())
        {
            results.accept(new BenchmarkCell(settings, workload, lanes).measure(accounts));
        }
    }

    private void verify(final List<SystemUnderTest> lanes)
    {
        for (final SystemUnderTest system : lanes)
        {
            final ReplayRate rate = system.verify();
            news.accept(
                "replayed %s at %s accounts: state %016x as in the run; %,d events at %,.0f/s, %.1f x 50k/s".formatted(
                    system.name(), AccountCount.label(system.accounts()), rate.stateHash(), rate.events(),
                    rate.perSecond(), rate.timesStream()));
            delete(system.journal());
        }
    }

    private static void delete(final Path journal)
    {
        try (Stream<Path> files = Files.walk(journal))
        {
            for (final Path path : files.sorted(Comparator.reverseOrder()).toList())
            {
                Files.delete(path);
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot delete the journal of a measurement: " + journal, e);
        }
    }
}
