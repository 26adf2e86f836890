package softlanding.node.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the program. */
@Command(
    name = "softlanding",
    header = "Margin and partial-liquidation engine for crypto options venues.",
    mixinStandardHelpOptions = true,
    versionProvider = Softlanding.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunCommand.class, ReplayCommand.class, DumpCommand.class, RecoverCommand.class, TornCommand.class,
        JournalCommand.class, CommandLine.HelpCommand.class},
    footer = {
        "",
        "Exit codes: 0 done; 1 failure; 2 unusable input, options or version;",
        "3 a replay diverged; 4 a journal is damaged or in use."})
public final class Softlanding
{
    private static final int OUTPUT_BUFFER_LENGTH = 64 * 1024;

    private Softlanding()
    {
    }

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command and its options.
     */
    public static void main(final String[] arguments)
    {
        quietLibraries();
        final PrintWriter out = writer(FileDescriptor.out, false);
        final PrintWriter err = writer(FileDescriptor.err, true);
        HardwareCheck.warn(new Console(err));
        final int exitCode = commandLine(out, err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * Creates the command line.
     *
     * @param out receives data.
     * @param err receives messages for people.
     * @return a command line that is ready to execute.
     */
    public static CommandLine commandLine(final PrintWriter out, final PrintWriter err)
    {
        return CommandGroups.addTo(new CommandLine(new Softlanding()))
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(new FailureReport());
    }

    /**
     * Silences libraries before any of them is loaded. It is also needed when the jar is started without the script's
     * options.
     */
    private static void quietLibraries()
    {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        System.setProperty("java.awt.headless", "true");
    }

    /** Returns a writer on a file descriptor. System.out would hide a broken pipe and use the platform's encoding. */
    private static PrintWriter writer(final FileDescriptor descriptor, final boolean autoFlush)
    {
        return new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8),
                OUTPUT_BUFFER_LENGTH),
            autoFlush);
    }

    /** Reads the version from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider
    {
        @Override
        public String[] getVersion()
        {
            final String version = Softlanding.class.getPackage().getImplementationVersion();
            return new String[] {"softlanding " + (version == null ? "(not packaged)" : version)};
        }
    }
}
