package softlanding.lab.importing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns recorded market data into events; one command for each source. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Turns recorded market data into a file of events for run.",
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
