package softlanding.lab;

import java.util.List;
import softlanding.lab.cascade.CascadeCommand;
import softlanding.lab.demo.DemoCommand;
import softlanding.lab.importing.ImportCommand;
import softlanding.lab.liquidator.LiquidatorCommand;
import softlanding.lab.simulate.SimulateCommand;
import softlanding.lab.study.StudyCommand;
import softlanding.node.command.CommandProvider;

/** Provides the experiments to the command line. */
public final class LabCommands implements CommandProvider
{
    @Override
    public String group()
    {
        return "Experiments";
    }

    @Override
    public List<Object> commands()
    {
        return List.of(
            new DemoCommand(), new ImportCommand(), new StudyCommand(), new CascadeCommand(), new SimulateCommand(),
            new LiquidatorCommand());
    }
}
