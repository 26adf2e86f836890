package softlanding.node.service;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.node.command.ExitCode;
import softlanding.node.command.OrderlyStop;
import softlanding.node.command.UnusableInputException;
import softlanding.node.config.ConfigurationException;
import softlanding.node.config.NodeConfiguration;

/** Runs the node of a configuration. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    header = "Runs the live node of a configuration.",
    description = {
        "Runs the live node of a configuration until its input ends or SIGTERM or SIGINT asks it to stop.",
        "It answers /health/live, /health/ready, /status and /metrics over HTTP, and logs in JSON lines on standard",
        "error. SIGHUP reads the secrets again. Variables of the environment such as SOFTLANDING_GATEWAY_IDLE replace",
        "values of the file.",
        "Exit code 2: the configuration cannot be used, or the journal is of other limits or another version."})
public final class NodeCommand implements Callable<Integer>
{
    @Option(names = "--config", required = true, paramLabel = "FILE",
        description = "Configuration in TOML.")
    private Path config;

    @Option(names = "--events", defaultValue = "-", paramLabel = "FILE|-",
        description = "JSON lines, one event each; - is standard input (default). A named pipe is opened again when " +
            "its writer is gone.")
    private String events;

    @Option(names = "--check",
        description = "Only checks the file, its secrets, disk and memory, and prints every value with its origin.")
    private boolean onlyChecks;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final PrintWriter err = spec.commandLine().getErr();
        try
        {
            final NodeConfiguration configuration = NodeConfiguration.read(config, System.getenv());
            final NodeCheck check = new NodeCheck(configuration);
            final List<String> faults = check.faults();
            if (onlyChecks)
            {
                print(configuration, check);
            }
            if (!faults.isEmpty())
            {
                throw new UnusableInputException(config + ": " + String.join(System.lineSeparator(), faults));
            }
            return onlyChecks ? ExitCode.OK : run(configuration, err);
        }
        catch (final ConfigurationException e)
        {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    private void print(final NodeConfiguration configuration, final NodeCheck check)
    {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(configuration.effective().describe());
        out.println("# hash of the values: " + configuration.effective().hash());
        out.println("# heap that the limits need: -Xmx" + check.wantedMegabytes() + "m");
        out.println("# " + NodeCheck.NOT_SERVED);
        out.flush();
    }

    private int run(final NodeConfiguration configuration, final PrintWriter err)
    {
        final EpochNanoClock clock = new OffsetEpochNanoClock();
        final NodeLog log = new NodeLog(err, Clock.systemUTC());
        try (OrderlyStop stop = OrderlyStop.endingWith(ExitCode.OK))
        {
            new LiveNode(configuration, events, log, clock::nanoTime).run(stop);
            return ExitCode.OK;
        }
        catch (final StoppedWhileRecoveringException e)
        {
            log.write(log.info("stop").put("note", String.valueOf(e.getMessage())));
            return ExitCode.OK;
        }
        catch (final IOException e)
        {
            throw new UnusableInputException(
                configuration.http().address() + " or " + events + ": " + UnusableInputException.reason(e), e);
        }
    }
}
