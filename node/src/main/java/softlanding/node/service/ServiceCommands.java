package softlanding.node.service;

import java.util.List;
import softlanding.node.command.CommandProvider;

/** Offers the command that runs a node as a service. */
public final class ServiceCommands implements CommandProvider
{
    @Override
    public String group()
    {
        return "Node";
    }

    @Override
    public List<Object> commands()
    {
        return List.of(new NodeCommand());
    }
}
