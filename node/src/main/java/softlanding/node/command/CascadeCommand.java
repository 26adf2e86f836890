package softlanding.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.codecs.Policy;
import softlanding.workload.EventStream;
import softlanding.workload.deribit.DeribitImport;
import softlanding.workload.deribit.ImportException;
import softlanding.workload.deribit.ImportSettings;
import softlanding.workload.impact.ImpactSettings;
import softlanding.workload.market.Coin;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;
import softlanding.workload.wire.RecordedEvents;

/** Plays one crash under every policy in a market that liquidations push over, and compares what it came to. */
@Command(
    name = "cascade",
    mixinStandardHelpOptions = true,
    description = {
        "Plays one crash under FULL, TIERED and OPTIMAL, from the same accounts, in a market that liquidations push",
        "over: their sales move the next price by the square-root law. Says how far the price overshot, how many",
        "accounts were closed whole, what was lost and who paid; writes a page, a CSV and a chart per underlying.",
        "The crash is made from a seed, or recorded with --chain and --spot. Equal options give equal numbers."})
final class CascadeCommand implements Callable<Integer>
{
    private static final int TICKS = 1_000;
    private static final List<Policy> POLICIES = List.of(Policy.FULL, Policy.TIERED, Policy.OPTIMAL);

    @Option(names = "--accounts", defaultValue = "1000", paramLabel = "N",
        description = "Number of accounts, at least 1; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
        description = "Any whole number of 64 bits; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--impact", defaultValue = "1", paramLabel = "Y",
        description = "Coefficient of the square-root law, a pure number; 0 = nothing moves; default ${DEFAULT-VALUE}.")
    private double coefficient;

    @Option(names = "--turnover", defaultValue = "1", paramLabel = "X",
        description = "Volume of a day as a multiple of the delta that clients hold; default ${DEFAULT-VALUE}.")
    private double turnover;

    @ArgGroup(exclusive = false)
    private Recording recording;

    @Option(names = "--out", defaultValue = "out/cascade", paramLabel = "DIR",
        description = "Folder for the files, which are replaced; default ${DEFAULT-VALUE}.")
    private Path out;

    @Spec
    private CommandSpec spec;

    /** Files of a recorded crash. */
    private static final class Recording
    {
        @Option(names = "--chain", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Option-chain snapshots as CSV, plain or gzip; then the crash is a recorded one.")
        private List<Path> chains;

        @Option(names = "--spot", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Bars of spot markets as CSV, plain or gzip.")
        private List<Path> spots;
    }

    @Override
    public Integer call() throws IOException
    {
        final Console console = new Console(spec.commandLine().getErr());
        final Cascade cascade = cascade(console);
        final List<CascadeOutcome> outcomes = new ArrayList<>();
        final Map<Policy, SpotPaths> paths = new EnumMap<>(Policy.class);
        for (final Policy policy : POLICIES)
        {
            final SpotPaths ofPolicy = new SpotPaths();
            outcomes.add(cascade.play(policy, ofPolicy));
            paths.put(policy, ofPolicy);
        }
        write(console, new CascadeReport(outcomes), paths);
        return ExitCode.OK;
    }

    private Cascade cascade(final Console console)
    {
        try
        {
            final ImpactSettings ordinary = ImpactSettings.ORDINARY;
            final ImpactSettings impact = new ImpactSettings(
                coefficient, ordinary.dailyVolatility(), turnover, ordinary.relaxationNs());
            return new Cascade(crash(), impact, seed, console);
        }
        catch (final IllegalArgumentException | ImportException e)
        {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    private Supplier<EventStream> crash()
    {
        if (recording == null)
        {
            final VenueSettings settings = VenueSettings.of(seed, accounts).withTicks(TICKS);
            return () -> new SeededVenue(settings);
        }
        final RecordedEvents events = new RecordedEvents();
        new DeribitImport(new ImportSettings(recording.chains, recording.spots, accounts, seed)).run(events);
        return events::play;
    }

    private void write(final Console console, final CascadeReport report, final Map<Policy, SpotPaths> paths)
        throws IOException
    {
        Files.createDirectories(out);
        final String title = recording == null ?
            "A seeded crash, " + accounts + " accounts, seed " + seed :
            "A recorded crash, " + accounts + " accounts, seed " + seed;
        final String page = report.page(title);
        Files.writeString(out.resolve("cascade.md"), page);
        Files.writeString(out.resolve("cascade.csv"), report.csv());
        for (final Integer underlyingId : paths.get(POLICIES.get(0)).paths().keySet())
        {
            final String coin = Coin.of(underlyingId).toString();
            final CascadeChart chart = new CascadeChart(title + ": " + coin);
            chart.addUndisturbed(paths.get(POLICIES.get(0)).paths().get(underlyingId));
            POLICIES.forEach(policy -> chart.add(policy, paths.get(policy).paths().get(underlyingId)));
            chart.write(out.resolve("cascade-" + coin.toLowerCase(java.util.Locale.ROOT)));
        }
        console.say("%s", page);
        console.say("written to %s: cascade.md, cascade.csv and a chart per underlying", out);
    }
}
