package softlanding.workload.deribit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import softlanding.workload.market.Chain;

/** Forward divided by spot of each expiry, from the latest snapshot. */
final class ForwardRatios
{
    private final Map<Integer, Double> ratios = new HashMap<>();

    /**
     * Updates the ratio with the median of underlying price divided by index over the expiry's rows. Both prices of a
     * row were fetched together.
     */
    void update(final Chain chain, final List<ChainRow> rows)
    {
        ratios.put(chain.expiryId(), median(rows.stream().map(r -> r.underlyingPrice() / r.indexPrice()).toList()));
    }

    double of(final Chain chain)
    {
        return Objects.requireNonNull(ratios.get(chain.expiryId()), "the expiry was in no snapshot");
    }

    static double median(final List<Double> values)
    {
        final List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
