package softlanding.gateway.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import softlanding.gateway.client.ConnectionSettings;
import softlanding.gateway.wire.Protocol;
import softlanding.node.command.UnusableInputException;

/** The options by which a client reaches its node. */
final class ClientOptions
{
    @Option(names = "--aeron-dir", required = true, paramLabel = "DIR",
        description = "Folder that driver, node and clients share.")
    private Path aeron;

    @Option(names = "--source", required = true, paramLabel = "ID",
        description = "Id of the client, as the node knows it.")
    private int source;

    @Option(names = "--secret", required = true, paramLabel = "FILE",
        description = "Its secret; no other user may read the file.")
    private Path secret;

    @Option(names = "--channel", defaultValue = Protocol.INGRESS_CHANNEL, paramLabel = "CHANNEL",
        description = "On which it sends; default ${DEFAULT-VALUE}.")
    private String channel;

    ConnectionSettings settings()
    {
        if (source < 1 || source > Protocol.MOST_ID)
        {
            throw new UnusableInputException("--source must be from 1 to " + Protocol.MOST_ID + ": " + source);
        }
        return new ConnectionSettings(aeron, channel, source, SecretFile.read(secret));
    }
}
