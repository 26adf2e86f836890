package softlanding.node.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table {@code http}: health, status and metrics.
 *
 * @param address of this machine only; port 0 takes a free one.
 */
public record HttpSection(InetSocketAddress address)
{
    private static final String DEFAULT = "127.0.0.1:7712";
    private static final int MOST_PORT = 65_535;
    private static final Pattern LOOPBACK =
        Pattern.compile("(127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|localhost|\\[::1]):([0-9]{1,5})");

    static HttpSection read(final Section section)
    {
        final String listen = section.text("listen", DEFAULT);
        final Matcher parts = LOOPBACK.matcher(listen);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MOST_PORT)
        {
            section.refuse("listen", "must be an address of this machine only, such as \"" + DEFAULT +
                "\": \"" + listen + "\"; remote readers come through a proxy of yours");
            return new HttpSection(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        return new HttpSection(
            new InetSocketAddress(parts.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(parts.group(2))));
    }
}
