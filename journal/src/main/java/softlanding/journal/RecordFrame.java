package softlanding.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The layout of a record in a Chronicle document, little-endian:
 * <pre>
 *   0         4         8                  16
 *   +---------+---------+-------------------+----------
 *   | CRC32C  | length  | sequence          | bytes ...
 *   +---------+---------+-------------------+----------
 * </pre>
 * The checksum covers all bytes after it. The length counts the bytes after the sequence.
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

    /** Returns the checksum of a frame of frameBytes bytes at an offset. */
    static int checksum(final CRC32C crc, final ByteBuffer bytes, final int offset, final int frameBytes)
    {
        bytes.limit(offset + frameBytes).position(offset + LENGTH_OFFSET);
        crc.reset();
        crc.update(bytes);
        bytes.clear();
        return (int)crc.getValue();
    }
}
