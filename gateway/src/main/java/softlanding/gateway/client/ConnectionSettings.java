package softlanding.gateway.client;

import java.nio.file.Path;
import softlanding.gateway.wire.Protocol;

/**
 * How a client reaches its node, and who it is.
 *
 * @param driver   folder of the media driver.
 * @param channel  on which it sends.
 * @param clientId from 1 to 999.
 * @param secret   raw bytes of the secret file.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ConnectionSettings(Path driver, String channel, int clientId, byte[] secret)
{
    /** Returns the settings with the default channel. */
    public static ConnectionSettings of(final Path driver, final int clientId, final byte[] secret)
    {
        return new ConnectionSettings(driver, Protocol.INGRESS_CHANNEL, clientId, secret);
    }
}
