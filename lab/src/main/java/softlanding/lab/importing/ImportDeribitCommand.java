package softlanding.lab.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.node.command.Console;
import softlanding.node.command.EventFile;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;
import softlanding.workload.deribit.DeribitImport;
import softlanding.workload.deribit.ImportException;
import softlanding.workload.deribit.ImportReport;
import softlanding.workload.deribit.ImportSettings;
import softlanding.workload.wire.UpdateGatherer;

/** Converts recorded Deribit option chains and spot bars, with seeded accounts, to an event file. */
@Command(
    name = "deribit",
    mixinStandardHelpOptions = true,
    header = "Imports recorded Deribit option chains and spot bars.",
    description = {
        "Adds accounts made from a seed. Times are UTC, kept in nanoseconds since 1970; prices in US dollars",
        "count as cash per coin. A calm market is sent by the hour, a fast one in steps of at most 0.25 %%.",
        "The same files, accounts and seed give the same bytes. Rows that cannot be used are counted by reason."})
final class ImportDeribitCommand implements Callable<Integer>
{
    @Option(names = "--chain", required = true, arity = "1..*", paramLabel = "FILE",
        description = "Option-chain snapshots as CSV, plain or gzip; in any order.")
    private List<Path> chains;

    @Option(names = "--spot", required = true, arity = "1..*", paramLabel = "FILE",
        description = "Bars of spot or perpetual markets as CSV, plain or gzip; in any order.")
    private List<Path> spots;

    @Option(names = "--accounts", defaultValue = "1000", paramLabel = "N",
        description = "Number of accounts; 0 imports the market data alone; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
        description = "Of the accounts, any whole number of 64 bits; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "EVENTS.jsonl.gz",
        description = "File to write: JSON lines, gzip.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        UnusableInputException.requireAtLeast("--accounts", accounts, 1);
        final Console console = new Console(spec.commandLine().getErr());
        final DeribitImport deribit = new DeribitImport(settings());
        try (EventFile file = EventFile.create(out))
        {
            final long[] events = {0};
            final UpdateGatherer gatherer = new UpdateGatherer((buffer, offset, length) ->
            {
                events[0]++;
                file.onEvent(buffer, offset, length);
            });
            final ImportReport report = deribit.run(gatherer);
            gatherer.flush();
            file.complete();
            say(console, events[0], report);
            return ExitCode.OK;
        }
        catch (final ImportException e)
        {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    private ImportSettings settings()
    {
        try
        {
            return new ImportSettings(chains, spots, accounts, seed);
        }
        catch (final IllegalArgumentException e)
        {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    private void say(final Console console, final long events, final ImportReport report)
    {
        console.say("read       %,d snapshots, %,d bars", report.snapshots(), report.bars());
        console.say("wrote      %s: %,d events, %,d options, %,d accounts",
            out, events, report.options(), accounts);
        report.notes().forEach(note -> console.say("understood %s", note));
        report.skipped().forEach((fault, count) -> console.say("skipped    %,d rows: %s", count, fault));
        report.examples().forEach(example -> console.say("           first of %s", example));
    }
}
