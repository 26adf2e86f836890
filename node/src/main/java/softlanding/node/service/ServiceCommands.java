package softlanding.node.service;

import java.util.List;
import softlanding.node.command.CommandProvider;

/** Offers the commands that run as services: a node, and the keeper of its state files. */
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
        return List.of(new NodeCommand(), new KeeperCommand());
    }
}
