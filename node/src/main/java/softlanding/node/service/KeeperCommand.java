package softlanding.node.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.engine.wire.WireEngine;
import softlanding.node.EngineFactory;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.JournalOption;
import softlanding.node.command.UnusableInputException;
import softlanding.node.replay.JournalManifest;
import softlanding.node.state.StateHeader;
import softlanding.node.state.StateKeeper;

/** Follows a journal, compares every decision, and writes state files from which a node starts quickly. */
@Command(
    name = "keeper",
    mixinStandardHelpOptions = true,
    header = "Follows a journal and writes state files.",
    description = {
        "Follows a journal beside the node that writes it, and compares every decision with the recorded one.",
        "From time to time it writes the state to a file, state-SEQUENCE.sls in the folder of the journal: the next",
        "start of the node begins behind it instead of at the first event. It takes no lock, and as much memory as",
        "the node.",
        "Exit codes: 0 done (--once), 2 a journal of another version, 3 diverged (names the first event sequence),",
        "4 damaged journal or full disk."})
public final class KeeperCommand implements Callable<Integer>
{
    private static final long PAUSE_NS = 20_000_000L;
    private static final int LEAST_KEPT = 2;
    private static final long MOST_EVENTS_BEFORE_END = 1L << 20;

    @Mixin
    private JournalOption journal;

    @Option(names = "--every", paramLabel = "TIME", defaultValue = "10m", converter = TimeConverter.class,
        description = "Time between two state files, as 90s, 10m or 1h; default ${DEFAULT-VALUE}.")
    private Duration every;

    @Option(names = "--keep", paramLabel = "N", defaultValue = "3",
        description = "State files that stay, at least 2; default ${DEFAULT-VALUE}.")
    private int keep;

    @Option(names = "--once", description = "Write one file at the present end of the journal, and stop.")
    private boolean once;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        if (keep < LEAST_KEPT)
        {
            throw new UnusableInputException("--keep must be at least " + LEAST_KEPT + ": " + keep);
        }
        final Path folder = journal.existing();
        final Console console = new Console(spec.commandLine().getErr());
        JournalManifest.check(folder);
        try (StateKeeper keeper = new StateKeeper(
            folder, EngineFactory.margin(JournalManifest.limits(folder)), keep, line -> console.say("%s", line)))
        {
            if (once)
            {
                writeOnce(keeper, console);
            }
            else
            {
                follow(keeper, console);
            }
        }
        return ExitCode.OK;
    }

    /**
     * Writes at the last place where the state can be saved. Nobody knows which that is before the end, because a state
     * in the middle of an update cannot be saved; so files are written ever closer to the end.
     */
    private static void writeOnce(final StateKeeper keeper, final Console console)
    {
        final long last = keeper.lastSequence();
        long next = Math.max(1, last - MOST_EVENTS_BEFORE_END);
        boolean isWritten = false;
        while (keeper.poll())
        {
            console.progress("following", keeper.sequence());
            if (keeper.sequence() >= next && keeper.isAtPlace() && keeper.isRecorded())
            {
                write(keeper, console);
                isWritten = true;
                next = keeper.sequence() + (last - keeper.sequence()) / 2;
            }
        }
        console.say("identical  up to event %,d, %,d decisions", keeper.sequence(), keeper.decisionsCompared());
        if (!isWritten)
        {
            console.say("no file    a state is saved at every %,dth event at which no update is open; no such one " +
                "follows the newest file", WireEngine.EVENTS_PER_STATE_HASH);
        }
    }

    private void follow(final StateKeeper keeper, final Console console)
    {
        long lastNs = System.nanoTime();
        while (!Thread.currentThread().isInterrupted())
        {
            if (!keeper.poll())
            {
                LockSupport.parkNanos(PAUSE_NS);
            }
            else if (keeper.isAtPlace() && System.nanoTime() - lastNs >= every.toNanos())
            {
                while (!keeper.isRecorded())
                {
                    LockSupport.parkNanos(PAUSE_NS);
                }
                write(keeper, console);
                lastNs = System.nanoTime();
            }
        }
    }

    private static void write(final StateKeeper keeper, final Console console)
    {
        final long startNs = System.nanoTime();
        final StateHeader header = keeper.write();
        console.say("state file after event %,d written and read back in %.1f s, state hash %016x",
            header.sequence(), (System.nanoTime() - startNs) / 1e9, header.stateHash());
    }

    /** Reads a number of seconds, minutes or hours. */
    static final class TimeConverter implements ITypeConverter<Duration>
    {
        @Override
        public Duration convert(final String text)
        {
            try
            {
                final Duration time = Duration.parse("PT" + text);
                if (!time.isNegative())
                {
                    return time;
                }
            }
            catch (final DateTimeParseException noTime)
            {
                // Refused below, like a time below zero.
            }
            throw new UnusableInputException("not a time: " + text + "; write 90s, 10m or 1h");
        }
    }
}
