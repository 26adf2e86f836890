package softlanding.gateway.node;

import java.util.List;
import softlanding.gateway.wire.Protocol;
import softlanding.node.gate.Principal;

/**
 * Who may connect, and what it may do.
 *
 * @param principal what it may send.
 * @param readScope what it may read.
 * @param secrets   one, or two while a secret is changed.
 */
public record Client(Principal principal, ReadScope readScope, List<byte[]> secrets)
{
    /** Checks the id. */
    public Client
    {
        if (principal.sourceId() > Protocol.MOST_ID)
        {
            throw new IllegalArgumentException(
                "a client has an id from 1 to " + Protocol.MOST_ID + ": " + principal.sourceId());
        }
        secrets = List.copyOf(secrets);
    }

    /** Returns the id of the client. */
    public int id()
    {
        return principal.sourceId();
    }

    /** Tells whether the client sends events; else it only reads. */
    public boolean isSource()
    {
        return !principal.roles().isEmpty();
    }
}
