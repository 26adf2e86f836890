package softlanding.workload.deribit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import softlanding.workload.market.Coin;

/** Schedules the steps of bars that close together. Every coin has its own number of steps. */
final class BarSteps
{
    private static final long HEARTBEAT_MS = 30_000;

    private final EnumMap<Coin, BarPath> paths = new EnumMap<>(Coin.class);
    private final TreeMap<Long, EnumSet<Coin>> byTime = new TreeMap<>();
    private final BarGroup group;
    private final Map<Coin, CoinPrices> prices;
    private final long fromMs;

    /**
     * Plans the steps.
     *
     * @param group  of bars.
     * @param prices that the bars move.
     * @param fromMs start time, in milliseconds since the epoch, before the close.
     */
    BarSteps(final BarGroup group, final Map<Coin, CoinPrices> prices, final long fromMs)
    {
        this.group = group;
        this.prices = prices;
        this.fromMs = fromMs;
        for (long ms = fromMs + HEARTBEAT_MS; ms < group.closeMs(); ms += HEARTBEAT_MS)
        {
            byTime.put(ms, EnumSet.noneOf(Coin.class));
        }
        for (final Bar bar : group.bars())
        {
            if (Objects.requireNonNull(prices.get(bar.coin())).tellsSpot(bar))
            {
                schedule(bar.coin(), BarPath.of(bar));
            }
        }
    }

    private void schedule(final Coin coin, final BarPath path)
    {
        paths.put(coin, path);
        for (int step = 1; step < path.steps(); step++)
        {
            final long ms = fromMs + (group.closeMs() - fromMs) * step / path.steps();
            if (ms > fromMs)
            {
                byTime.computeIfAbsent(ms, time -> EnumSet.noneOf(Coin.class)).add(coin);
            }
        }
    }

    /**
     * Returns the coins that move at each time, in milliseconds since the epoch. An entry without coins only advances
     * time. All times are before the close.
     */
    Map<Long, EnumSet<Coin>> byTime()
    {
        return byTime;
    }

    /** Moves a coin's prices to the path of its bars at a time. */
    void move(final Coin coin, final long ms)
    {
        final CoinPrices moved = Objects.requireNonNull(prices.get(coin));
        final BarPath path = Objects.requireNonNull(paths.get(coin), "the coin has no bar that gives its spot");
        final double share = (ms - fromMs) / (double)(group.closeMs() - fromMs);
        for (final Bar bar : group.bars())
        {
            if (bar.coin() == coin)
            {
                moved.onBar(bar, path.at(bar, share));
            }
        }
    }
}
