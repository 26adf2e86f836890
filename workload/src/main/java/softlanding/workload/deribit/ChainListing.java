package softlanding.workload.deribit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import softlanding.workload.FixedPoint;
import softlanding.workload.listing.VenueListing;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Strike;

/** Lists expiries and options at their first quote, in the order of currency, expiry, strike and right. */
final class ChainListing
{
    private static final long NS_PER_MS = 1_000_000;
    private static final double MIN_MONEYNESS = 0.4;
    private static final double MAX_MONEYNESS = 2.5;

    /** An expiry of a currency. */
    private record Key(Coin coin, long expiryMs)
    {
    }

    private final Map<Key, Chain> chains = new HashMap<>();
    private final VenueListing listing;
    private int options;

    ChainListing(final VenueListing listing)
    {
        this.listing = listing;
    }

    int options()
    {
        return options;
    }

    /** Returns the mantissa of a row's strike. */
    static long strike(final ChainRow row)
    {
        return FixedPoint.of(row.strike());
    }

    /** Tells whether the option of a row is listed. */
    static boolean isListed(final Chain chain, final ChainRow row)
    {
        final Strike strike = chain.findStrike(strike(row));
        return strike != null && strike.isListed(row.kind());
    }

    /** Lists the new options of one expiry. Returns null if the expiry has no listed option. */
    @Nullable Chain list(final long timestampNs, final List<ChainRow> rows, final double index)
    {
        final Key key = new Key(rows.get(0).coin(), rows.get(0).expiryMs());
        @Nullable Chain chain = chains.get(key);
        for (final ChainRow row : rows)
        {
            if (matters(row, index))
            {
                if (chain == null)
                {
                    chain = listing.listExpiry(timestampNs, key.coin(), key.expiryMs() * NS_PER_MS);
                    chains.put(key, chain);
                }
                if (!isListed(chain, row))
                {
                    listing.listOption(timestampNs, chain, strike(row), row.kind());
                    options++;
                }
            }
        }
        return chain;
    }

    private static boolean matters(final ChainRow row, final double index)
    {
        final double moneyness = row.strike() / index;
        return row.hasQuote() && moneyness >= MIN_MONEYNESS && moneyness <= MAX_MONEYNESS;
    }
}
