package softlanding.gateway.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof that a client knows its secret, for one start of the node: a keyed hash of id, epoch and nonce. */
public final class Token
{
    /** Length of a token, in bytes. */
    public static final int BYTES = 32;
    /** Length of a nonce, in bytes. */
    public static final int NONCE_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] DOMAIN = "SOFTLANDING1".getBytes(StandardCharsets.US_ASCII);

    private Token()
    {
    }

    /**
     * Returns the token of a client.
     *
     * @param secret   raw bytes of the secret file.
     * @param sourceId of the client.
     * @param epoch    of the node.
     * @param nonce    of the node's start.
     */
    public static byte[] of(final byte[] secret, final int sourceId, final long epoch, final byte[] nonce)
    {
        final ByteBuffer message = ByteBuffer.allocate(DOMAIN.length + Integer.BYTES + Long.BYTES + NONCE_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(DOMAIN).putInt(sourceId).putLong(epoch).put(nonce);
        try
        {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message.array());
        }
        catch (final GeneralSecurityException e)
        {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Compares two tokens in a time that does not depend on where they differ. */
    public static boolean areEqual(final byte[] one, final byte[] other)
    {
        return MessageDigest.isEqual(one, other);
    }
}
