package softlanding.node.config;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table {@code gateway}: how clients reach the node.
 *
 * @param driver           where the media driver runs.
 * @param aeronDir         folder that driver, node and clients share.
 * @param idle             how the node's thread waits.
 * @param readyMaxLagNs    lag beyond which the node is not ready.
 * @param clockErrorNs     most error of this machine's clock; -1 = unknown.
 * @param ingress          channel of the clients' messages.
 * @param maxReaders       most principals that read decisions at a time.
 */
public record GatewaySection(
    Driver driver, Path aeronDir, Idle idle, long readyMaxLagNs, long clockErrorNs, String ingress, int maxReaders)
{
    private static final int DEFAULT_MAX_READERS = 8;
    private static final int MOST_READERS = 999;
    private static final String DEFAULT_INGRESS = "aeron:ipc?term-length=16m|mtu=8k";
    private static final String UNKNOWN = "unknown";
    private static final Pattern ENDPOINT = Pattern.compile("[?|]endpoint=[^|]*:([0-9]+)");

    /** Where the media driver runs. */
    public enum Driver
    {
        /** In a process of its own, which outlives the node. */
        EXTERNAL,
        /** In the node's process. */
        EMBEDDED
    }

    /** How the node's thread waits for the next event. */
    public enum Idle
    {
        /** Keeps a core busy and gives it to nobody. */
        SPIN,
        /** Keeps a core busy but gives it to other threads. */
        YIELD,
        /** Sleeps a little longer each time. */
        BACKOFF
    }

    static GatewaySection read(final Section section)
    {
        final String ingress = section.text("ingress", DEFAULT_INGRESS);
        if (!ingress.matches("aeron:(ipc|udp)(\\?.*)?"))
        {
            section.refuse("ingress", "must be a channel that begins with aeron:ipc or aeron:udp: \"" + ingress + "\"");
        }
        return new GatewaySection(
            section.choice("driver", Driver.class, Driver.EXTERNAL),
            Path.of(section.text("aeron-dir", "/dev/shm/softlanding")),
            section.choice("idle", Idle.class, Idle.YIELD),
            section.quantity("ready-max-lag", Quantity.DURATION, "500 ms"),
            clockError(section),
            ingress,
            (int)section.count("max-readers", 1, MOST_READERS, DEFAULT_MAX_READERS));
    }

    /** Returns the port of the channel, or 0 if it has none. */
    int ingressPort()
    {
        final Matcher endpoint = ENDPOINT.matcher(ingress);
        return endpoint.find() ? Integer.parseInt(endpoint.group(1)) : 0;
    }

    private static long clockError(final Section section)
    {
        final String text = section.text("clock-error", UNKNOWN);
        if (UNKNOWN.equals(text))
        {
            return -1;
        }
        try
        {
            return Quantity.DURATION.parse(text);
        }
        catch (final IllegalArgumentException e)
        {
            section.refuse("clock-error", "must be \"" + UNKNOWN + "\" or a duration: " + e.getMessage());
            return -1;
        }
    }
}
