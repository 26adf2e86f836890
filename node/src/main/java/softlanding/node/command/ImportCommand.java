package softlanding.node.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Demo. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer>
{
    @Override
    public Integer call()
    {
        return 0;
    }
}
