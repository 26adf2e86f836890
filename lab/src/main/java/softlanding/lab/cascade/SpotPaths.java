package softlanding.lab.cascade;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import softlanding.workload.impact.SpotListener;
import softlanding.workload.market.Coin;

/** Records undisturbed and actual spot prices by coin. */
public final class SpotPaths implements SpotListener
{
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final Map<Coin, Path> paths = new TreeMap<>();

    /** The prices of one coin. Times are in nanoseconds since the epoch, prices in cash per coin. */
    static final class Path
    {
        final List<Long> timesNs = new ArrayList<>();
        final List<Double> undisturbed = new ArrayList<>();
        final List<Double> prices = new ArrayList<>();

        /**
         * Returns the distance of the price from the undisturbed price as a share of it; negative when the price was
         * lower.
         */
        double push(final int i)
        {
            return prices.get(i) / undisturbed.get(i) - 1;
        }

        PricePush summary()
        {
            double most = 0;
            for (int i = 0; i < prices.size(); i++)
            {
                most = Math.max(most, Math.abs(push(i)));
            }
            return new PricePush(
                most, withinHour(), Math.max(0, 1 - lowest(prices) / lowest(undisturbed)), mean());
        }

        /**
         * Returns the largest downward increase of the push within one hour. The window keeps pushes in order of time,
         * without those that a later, higher push outlives.
         */
        private double withinHour()
        {
            final Deque<Integer> highest = new ArrayDeque<>();
            double most = 0;
            for (int i = 0; i < prices.size(); i++)
            {
                while (!highest.isEmpty() && push(highest.getLast()) <= push(i))
                {
                    highest.removeLast();
                }
                highest.addLast(i);
                while (timesNs.get(highest.getFirst()) < timesNs.get(i) - HOUR_NS)
                {
                    highest.removeFirst();
                }
                most = Math.max(most, push(highest.getFirst()) - push(i));
            }
            return most;
        }

        private double mean()
        {
            double sum = 0;
            for (int i = 1; i < prices.size(); i++)
            {
                sum += Math.abs(push(i - 1)) * (timesNs.get(i) - timesNs.get(i - 1));
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
        final Path path = paths.computeIfAbsent(Coin.of(underlyingId), coin -> new Path());
        path.timesNs.add(timestampNs);
        path.undisturbed.add(undisturbed);
        path.prices.add(price);
    }

    /** Returns the path of a coin with a price. */
    Path path(final Coin coin)
    {
        return Objects.requireNonNull(paths.get(coin), "the coin has no price");
    }

    /**
     * Returns the price push of each coin.
     *
     * @return push by coin.
     */
    public Map<Coin, PricePush> summary()
    {
        final Map<Coin, PricePush> summary = new TreeMap<>();
        paths.forEach((coin, path) -> summary.put(coin, path.summary()));
        return summary;
    }
}
