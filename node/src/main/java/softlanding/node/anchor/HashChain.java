package softlanding.node.anchor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import softlanding.journal.JournalWriter;

/**
 * The hash chain of one stream: H0 = SHA-256(journal id, layout), Hn = SHA-256(Hn-1, sequence, length, bytes), numbers
 * little-endian. Two chains are equal only if every record up to there is.
 */
final class HashChain
{
    private static final int HASH_BYTES = 32;

    private final MessageDigest sha256 = sha256();
    private final byte[] hash = new byte[HASH_BYTES];
    private final ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] record = new byte[JournalWriter.MAX_RECORD_BYTES];
    private long sequence;

    /** Begins the chain of a stream of a journal whose records have a layout. */
    HashChain(final String journalId, final long layout)
    {
        sha256.update(journalId.getBytes(StandardCharsets.US_ASCII));
        sha256.update(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, (int)layout).array());
        end();
    }

    /** Adds the next record. */
    void add(final long ofSequence, final DirectBuffer buffer, final int offset, final int length)
    {
        buffer.getBytes(offset, record, 0, length);
        sha256.update(hash);
        sha256.update(head.putLong(0, ofSequence).putInt(Long.BYTES, length).array());
        sha256.update(record, 0, length);
        end();
        sequence = ofSequence;
    }

    /** Returns the sequence of the last record, or 0. */
    long sequence()
    {
        return sequence;
    }

    /** Returns the hash up to the last record, as 64 hexadecimal digits. */
    String hash()
    {
        return HexFormat.of().formatHex(hash);
    }

    /** Returns the SHA-256 of a text, as 64 hexadecimal digits. */
    static String ofText(final String text)
    {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void end()
    {
        System.arraycopy(sha256.digest(), 0, hash, 0, HASH_BYTES);
    }

    private static MessageDigest sha256()
    {
        try
        {
            return MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException everyJdkHasIt)
        {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
