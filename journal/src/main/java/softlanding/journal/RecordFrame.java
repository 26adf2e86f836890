package softlanding.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How a record lies in a Chronicle document, little-endian:
 * <pre>
 *   0         4         8                  16
 *   +---------+---------+-------------------+----------
 *   | CRC32C  | length  | sequence          | bytes ...
 *   +---------+---------+-------------------+----------
 * </pre>
 * The checksum covers everything behind it; length counts the bytes behind the sequence.
 */
final class RecordFrame
{
    static final int CHECKSUM_OFFSET = 0;
    static final int LENGTH_OFFSET = 4;
    static final int SEQUENCE_OFFSET = 8;
    static final int HEADER_BYTES = 16;
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private RecordFrame()
    {
    }

    /** The checksum of a frame that begins at offset and is frameBytes long. */
    static int checksum(final CRC32C crc, final ByteBuffer bytes, final int offset, final int frameBytes)
    {
        bytes.limit(offset + frameBytes).position(offset + LENGTH_OFFSET);
        crc.reset();
        crc.update(bytes);
        bytes.clear();
        return (int)crc.getValue();
    }
}
