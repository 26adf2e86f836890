package softlanding.node.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** Counts values by size. One thread writes, others read. */
final class Distribution
{
    private final long[] upTo;
    private final double unit;
    private final WatchedLongs counts;

    /**
     * Prepares an empty distribution.
     *
     * @param unit the value of 1 in the unit that is shown, such as 1e-9 for nanoseconds that are shown in seconds.
     * @param upTo rising bounds of the buckets; a further one takes what is above.
     */
    Distribution(final double unit, final long... upTo)
    {
        this.upTo = upTo.clone();
        this.unit = unit;
        counts = new WatchedLongs(upTo.length + 2);
    }

    /** Returns a distribution of nanoseconds, from 1e-7 to 1 second. */
    static Distribution ofNanoseconds()
    {
        return new Distribution(1e-9,
            100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
            2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000,
            1_000_000_000);
    }

    /** Returns a distribution of ratios with 8 decimals, from 0.0001 to 1. */
    static Distribution ofRatios()
    {
        return new Distribution(1e-8,
            0, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000,
            20_000_000, 50_000_000, 100_000_000);
    }

    /** Counts a value. */
    void add(final long value)
    {
        int bucket = 0;
        while (bucket < upTo.length && value > upTo[bucket])
        {
            bucket++;
        }
        counts.add(bucket, 1);
        counts.add(upTo.length + 1, value);
    }

    HistogramDataPointSnapshot snapshot(final Labels labels)
    {
        final double[] bounds = new double[upTo.length + 1];
        final long[] inBucket = new long[upTo.length + 1];
        for (int i = 0; i <= upTo.length; i++)
        {
            bounds[i] = i == upTo.length ? Double.POSITIVE_INFINITY : upTo[i] * unit;
            inBucket[i] = counts.get(i);
        }
        return HistogramDataPointSnapshot.builder()
            .labels(labels)
            .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, inBucket))
            .sum(counts.get(upTo.length + 1) * unit)
            .build();
    }
}
