package softlanding.gateway.command;

import softlanding.node.command.Console;

/**
 * Tells people once that a node does not answer. A node gives no answer to a client with a wrong secret, so silence is
 * all that its user would see.
 */
final class Silence
{
    private static final long LONG_NS = 5_000_000_000L;

    private final Console console;
    private long heardNs;
    private boolean isTold;

    Silence(final Console console, final long nowNs)
    {
        this.console = console;
        heardNs = nowNs;
    }

    /** Looks whether the node has let the client in; says so if it has not for five seconds. */
    void look(final boolean isConnected, final long nowNs)
    {
        if (isConnected)
        {
            heardNs = nowNs;
            isTold = false;
        }
        else if (!isTold && nowNs - heardNs >= LONG_NS)
        {
            isTold = true;
            console.say("no answer for 5 s: is the node live at this driver, and is this the secret of the id?");
        }
    }
}
