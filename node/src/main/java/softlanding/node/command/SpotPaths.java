package softlanding.node.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import softlanding.workload.impact.SpotListener;

/** Spot prices as they would have been and as they became, by underlying. */
final class SpotPaths implements SpotListener
{
    private final Map<Integer, Path> paths = new TreeMap<>();

    /** One underlying's prices; times in nanoseconds since the epoch, prices in cash per coin. */
    static final class Path
    {
        final List<Long> timesNs = new ArrayList<>();
        final List<Double> undisturbed = new ArrayList<>();
        final List<Double> prices = new ArrayList<>();

        /** How much lower the lowest price was than it would have been, as a share; 0 if it was not lower. */
        double overshoot()
        {
            return Math.max(0, 1 - lowest(prices) / lowest(undisturbed));
        }

        /** How far the price was from what it would have been, as a share of that; averaged over time. */
        double meanPush()
        {
            double sum = 0;
            for (int i = 1; i < prices.size(); i++)
            {
                final double push = Math.abs(prices.get(i - 1) / undisturbed.get(i - 1) - 1);
                sum += push * (timesNs.get(i) - timesNs.get(i - 1));
            }
            final int last = timesNs.size() - 1;
            return last < 1 ? 0 : sum / (timesNs.get(last) - timesNs.get(0));
        }

        private static double lowest(final List<Double> values)
        {
            return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        }
    }

    @Override
    public void onSpot(
        final int underlyingId, final long timestampNs, final double undisturbed, final double price)
    {
        final Path path = paths.computeIfAbsent(underlyingId, id -> new Path());
        path.timesNs.add(timestampNs);
        path.undisturbed.add(undisturbed);
        path.prices.add(price);
    }

    /** All underlyings of which a price came, in order of their ids. */
    Map<Integer, Path> paths()
    {
        return paths;
    }

    /** Of the underlying that was pushed over the most. */
    double worstOvershoot()
    {
        return paths.values().stream().mapToDouble(Path::overshoot).max().orElse(0);
    }

    /** Of the underlying that was pushed the most on average. */
    double worstMeanPush()
    {
        return paths.values().stream().mapToDouble(Path::meanPush).max().orElse(0);
    }
}
