package softlanding.perf.rig;

/**
 * The ratio of one system to another, by pairs of turns.
 *
 * @param metric compared figure.
 * @param lane   system of the numerator.
 * @param base   system of the denominator.
 * @param ratio  median of all pairs with its interval.
 */
record Comparison(Metric metric, String lane, String base, RatioInterval ratio)
{
    /** The compared figures. */
    enum Metric
    {
        /** Median of the latency from the intended send time to the last appended decision. */
        LATENCY_P50
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.medians();
            }
        },

        /** 99th percentile of the same latency. */
        LATENCY_P99
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.tails();
            }
        },

        /** Median of the time in the engine, with the journal of its decisions. */
        ENGINE_P50
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.serviceMedians();
            }
        },

        /** Mean time in the engine, with the journal of its decisions. */
        ENGINE_MEAN
        {
            @Override
            double[] of(final SystemFigures figures)
            {
                return figures.serviceMeans();
            }
        },

        /** Time per event at the maximum rate. */
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
