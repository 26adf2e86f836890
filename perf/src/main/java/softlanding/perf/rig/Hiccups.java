package softlanding.perf.rig;

import org.HdrHistogram.Histogram;

/**
 * Measures the delays of the platform. As many threads as a busy node has wait for intended times by reading the clock,
 * at the rate of the measurement and alternating with it. Their delay is the part of every latency that no engine
 * causes.
 */
final class Hiccups
{
    private final int threads;

    Hiccups(final int threads)
    {
        this.threads = threads;
    }

    /** Returns the delays of all threads, in nanoseconds. */
    Histogram measure(final long durationNs, final double perSecond)
    {
        final Histogram[] delays = new Histogram[threads];
        final Runnable[] waits = new Runnable[threads];
        final Thread[] others = new Thread[threads];
        final long startNs = System.nanoTime();
        final long times = Math.max(1, (long)(durationNs * perSecond / 1e9));
        for (int i = 0; i < threads; i++)
        {
            final Histogram own = Turn.histogram();
            delays[i] = own;
            waits[i] = () -> await(own, startNs, times, 1e9 / perSecond);
            others[i] = new Thread(waits[i], "hiccups-" + i);
        }
        for (int i = 1; i < threads; i++)
        {
            others[i].start();
        }
        waits[0].run();
        for (int i = 1; i < threads; i++)
        {
            while (others[i].isAlive())
            {
                Thread.onSpinWait();
            }
            delays[0].add(delays[i]);
        }
        return delays[0];
    }

    private static void await(final Histogram delays, final long startNs, final long times, final double intervalNs)
    {
        for (long i = 0; i < times; i++)
        {
            final long intendedNs = startNs + (long)(i * intervalNs);
            long nowNs = System.nanoTime();
            while (nowNs < intendedNs)
            {
                Thread.onSpinWait();
                nowNs = System.nanoTime();
            }
            delays.recordValue(nowNs - intendedNs);
        }
    }
}
