package softlanding.gateway.command;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.driver.exceptions.ActiveDriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.BackoffIdleStrategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.journal.PrivateFiles;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;

/** Runs the media driver, which carries the messages between node and clients and outlives both. */
@Command(
    name = "driver",
    mixinStandardHelpOptions = true,
    header = "Runs the media driver of a live node.",
    description = {
        "Runs the media driver between a node and its clients, until SIGTERM or SIGINT. Node and clients connect again",
        "when it was away. A driver that was killed blocks its successor for ten seconds."})
final class DriverCommand implements Callable<Integer>
{
    private static final long LIVENESS_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PARK_NS = 500_000;
    private static final long LOOK_NS = 20_000_000;
    private static final long MEGABYTE = 1 << 20;

    @Option(names = "--aeron-dir", required = true, paramLabel = "DIR",
        description = "Folder that driver, node and clients share; best below /dev/shm.")
    private Path folder;

    @Option(names = "--least-room", defaultValue = "128", paramLabel = "MB",
        description = "Refuses to start with less free room in the folder; default ${DEFAULT-VALUE}.")
    private long leastRoom;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Console console = new Console(spec.commandLine().getErr());
        requireRoom();
        try (StopRequest stop = new StopRequest(); MediaDriver driver = MediaDriver.launch(context()))
        {
            console.say("media driver in %s", driver.aeronDirectoryName());
            while (!stop.isAsked())
            {
                LockSupport.parkNanos(LOOK_NS);
            }
            stop.endInOrder();
            return ExitCode.OK;
        }
        catch (final ActiveDriverException e)
        {
            console.say("another media driver runs in %s, or was killed less than ten seconds ago", folder);
            return ExitCode.FAILED;
        }
    }

    private MediaDriver.Context context()
    {
        return new MediaDriver.Context()
            .aeronDirectoryName(folder.toString())
            .threadingMode(ThreadingMode.SHARED)
            .sharedIdleStrategy(new BackoffIdleStrategy(100, 10, 1_000, LONGEST_PARK_NS))
            .clientLivenessTimeoutNs(LIVENESS_NS)
            .dirDeleteOnStart(false)
            .dirDeleteOnShutdown(true);
    }

    private void requireRoom()
    {
        try
        {
            final Path parent = folder.toAbsolutePath().getParent();
            PrivateFiles.createFolder(parent == null ? folder : parent);
            final long free = Files.getFileStore(parent == null ? folder : parent).getUsableSpace() / MEGABYTE;
            if (free < leastRoom)
            {
                throw new UnusableInputException(
                    "--aeron-dir " + folder + ": " + free + " MB are free there, " + leastRoom + " are needed");
            }
        }
        catch (final IOException e)
        {
            throw new UnusableInputException("--aeron-dir " + folder + ": " + UnusableInputException.reason(e), e);
        }
    }
}
