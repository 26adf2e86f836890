package softlanding.node.state;

/**
 * How a section and its chunks stand in a state file, little-endian.
 * <pre>
 *   section  | name int64 | type int32 | values int32 | CRC32C of this int32 | chunks ...
 *   chunk    | length int32 | encoding int32 | stored int32 | stored bytes ... | CRC32C of this int32 |
 *   footer   | end mark int64 | sequence int64 | sections int32 | CRC32C of all CRCs int32 | CRC32C of this int32 |
 * </pre>
 */
final class Section
{
    static final int LONGS = 1;
    static final int INTS = 2;
    static final int BYTES = 3;

    static final int RAW = 0;
    static final int ZERO_RUN = 1;

    /** Longest chunk before it is encoded, in bytes. */
    static final int CHUNK_BYTES = 1 << 20;
    static final int HEAD_BYTES = 16;
    static final int CHUNK_HEAD_BYTES = 12;
    static final int FOOTER_BYTES = 28;
    static final long END_MARK = 0x444e_4545_5441_5453L;

    private Section()
    {
    }

    /** Returns the length of a value, in bytes. */
    static int width(final int type)
    {
        return switch (type)
        {
            case LONGS -> Long.BYTES;
            case INTS -> Integer.BYTES;
            default -> 1;
        };
    }
}
