package softlanding.journal;

/**
 * Sizes and durability of a journal that is opened for writing.
 *
 * @param segmentBytes   size of one file of a stream, in bytes; a power of two, 1 MiB to 1 GiB.
 * @param fillAheadBytes allocated disk space ahead of the last record, in bytes; 256 KiB to segmentBytes.
 * @param durability     failure that an acknowledged record survives.
 */
public record JournalSettings(int segmentBytes, int fillAheadBytes, Durability durability)
{
    private static final int MIN_SEGMENT_BYTES = 1 << 20;
    private static final int MAX_SEGMENT_BYTES = 1 << 30;
    private static final int MIN_FILL_AHEAD_BYTES = 256 << 10;

    /** Checks the sizes. */
    public JournalSettings
    {
        if (Integer.bitCount(segmentBytes) != 1 || segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > MAX_SEGMENT_BYTES)
        {
            throw new IllegalArgumentException(
                "segmentBytes must be a power of two from 1 MiB to 1 GiB: segmentBytes=" + segmentBytes);
        }
        if (fillAheadBytes < MIN_FILL_AHEAD_BYTES || fillAheadBytes > segmentBytes)
        {
            throw new IllegalArgumentException(
                "fillAheadBytes must be from 256 KiB to segmentBytes: fillAheadBytes=" + fillAheadBytes);
        }
    }

    /**
     * Returns settings with segments of 256 MiB and 4 MiB allocated ahead.
     *
     * @param durability failure that an acknowledged record survives.
     * @return settings for a node.
     */
    public static JournalSettings of(final Durability durability)
    {
        return new JournalSettings(256 << 20, 4 << 20, durability);
    }
}
