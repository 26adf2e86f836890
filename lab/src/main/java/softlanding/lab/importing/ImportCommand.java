package softlanding.lab.importing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Converts recorded market data to events. Each source has its own subcommand. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Turns recorded market data into an event file.",
    synopsisSubcommandLabel = "SOURCE",
    subcommands = ImportDeribitCommand.class)
public final class ImportCommand implements Runnable
{
    @Spec
    private CommandSpec spec;

    @Override
    public void run()
    {
        throw new ParameterException(spec.commandLine(), "name the source of the data");
    }
}
