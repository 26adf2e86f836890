package softlanding.gateway.command;

import java.util.List;
import softlanding.node.command.CommandProvider;

/** Provides the commands of the live node to the command line. */
public final class GatewayCommands implements CommandProvider
{
    @Override
    public String group()
    {
        return "Live node";
    }

    @Override
    public List<Object> commands()
    {
        return List.of(new GatewayCommand(), new DriverCommand(), new SendCommand(), new SubscribeCommand());
    }
}
