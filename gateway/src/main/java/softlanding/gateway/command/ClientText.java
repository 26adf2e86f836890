package softlanding.gateway.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import softlanding.gateway.node.Client;
import softlanding.gateway.node.ReadScope;
import softlanding.node.command.UnusableInputException;
import softlanding.node.config.ReadRight;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;

/**
 * A client as an option names it: {@code ID:SECRETFILE:SEND[,SEND]:READ[,READ]}, with {@code -} for no right.
 */
final class ClientText
{
    private static final int PARTS = 4;

    private ClientText()
    {
    }

    static Client client(final String text)
    {
        final String[] parts = text.split(":", -1);
        if (parts.length != PARTS)
        {
            throw new UnusableInputException("--client: " + text + ": must be ID:SECRETFILE:SEND:READ");
        }
        try
        {
            final int id = Integer.parseInt(parts[0]);
            final Set<SourceRole> sends = roles(SourceRole.class, parts[2]);
            final Set<ReadRight> reads = roles(ReadRight.class, parts[3]);
            return new Client(
                Principal.of(id, sends.toArray(new SourceRole[0])), new ReadScope(id, reads, new long[0], false),
                List.of(SecretFile.read(Path.of(parts[1]))));
        }
        catch (final IllegalArgumentException e)
        {
            throw new UnusableInputException("--client: " + text + ": " + e.getMessage(), e);
        }
    }

    private static <E extends Enum<E>> Set<E> roles(final Class<E> type, final String text)
    {
        final Set<E> roles = EnumSet.noneOf(type);
        if (!"-".equals(text))
        {
            for (final String role : text.split(",", -1))
            {
                roles.add(Enum.valueOf(type, role.toUpperCase(Locale.ROOT)));
            }
        }
        return roles;
    }
}
