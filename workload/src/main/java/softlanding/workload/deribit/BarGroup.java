package softlanding.workload.deribit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import softlanding.workload.market.Coin;

/**
 * Bars that close at the same time.
 *
 * @param closeMs  end of the bars, in milliseconds since the epoch.
 * @param lengthMs of each bar, in milliseconds.
 * @param bars     by currency, spot before perpetual.
 */
record BarGroup(long closeMs, long lengthMs, List<Bar> bars)
{
    private static final long DEFAULT_LENGTH_MS = 300_000;

    /**
     * Groups bars by their end. The files do not give the length of a bar, so it is the smallest distance between two
     * bars of a market.
     */
    static NavigableMap<Long, BarGroup> of(final NavigableSet<Bar> bars)
    {
        final NavigableMap<Long, BarGroup> groups = new TreeMap<>();
        for (final Coin coin : Coin.values())
        {
            for (final boolean isPerpetual : new boolean[]{false, true})
            {
                final List<Bar> market =
                    bars.stream().filter(bar -> bar.coin() == coin && bar.isPerpetual() == isPerpetual).toList();
                final long lengthMs = length(market);
                for (final Bar bar : market)
                {
                    final long closeMs = bar.openMs() + lengthMs;
                    groups.computeIfAbsent(closeMs, end -> new BarGroup(end, lengthMs, new ArrayList<>()))
                        .bars().add(bar);
                }
            }
        }
        return groups;
    }

    private static long length(final List<Bar> market)
    {
        long length = Long.MAX_VALUE;
        for (int i = 1; i < market.size(); i++)
        {
            length = StrictMath.min(length, market.get(i).openMs() - market.get(i - 1).openMs());
        }
        return length == Long.MAX_VALUE ? DEFAULT_LENGTH_MS : length;
    }
}
