package softlanding.dist;

import java.util.List;
import picocli.CommandLine.Command;
import softlanding.node.command.CommandProvider;

/** What an extra jar beside the node may offer. */
public final class ExtraCommands implements CommandProvider
{
    @Override
    public String group()
    {
        return "Extras";
    }

    @Override
    public List<Object> commands()
    {
        return List.of(new Greet());
    }

    /** Does nothing, successfully. */
    @Command(name = "greet", header = "Does nothing.")
    static final class Greet implements Runnable
    {
        @Override
        public void run()
        {
            // Starting is all that is tested.
        }
    }
}
