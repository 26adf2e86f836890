package softlanding.perf.rig;

/**
 * One lane in proportion to another, pair by pair.
 *
 * @param metric what is compared.
 * @param lane   whose figures stand above the line.
 * @param base   whose figures stand below it.
 * @param ratio  the median of all pairs and its interval.
 */
record Comparison(Metric metric, String lane, String base, RatioInterval ratio)
{
    /** What is compared. */
    enum Metric
    {
        /** Median of the latency from intended send time to decision appended. */
        LATENCY_P50
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.medians();
            }
        },

        /** 99th percentile of the same. */
        LATENCY_P99
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.tails();
            }
        },

        /** Median of the time that the engine took, with the journal of its decisions. */
        ENGINE_P50
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.serviceMedians();
            }
        },

        /** Mean time that the engine took, with the journal of its decisions. */
        ENGINE_MEAN
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.serviceMeans();
            }
        },

        /** Time per event when they are sent as fast as they are taken. */
        TIME_PER_EVENT
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.nsPerEventFlooded();
            }
        };

        abstract double[] of(SystemFigures figures);
    }

    static Comparison of(final Metric metric, final SystemFigures lane, final SystemFigures base, final long seed)
    {
        final double[] above = metric.of(lane);
        final double[] below = metric.of(base);
        final double[] ratios = new double[above.length];
        for (int i = 0; i < ratios.length; i++)
        {
            ratios[i] = above[i] / below[i];
        }
        return new Comparison(metric, lane.name(), base.name(), RatioInterval.of(ratios, seed));
    }
}
