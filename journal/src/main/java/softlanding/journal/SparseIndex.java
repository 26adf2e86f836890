package softlanding.journal;

import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Where every 4,096th record of a stream begins, with a key that never falls from record to record. The cursors of a
 * stream share one and fill it while they walk; what it says is a place to begin at, and never trusted: the record
 * found there must carry its sequence. Used by one thread.
 */
public final class SparseIndex
{
    /** Reads the key of a record. */
    @FunctionalInterface
    public interface Key
    {
        /** Returns the key of a record; no later record has a lower one. */
        long of(long sequence, DirectBuffer buffer, int offset);
    }

    private static final int RECORDS_BETWEEN = 4_096;
    private static final int FIRST_POINTS = 64;

    private final Key key;
    private long[] sequences = new long[FIRST_POINTS];
    private long[] keys = new long[FIRST_POINTS];
    private int[] segments = new int[FIRST_POINTS];
    private int[] positions = new int[FIRST_POINTS];
    private int points;

    /** Creates an empty index. */
    public SparseIndex(final Key key)
    {
        this.key = key;
    }

    void note(final long sequence, final SegmentReader segment)
    {
        if (sequence % RECORDS_BETWEEN != 1 || (points > 0 && sequence <= sequences[points - 1]))
        {
            return;
        }
        if (points == sequences.length)
        {
            sequences = Arrays.copyOf(sequences, 2 * points);
            keys = Arrays.copyOf(keys, 2 * points);
            segments = Arrays.copyOf(segments, 2 * points);
            positions = Arrays.copyOf(positions, 2 * points);
        }
        sequences[points] = sequence;
        keys[points] = key.of(sequence, segment.buffer(), segment.payloadOffset());
        segments[points] = segment.file().number();
        positions[points] = segment.position();
        points++;
    }

    /** Returns the last point whose key is below another, or -1. */
    int before(final long wanted)
    {
        int low = 0;
        int high = points;
        while (low < high)
        {
            final int middle = (low + high) >>> 1;
            if (keys[middle] < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low - 1;
    }

    long sequence(final int point)
    {
        return sequences[point];
    }

    int segment(final int point)
    {
        return segments[point];
    }

    int position(final int point)
    {
        return positions[point];
    }
}
