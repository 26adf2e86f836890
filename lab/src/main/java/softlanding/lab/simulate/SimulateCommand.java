package softlanding.lab.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.codecs.Protection;
import softlanding.lab.fuzz.FuzzRun;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;

/** Runs the whole path on many seeds and lists the seeds that break an invariant. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    header = "Runs the whole path on many seeds and checks invariants.",
    description = {
        "Crashes, failing feeds, restarts anywhere, and an exchange that answers late, in parts, after the end or",
        "never.",
        "Then checks that replays agree, that every order ended, that every account is well, closed or beyond",
        "help, and that positions sum to zero. A failing seed is named with the command that runs it alone.",
        "The same seed gives the same events and decisions."})
public final class SimulateCommand implements Callable<Integer>
{
    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
        description = "The first seed, any whole number of 64 bits; default ${DEFAULT-VALUE}.")
    private long first;

    @Option(names = "--seeds", defaultValue = "1", paramLabel = "N",
        description = "How many seeds, one after the other, at least 1; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--table", paramLabel = "FILE",
        description = "Writes one CSV line per seed: events, orders, a hash of all decisions, the last state hash.")
    private @Nullable Path table;

    @Option(names = "--protection", defaultValue = "NONE", paramLabel = "KIND",
        description = {
            "Protection of all accounts: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. MIXED draws",
            "instructions for each account."})
    private Kind protection = Kind.NONE;

    @Option(names = "--fuzz",
        description = "Plays valid events with extreme amounts instead, and checks that none stops the engine.")
    private boolean fuzz;

    @Spec
    private CommandSpec spec;

    /** How all accounts are protected. */
    enum Kind
    {
        NONE,
        CLOSE,
        HEDGE,
        MIXED
    }

    @Override
    public Integer call()
    {
        UnusableInputException.requireAtLeast("--seeds", seeds, 1);
        final Console console = new Console(spec.commandLine().getErr());
        if (fuzz)
        {
            return fuzz(console);
        }
        int failed = 0;
        try (PrintWriter rows = rows())
        {
            rows.println(SimulationRow.HEADER);
            for (int i = 0; i < seeds; i++)
            {
                failed += isSound(first + i, console, rows) ? 0 : 1;
            }
        }
        console.say("simulated %,d seeds from %d: %,d broke an invariant", seeds, first, failed);
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private int fuzz(final Console console)
    {
        int failed = 0;
        int orders = 0;
        long mostEvaluations = 0;
        for (int i = 0; i < seeds; i++)
        {
            final FuzzRun run = new FuzzRun(first + i);
            final List<String> violations = run.run();
            failed += violations.isEmpty() ? 0 : 1;
            orders += run.orders();
            mostEvaluations = Math.max(mostEvaluations, run.mostEvaluations());
            for (final String violation : violations)
            {
                console.say("seed %d: %s", first + i, violation);
                console.say("  reproduce: scripts/softlanding simulate --fuzz --seed %d", first + i);
            }
        }
        console.say(
            "fuzzed %,d seeds from %d: %,d stopped or differed; %,d orders, at most %,d evaluations in an event",
            seeds, first, failed, orders, mostEvaluations);
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private PrintWriter rows()
    {
        if (table == null)
        {
            return new PrintWriter(Writer.nullWriter(), true);
        }
        try
        {
            return new PrintWriter(Files.newBufferedWriter(table, StandardCharsets.UTF_8), true);
        }
        catch (final IOException e)
        {
            throw UnusableInputException.unwritable("--table", table, e);
        }
    }

    private boolean isSound(final long seed, final Console console, final PrintWriter rows)
    {
        final Simulation simulation = protection == Kind.MIXED ?
            Simulation.withInstructions(seed) : new Simulation(seed, Protection.valueOf(protection.name()));
        final List<String> violations = simulation.run();
        rows.println(simulation.row().toCsv());
        if (seeds == 1 || !violations.isEmpty())
        {
            console.say("%s", simulation.describe());
        }
        violations.forEach(violation -> console.say("  %s", violation));
        if (!violations.isEmpty())
        {
            console.say("  reproduce: scripts/softlanding simulate --seed %d%s", seed,
                protection == Kind.NONE ? "" : " --protection " + protection);
        }
        return violations.isEmpty();
    }
}
