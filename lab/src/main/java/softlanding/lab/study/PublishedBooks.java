package softlanding.lab.study;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import softlanding.codecs.json.JsonReader;
import softlanding.workload.FixedPoint;
import softlanding.workload.book.Holding;
import softlanding.workload.book.SampleBook;
import softlanding.workload.book.SpreadAndDepth;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.wire.EventQueue;

/**
 * Published portfolio-margin cases as sample portfolios: their markets, models, positions and coins. The cases have no
 * liquidity data. Liquidity is as in a calm seeded market, for a contract as large as one of bitcoin.
 */
final class PublishedBooks
{
    private static final long NOW_NS = 1_780_272_000_000_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double SECONDS_PER_YEAR = 365.0 * 86_400;
    /** The cases have no lot size. A thousandth of a coin is fine enough for all of them. */
    private static final String LOT_SIZE = "0.001";
    private static final int PERPETUAL = 1;
    private static final int FIRST_OPTION = 10;

    private PublishedBooks()
    {
    }

    /**
     * Reads all cases of a file.
     *
     * @throws java.util.NoSuchElementException if a case lacks a member; the message names it.
     */
    static List<SampleBook> read(final Path file) throws IOException
    {
        final JsonTree tree = JsonTree.read(file);
        final List<SampleBook> books = new ArrayList<>();
        for (final JsonTree published : tree.get("cases").items())
        {
            final JsonTree parameters = tree.get("param_sets").get(published.get("params").text());
            books.add(new Case(published.get("in"), parameters).book(published.get("id").text()));
        }
        return books;
    }

    /** Converts one case to events. */
    private static final class Case
    {
        private final JsonReader reader = new JsonReader();
        private final EventQueue queue = new EventQueue();
        private final JsonTree in;
        private final double spot;

        Case(final JsonTree in, final JsonTree parameters)
        {
            this.in = in;
            spot = in.get("spot").number().doubleValue();
            list(parameters);
            mark();
        }

        SampleBook book(final String id)
        {
            final List<Holding> positions = new ArrayList<>();
            addHolding(positions, PERPETUAL, in.get("perps"));
            int instrument = FIRST_OPTION;
            for (final JsonTree option : in.get("options").items())
            {
                addHolding(positions, instrument++, option.get("amount"));
            }
            final List<Holding> coins = new ArrayList<>();
            int asset = 1;
            for (final JsonTree coin : in.get("collateral").items())
            {
                addHolding(coins, asset++, coin.get("amount"));
            }
            return new SampleBook(id, NOW_NS, queue, positions, coins);
        }

        private static void addHolding(final List<Holding> holdings, final int id, final JsonTree amount)
        {
            final long quantity = FixedPoint.of(amount.number().doubleValue());
            if (quantity != 0)
            {
                holdings.add(new Holding(id, quantity));
            }
        }

        private void list(final JsonTree parameters)
        {
            event("UnderlyingListed", "underlyingId", 1, "symbol", "X");
            apply(PublishedModel.line(NOW_NS, parameters));
            event("PerpetualListed",
                "instrumentId", PERPETUAL, "underlyingId", 1, "contractSize", 1, "lotSize", LOT_SIZE);
            int expiry = 1;
            for (final JsonTree feed : in.get("feeds").items())
            {
                final long expiryNs = NOW_NS + feed.get("expiry_s").number().longValue() * NS_PER_SECOND;
                event("ExpiryListed", "expiryId", expiry++, "underlyingId", 1, "expiryNs", expiryNs);
            }
            int instrument = FIRST_OPTION;
            for (final JsonTree option : in.get("options").items())
            {
                event("OptionListed", "instrumentId", instrument++, "expiryId", expiryOf(option),
                    "strike", plain(option.get("strike")), "right", isCall(option) ? "CALL" : "PUT",
                    "contractSize", 1, "lotSize", LOT_SIZE);
            }
            int asset = 1;
            for (final JsonTree coin : in.get("collateral").items())
            {
                event("CollateralListed", "assetId", asset++, "symbol", coin.get("name").text(),
                    "riskCancellingUnderlyingId", coin.get("risk_cancelling").isTrue() ? 1 : 0,
                    "maintenanceHaircut", plain(coin.get("mm_haircut")),
                    "initialHaircutAddOn", plain(coin.get("im_haircut_add")));
            }
        }

        private void mark()
        {
            event("SpotPriceChanged", "underlyingId", 1, "price", plain(in.get("spot")), "confidence", 1);
            event("StablePriceChanged", "price", plain(in.get("stable")), "confidence", 1);
            if (in.get("perps").number().signum() != 0)
            {
                event("PerpetualPriceChanged",
                    "instrumentId", PERPETUAL, "price", plain(in.get("perp_price")), "confidence", 1);
                markLiquidity(PERPETUAL, false, in.get("perp_price").number().doubleValue());
            }
            int expiry = 1;
            for (final JsonTree feed : in.get("feeds").items())
            {
                event("ForwardPriceChanged", "expiryId", expiry++, "forward", plain(feed.get("forward")),
                    "rate", plain(feed.get("rate")), "forwardConfidence", 1, "rateConfidence", 1);
            }
            int instrument = FIRST_OPTION;
            for (final JsonTree option : in.get("options").items())
            {
                event("VolatilityChanged", "expiryId", expiryOf(option), "strike", plain(option.get("strike")),
                    "volatility", plain(option.get("vol")), "confidence", 1);
                markLiquidity(instrument++, true, price(option));
            }
            int asset = 1;
            for (final JsonTree coin : in.get("collateral").items())
            {
                event("CollateralPriceChanged", "assetId", asset++, "price", plain(coin.get("price")), "confidence", 1);
            }
        }

        private double price(final JsonTree option)
        {
            final JsonTree feed = in.get("feeds").items().get(expiryOf(option) - 1);
            return BlackFormula.price(
                isCall(option), feed.get("forward").number().doubleValue(),
                option.get("strike").number().doubleValue(), option.get("vol").number().doubleValue(),
                option.get("expiry_s").number().doubleValue() / SECONDS_PER_YEAR,
                feed.get("rate").number().doubleValue());
        }

        private void markLiquidity(final int instrument, final boolean isOption, final double mark)
        {
            final SpreadAndDepth liquidity = SpreadAndDepth.of(isOption, mark, spot, 1, 0);
            event("LiquidityChanged", "instrumentId", instrument,
                "halfSpread", plain(BigDecimal.valueOf(liquidity.halfSpread())),
                "depth", plain(BigDecimal.valueOf(liquidity.depth())));
        }

        private int expiryOf(final JsonTree option)
        {
            final List<JsonTree> feeds = in.get("feeds").items();
            int expiry = 0;
            while (feeds.get(expiry).get("expiry_s").number().compareTo(option.get("expiry_s").number()) != 0)
            {
                expiry++;
            }
            return expiry + 1;
        }

        private static boolean isCall(final JsonTree option)
        {
            return option.get("call").number().signum() != 0;
        }

        private void event(final String type, final Object... members)
        {
            final StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "{\"type\":\"%s\",\"timestampNs\":%d", type, NOW_NS));
            for (int i = 0; i < members.length; i += 2)
            {
                line.append(",\"").append(members[i]).append("\":\"").append(members[i + 1]).append('"');
            }
            apply(line.append('}').toString());
        }

        private void apply(final String line)
        {
            final int length = reader.read(line);
            queue.onEvent(reader.frame(), 0, length);
        }
    }

    static String plain(final JsonTree number)
    {
        return plain(number.number());
    }

    private static String plain(final BigDecimal number)
    {
        return number.setScale(8, RoundingMode.HALF_EVEN).toPlainString();
    }
}
