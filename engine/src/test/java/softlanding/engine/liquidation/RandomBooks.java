package softlanding.engine.liquidation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import softlanding.engine.pricing.Black76;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * A seeded venue of two coins with a perpetual and a small chain each, and one account with a random book, funded to a
 * wanted ratio. Knows the marks by its own arithmetic, so that fills can be made where the engine expects them.
 */
final class RandomBooks
{
    static final long ACCOUNT = 1;

    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final double[] DAYS = {3, 24, 95};
    private static final double[] MONEYNESS = {0.8, 0.9, 0.97, 1, 1.04, 1.1, 1.25};

    private final EngineOnLines engine = new EngineOnLines();
    private final SplittableRandom random;
    private final List<Integer> instruments = new ArrayList<>();
    private final TreeMap<Integer, Double> marks = new TreeMap<>();
    private final TreeMap<Integer, BigDecimal> halfSpreads = new TreeMap<>();
    private final TreeMap<Integer, BigDecimal> lots = new TreeMap<>();
    private final TreeMap<Integer, BigDecimal> positions = new TreeMap<>();
    private long nowNs = T0;
    private long ids;

    RandomBooks(final long seed, final String policyTiers)
    {
        this(seed, "TIERED", policyTiers, "1.5");
    }

    /** Books of which the horizon never closes everything. */
    RandomBooks(final long seed, final String policy, final String policyTiers)
    {
        this(seed, policy, policyTiers, "0");
    }

    private RandomBooks(final long seed, final String policy, final String policyTiers, final String horizonFactor)
    {
        random = new SplittableRandom(seed);
        list(1, 60_000, 0);
        list(2, 3_000, 1_000);
        apply(event("LiquidationPolicySet").text("policy", policy).text("targetRatio", "1.1").text("feeRate", "0.0005")
            .text("horizonFactor", horizonFactor).text("roundIntervalNs", "0").raw("tiers", policyTiers));
        apply(event("AccountOpened").id("accountId", ACCOUNT).text("marginMode", "PORTFOLIO"));
    }

    private void list(final int underlyingId, final double spot, final int base)
    {
        apply(event("UnderlyingListed").id("underlyingId", underlyingId).text("symbol", "U" + underlyingId));
        apply(event("SpotPriceChanged").id("underlyingId", underlyingId).text("price", text(spot))
            .text("confidence", "1"));
        final int perpetual = base + 1;
        final double perpetualPrice = round(spot * 1.001);
        apply(event("PerpetualListed").id("instrumentId", perpetual).id("underlyingId", underlyingId)
            .text("contractSize", "1").text("lotSize", "0.001"));
        apply(event("PerpetualPriceChanged").id("instrumentId", perpetual).text("price", text(perpetualPrice))
            .text("confidence", "1"));
        add(perpetual, perpetualPrice, spot * 0.0002, "0.001");
        for (int e = 0; e < DAYS.length; e++)
        {
            listExpiry(underlyingId, base, e, spot);
        }
    }

    private void listExpiry(final int underlyingId, final int base, final int e, final double spot)
    {
        final int expiryId = underlyingId * 10 + e;
        final double forward = round(spot * (1 + 0.0001 * DAYS[e]));
        apply(event("ExpiryListed").id("expiryId", expiryId).id("underlyingId", underlyingId)
            .id("expiryNs", T0 + ((long)(DAYS[e] * 86_400)) * 1_000_000_000L));
        apply(event("ForwardPriceChanged").id("expiryId", expiryId).text("forward", text(forward)).text("rate", "0.03")
            .text("forwardConfidence", "1").text("rateConfidence", "1"));
        int instrument = base + 10 + e * 20;
        for (final double moneyness : MONEYNESS)
        {
            final double strike = Math.rint(spot * moneyness / 10) * 10;
            final double volatility = round(0.5 + 0.6 * (moneyness - 1) * (moneyness - 1) - 0.1 * (moneyness - 1));
            for (final boolean call : new boolean[] {true, false})
            {
                apply(event("OptionListed").id("instrumentId", instrument).id("expiryId", expiryId)
                    .text("strike", text(strike)).text("right", call ? "CALL" : "PUT").text("contractSize", "1")
                    .text("lotSize", "0.1"));
                final double years = DAYS[e] / 365;
                final double mark =
                    Black76.price(call, forward, strike, volatility, years, StrictMath.exp(-0.03 * years));
                add(instrument, mark, 0.02 * mark + 0.0003 * spot, "0.1");
                instrument++;
            }
            apply(event("VolatilityChanged").id("expiryId", expiryId).text("strike", text(strike))
                .text("volatility", text(volatility)).text("confidence", "1"));
        }
    }

    private void add(final int instrument, final double mark, final double halfSpread, final String lot)
    {
        instruments.add(instrument);
        marks.put(instrument, mark);
        halfSpreads.put(instrument, decimal(halfSpread));
        lots.put(instrument, new BigDecimal(lot));
        apply(event("LiquidityChanged").id("instrumentId", instrument).text("halfSpread", text(halfSpread))
            .text("depth", "1000000"));
    }

    /** Trades random legs into the book, often structures whose legs hedge each other. */
    void fillBook(final int legs)
    {
        while (positions.size() < legs)
        {
            final int instrument = instruments.get(random.nextInt(instruments.size()));
            final BigDecimal lot = lots.get(instrument);
            final BigDecimal quantity = lot.multiply(BigDecimal.valueOf(1 + random.nextInt(400)));
            trade(instrument, random.nextInt(100) < 55 ? quantity.negate() : quantity);
            if (random.nextInt(3) > 0)
            {
                final int other = instruments.get(random.nextInt(instruments.size()));
                trade(other, lots.get(other).multiply(BigDecimal.valueOf(1 + random.nextInt(400))));
            }
        }
    }

    private void trade(final int instrument, final BigDecimal quantity)
    {
        apply(event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", ++ids).id("instrumentId", instrument)
            .text("quantity", quantity.toPlainString()).text("price", text(marks.get(instrument))).text("fee", "0"));
        positions.merge(instrument, quantity, BigDecimal::add);
    }

    /** Pays in or takes out, as the fee of a tiny round trip, what makes the ratio as wanted; returns the decisions. */
    List<JsonNode> fundTo(final double ratio)
    {
        final JsonNode report = report();
        final double requirement = report.get("maintenanceRequirement").asDouble();
        final double change = ratio * requirement - report.get("equity").asDouble();
        tinyTrade("0.00000001", "0");
        return tinyTrade("-0.00000001", text(-change));
    }

    private List<JsonNode> tinyTrade(final String quantity, final String fee)
    {
        final int perpetual = instruments.get(0);
        return apply(event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", ++ids).id("instrumentId", perpetual)
            .text("quantity", quantity).text("price", text(marks.get(perpetual))).text("fee", fee));
    }

    /** Makes the book rich, so that it is built in peace. */
    void deposit()
    {
        apply(event("CashTransferRequested").id("accountId", ACCOUNT).id("transferId", ++ids)
            .text("amount", "1000000000"));
    }

    JsonNode report()
    {
        final List<JsonNode> decisions =
            apply(event("MarginReportRequested").id("accountId", ACCOUNT).id("requestId", ++ids));
        return SmallVenue.all(decisions, "MarginReported").get(0);
    }

    /** Fills some of an order where the engine expects it: at mark less half-spread, with the fee. */
    List<JsonNode> fill(final JsonNode order, final BigDecimal magnitude)
    {
        final int instrument = order.get("instrumentId").asInt();
        final boolean sells = order.get("quantity").asText().startsWith("-");
        final BigDecimal price = expectedPrice(instrument, sells);
        final BigDecimal fee = expectedFee(price, magnitude);
        positions.merge(instrument, sells ? magnitude.negate() : magnitude, BigDecimal::add);
        return apply(event("LiquidationOrderFilled").order(order)
            .text("quantity", magnitude.toPlainString()).text("price", price.toPlainString())
            .text("fee", fee.toPlainString()));
    }

    private BigDecimal expectedPrice(final int instrument, final boolean sells)
    {
        final BigDecimal mark = decimal(marks.get(instrument));
        final BigDecimal slip = halfSpreads.get(instrument).min(
            mark.multiply(new BigDecimal("0.05")).max(halfSpreads.get(instrument)));
        return sells ? mark.subtract(slip).max(BigDecimal.ZERO) : mark.add(slip);
    }

    private static BigDecimal expectedFee(final BigDecimal price, final BigDecimal magnitude)
    {
        return price.multiply(magnitude).multiply(new BigDecimal("0.0005")).setScale(8, RoundingMode.UP);
    }

    /** Returns the expected cost of closing a number of lots. */
    BigDecimal expectedCost(final int instrument, final int lotsClosed)
    {
        final boolean sells = position(instrument).signum() > 0;
        final BigDecimal magnitude = lot(instrument).multiply(BigDecimal.valueOf(lotsClosed));
        final BigDecimal price = expectedPrice(instrument, sells);
        return price.subtract(decimal(marks.get(instrument))).abs().multiply(magnitude)
            .add(expectedFee(price, magnitude));
    }

    /** Changes a position by a number of lots at its mark, without costs. */
    void move(final int instrument, final int byLots)
    {
        if (byLots != 0)
        {
            trade(instrument, lot(instrument).multiply(BigDecimal.valueOf(byLots)));
        }
    }

    /** Trades a few legs of a few lots into the book. */
    void fillTinyBook(final int legs, final int mostLots)
    {
        while (positions.size() < legs)
        {
            final int instrument = instruments.get(1 + random.nextInt(instruments.size() / 2 - 1));
            final BigDecimal quantity = lots.get(instrument).multiply(BigDecimal.valueOf(1 + random.nextInt(mostLots)));
            trade(instrument, random.nextInt(100) < 70 ? quantity.negate() : quantity);
        }
    }

    /** The instruments that are held. */
    List<Integer> held()
    {
        return positions.keySet().stream().filter(instrument -> position(instrument).signum() != 0).toList();
    }

    List<JsonNode> close(final JsonNode order)
    {
        return apply(event("LiquidationOrderClosed").order(order)
            .text("reason", "CANCELLED"));
    }

    /** A little time passes; the marks stay. */
    List<JsonNode> tick()
    {
        nowNs += 1_000;
        return apply(event("SpotPriceChanged").id("underlyingId", 1).text("price", "60000").text("confidence", "1"));
    }

    BigDecimal position(final int instrument)
    {
        return positions.getOrDefault(instrument, BigDecimal.ZERO);
    }

    BigDecimal lot(final int instrument)
    {
        return lots.get(instrument);
    }

    EngineOnLines engine()
    {
        return engine;
    }

    private List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        if (!SmallVenue.all(decisions, "EventRejected").isEmpty())
        {
            throw new IllegalStateException(line.line() + " -> " + decisions);
        }
        return decisions;
    }

    private EventLine event(final String type)
    {
        return EventLine.of(type, nowNs);
    }

    private static double round(final double value)
    {
        return decimal(value).doubleValue();
    }

    private static BigDecimal decimal(final double value)
    {
        return BigDecimal.valueOf(value).setScale(8, RoundingMode.HALF_EVEN);
    }

    private static String text(final double value)
    {
        return decimal(value).toPlainString();
    }
}
