package softlanding.workload.deribit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import softlanding.codecs.EventSink;
import softlanding.workload.FixedPoint;
import softlanding.workload.account.AccountEventWriter;
import softlanding.workload.account.AccountKind;
import softlanding.workload.account.AccountSeeder;
import softlanding.workload.account.Funding;
import softlanding.workload.listing.VenueListing;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.margin.Stress;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.MarketEncoder;

/** Converts snapshots and bars in time order to events. */
final class ImportStream
{
    private static final long NS_PER_MS = 1_000_000;
    private static final double FRAGILE_SHARE = 0.3;

    private final VenueMarket market = new VenueMarket();
    private final ForwardRatios ratios = new ForwardRatios();
    private final EnumMap<Coin, CoinPrices> prices = new EnumMap<>(Coin.class);
    private final EventSink sink;
    private final MarketEncoder marks;
    private final ChainListing chains;
    private final OptionQuotes quotes;
    private final int accounts;
    private final long seed;
    private long lastMs;
    private boolean isSeeded;

    ImportStream(final ImportSettings settings, final NavigableSet<Bar> bars, final long startMs, final EventSink sink)
    {
        this.sink = sink;
        accounts = settings.accounts();
        seed = settings.seed();
        lastMs = startMs;
        marks = new MarketEncoder(sink);
        quotes = new OptionQuotes(marks);
        final VenueListing listing = new VenueListing(market, sink);
        chains = new ChainListing(listing);
        for (final Coin coin : Coin.values())
        {
            prices.put(coin, new CoinPrices(coin, market, ratios, marks, bars));
        }
        listCoins(listing, startMs * NS_PER_MS);
        new PolicyEncoder(sink).defaultPolicySet(startMs * NS_PER_MS);
    }

    int options()
    {
        return chains.options();
    }

    private void listCoins(final VenueListing listing, final long timestampNs)
    {
        final List<Collateral> assets = List.of(Collateral.BTC, Collateral.ETH, Collateral.USDT);
        listing.listCoins(timestampNs, List.of(Coin.values()), assets);
        marks.stablePriceChanged(timestampNs, FixedPoint.ONE);
        market.collateralPrice(Collateral.USDT, 1);
        marks.collateralPriceChanged(timestampNs, Collateral.USDT.assetId(), FixedPoint.ONE);
    }

    /** Handles bars that close together. Before the first snapshot they only set the prices. */
    void onBars(final BarGroup group)
    {
        final boolean isFast = group.bars().stream().anyMatch(bar -> prices(bar.coin()).isFast(bar));
        if (isSeeded)
        {
            settle(group.closeMs() - 1);
        }
        if (isSeeded && isFast)
        {
            pass(group);
        }
        final EnumSet<Coin> moved = EnumSet.noneOf(Coin.class);
        for (final Bar bar : group.bars())
        {
            prices(bar.coin()).onBar(bar, bar.close());
            moved.add(bar.coin());
        }
        if (isSeeded && (isFast || CoinPrices.isFullHour(group.closeMs())))
        {
            lastMs = group.closeMs();
            marks.beginUpdate();
            moved.forEach(coin -> prices(coin).publish(lastMs * NS_PER_MS));
            marks.endUpdate();
        }
    }

    /**
     * Publishes all steps of a fast market but the last. Time also advances between the prices, so that an action due
     * by time does not wait for a price.
     */
    private void pass(final BarGroup group)
    {
        final long fromMs = StrictMath.max(lastMs, group.closeMs() - group.lengthMs());
        final BarSteps steps = new BarSteps(group, prices, fromMs);
        for (final Map.Entry<Long, EnumSet<Coin>> step : steps.byTime().entrySet())
        {
            lastMs = step.getKey();
            marks.beginUpdate();
            for (final Coin coin : step.getValue())
            {
                steps.move(coin, lastMs);
                prices(coin).publish(lastMs * NS_PER_MS);
            }
            marks.endUpdate();
            if (step.getValue().isEmpty())
            {
                marks.timeAdvanced(lastMs * NS_PER_MS);
            }
        }
    }

    /**
     * Handles one snapshot of all options: new listings, prices, volatilities and liquidity. The first snapshot also
     * opens accounts.
     */
    void onSnapshot(final long tsMs, final NavigableSet<ChainRow> rows)
    {
        settle(tsMs);
        lastMs = tsMs;
        final EnumMap<Coin, NavigableMap<Long, List<ChainRow>>> byExpiry = new EnumMap<>(Coin.class);
        for (final ChainRow row : rows)
        {
            byExpiry.computeIfAbsent(row.coin(), coin -> new TreeMap<>())
                .computeIfAbsent(row.expiryMs(), expiry -> new ArrayList<>()).add(row);
        }
        marks.beginUpdate();
        byExpiry.forEach(this::onCoin);
        marks.endUpdate();
        if (!isSeeded)
        {
            if (accounts > 0)
            {
                seedAccounts();
            }
            isSeeded = true;
            // The spot comes after the last leg of all accounts, so that no account is evaluated with an incomplete
            // structure.
            marks.beginUpdate();
            byExpiry.keySet().forEach(coin -> prices(coin).publishSpot(lastMs * NS_PER_MS));
            marks.endUpdate();
        }
    }

    private void onCoin(final Coin coin, final NavigableMap<Long, List<ChainRow>> expiries)
    {
        final long nowNs = lastMs * NS_PER_MS;
        final double index = ForwardRatios.median(
            expiries.values().stream().flatMap(List::stream).map(ChainRow::indexPrice).toList());
        final CoinPrices price = prices(coin);
        price.onIndex(index);

        final NavigableMap<Integer, List<ChainRow>> listed = new TreeMap<>();
        for (final List<ChainRow> rows : expiries.values())
        {
            final Chain chain = chains.list(nowNs, rows, index);
            if (chain != null)
            {
                ratios.update(chain, rows);
                listed.put(chain.expiryId(), rows);
            }
        }
        price.publishMarks(nowNs);
        if (isSeeded)
        {
            price.publishSpot(nowNs);
        }
        quotes.perpetualLiquidity(nowNs, coin, price.spot());
        for (final Map.Entry<Integer, List<ChainRow>> entry : listed.entrySet())
        {
            quotes.publish(nowNs, market.chain(entry.getKey()), entry.getValue());
        }
    }

    private void seedAccounts()
    {
        final long nowNs = lastMs * NS_PER_MS;
        final AccountEventWriter events = new AccountEventWriter(market, sink);
        final AccountSeeder seeder = seeder(nowNs);
        events.openHouse(nowNs, accounts);
        for (int i = 0; i < accounts; i++)
        {
            final long accountId = AccountKind.clientId(i);
            events.open(nowNs, accountId, seeder.book(accountId));
        }
    }

    private AccountSeeder seeder(final long nowNs)
    {
        try
        {
            return new AccountSeeder(market, nowNs, new Funding(FRAGILE_SHARE, Stress.NONE), seed);
        }
        catch (final IllegalArgumentException tooFewOptions)
        {
            throw new ImportException(
                "no account can be made: " + tooFewOptions.getMessage() +
                "; with 0 accounts the market data is imported alone", tooFewOptions);
        }
    }

    private CoinPrices prices(final Coin coin)
    {
        return Objects.requireNonNull(prices.get(coin));
    }

    /** Settles expired options at the last spot. */
    private void settle(final long untilMs)
    {
        final List<Chain> expired = market.chains().stream()
            .filter(chain -> !chain.isSettled() && chain.expiryNs() <= untilMs * NS_PER_MS)
            .sorted((a, b) -> Long.compare(a.expiryNs(), b.expiryNs()))
            .toList();
        for (final Chain chain : expired)
        {
            chain.settle();
            final double spot = prices(Coin.of(chain.underlyingId())).spot();
            marks.expirySettled(chain.expiryNs(), chain.expiryId(), CoinPrices.toCents(spot));
            lastMs = chain.expiryNs() / NS_PER_MS;
        }
    }

    /** Settles options that expire at the time of the last event. */
    void finish()
    {
        settle(lastMs);
    }
}
