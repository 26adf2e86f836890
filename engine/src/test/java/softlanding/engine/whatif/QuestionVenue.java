package softlanding.engine.whatif;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * A venue on lines that can be built again: two coins with perpetuals, options, futures and collateral. All marks have
 * one stamp, so that every clock stands at the present time.
 */
final class QuestionVenue
{
    static final long T0 = 1_780_272_000_000_000_000L;
    static final long DAY = 86_400_000_000_000L;
    static final long NOW = T0 + DAY;
    static final int BTC = 1;
    static final int ETH = 2;
    static final int BTC_PERPETUAL = 1;
    static final int ETH_PERPETUAL = 2;
    /** Options of an expiry: call and put of each strike, from 100 times the expiry on. */
    static final int[] STRIKES = {60, 75, 85, 92, 100, 108, 115, 130, 150};
    static final int ACCOUNT = 7;

    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, BigDecimal> forwards = new LinkedHashMap<>();
    private final Map<Integer, BigDecimal> perpetuals = new LinkedHashMap<>();
    private final BigDecimal[] spots = {null, new BigDecimal("96732.3937"), new BigDecimal("3312.45")};
    private EngineOnLines engine = new EngineOnLines();
    private int ids;

    QuestionVenue()
    {
        for (int coin = BTC; coin <= ETH; coin++)
        {
            send(at(T0, "UnderlyingListed").id("underlyingId", coin).text("symbol", "C" + coin));
            send(at(T0, "PerpetualListed").id("instrumentId", coin).id("underlyingId", coin).text("contractSize", "1")
                .text("lotSize", "0.01"));
            send(at(T0, "CollateralListed").id("assetId", coin).text("symbol", "C" + coin)
                .id("riskCancellingUnderlyingId", coin).text("maintenanceHaircut", "0.05")
                .text("initialHaircutAddOn", "0.04"));
        }
        send(at(T0, "CollateralListed").id("assetId", 3).text("symbol", "USDX").id("riskCancellingUnderlyingId", 0)
            .text("maintenanceHaircut", "0.02").text("initialHaircutAddOn", "0.01"));
        listExpiry(1, BTC, NOW + 6 * DAY);
        listExpiry(2, BTC, NOW + 40 * DAY);
        listExpiry(3, ETH, NOW + 13 * DAY);
        mark(1, "1");
        perpetuals.forEach((id, price) -> send(now("LiquidityChanged").id("instrumentId", id)
            .text("halfSpread", "1").text("bidDepth", "100000").text("askDepth", "100000")));
        send(now("CollateralPriceChanged").id("assetId", 3).text("price", "0.999").text("confidence", "1"));
    }

    private void listExpiry(final int expiry, final int coin, final long expiryNs)
    {
        send(at(T0, "ExpiryListed").id("expiryId", expiry).id("underlyingId", coin).id("expiryNs", expiryNs));
        for (int i = 0; i < STRIKES.length; i++)
        {
            for (int put = 0; put < 2; put++)
            {
                send(at(T0, "OptionListed").id("instrumentId", 100 * expiry + 2 * i + put).id("expiryId", expiry)
                    .text("strike", strike(expiry, i).toPlainString()).text("right", put == 0 ? "CALL" : "PUT")
                    .text("contractSize", "1").text("lotSize", "0.01"));
            }
        }
        send(at(T0, "FutureListed").id("instrumentId", 100 * expiry + 50).id("expiryId", expiry)
            .text("contractSize", "1").text("lotSize", "0.01"));
    }

    static BigDecimal strike(final int expiry, final int i)
    {
        return new BigDecimal(expiry == 3 ? 3_300 : 96_000).multiply(new BigDecimal(STRIKES[i]))
            .divide(new BigDecimal(100), 0, RoundingMode.HALF_UP);
    }

    /** Sets all marks at the present time, the spots of one factor. */
    private void mark(final int factor, final String confidence)
    {
        for (int coin = BTC; coin <= ETH; coin++)
        {
            final BigDecimal spot = spots[coin];
            send(now("SpotPriceChanged").id("underlyingId", coin).text("price", text(spot))
                .text("confidence", confidence));
            perpetuals.put(coin, spot.multiply(new BigDecimal("1.0003")).setScale(8, RoundingMode.DOWN));
            send(now("PerpetualPriceChanged").id("instrumentId", coin).text("price", text(perpetuals.get(coin)))
                .text("confidence", "1"));
            send(now("CollateralPriceChanged").id("assetId", coin).text("price", text(spot)).text("confidence", "1"));
        }
        for (int expiry = 1; expiry <= 3; expiry++)
        {
            final BigDecimal forward = spots[expiry == 3 ? ETH : BTC]
                .multiply(new BigDecimal("1.00" + 3 * expiry * factor)).setScale(8, RoundingMode.DOWN);
            forwards.put(expiry, forward);
            send(now("ForwardPriceChanged").id("expiryId", expiry).text("forward", text(forward))
                .text("rate", "0.03").text("forwardConfidence", "1").text("rateConfidence", "1"));
            for (int i = 0; i < STRIKES.length; i++)
            {
                send(now("VolatilityChanged").id("expiryId", expiry)
                    .text("strike", strike(expiry, i).toPlainString())
                    .text("volatility", "0." + (5_500 + 70 * Math.abs(i - 4) * Math.abs(i - 4)))
                    .text("confidence", "1"));
            }
        }
    }

    static String text(final BigDecimal value)
    {
        return value.stripTrailingZeros().toPlainString();
    }

    private static EventLine at(final long timeNs, final String type)
    {
        return EventLine.of(type, timeNs);
    }

    static EventLine now(final String type)
    {
        return EventLine.of(type, NOW);
    }

    /** Applies an event that must be accepted, and remembers it. */
    List<JsonNode> send(final EventLine line)
    {
        lines.add(line.line());
        final List<JsonNode> decisions = engine.apply(line.line());
        assertTrue(of("EventRejected", decisions).isEmpty(), () -> line.line() + " " + decisions);
        return decisions;
    }

    void open(final String mode)
    {
        send(now("AccountOpened").id("accountId", ACCOUNT).text("marginMode", mode));
    }

    List<JsonNode> cash(final String amount)
    {
        return send(now("CashTransferRequested").id("accountId", ACCOUNT).id("transferId", ++ids)
            .text("amount", amount));
    }

    List<JsonNode> coins(final int asset, final String quantity)
    {
        return send(now("CollateralTransferRequested").id("accountId", ACCOUNT).id("transferId", ++ids)
            .id("assetId", asset).text("quantity", quantity));
    }

    List<JsonNode> trade(final int instrument, final String quantity, final String price)
    {
        return trade(instrument, quantity, price, "0", "YES");
    }

    List<JsonNode> trade(
        final int instrument, final String quantity, final String price, final String fee, final String last)
    {
        return send(now("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", ++ids).id("instrumentId", instrument)
            .text("quantity", quantity).text("price", price).text("fee", fee).text("lastFragment", last));
    }

    /** Asks with the given groups; the question is not remembered. */
    List<JsonNode> ask(final String trades, final String transfers)
    {
        return engine.apply(now("MarginReportRequested").id("accountId", ACCOUNT).id("requestId", ++ids)
            .text("explained", "YES").raw("positions", "[" + trades + "]").raw("transfers", "[" + transfers + "]")
            .line());
    }

    /** One supposed trade. */
    static String supposed(final int instrument, final String quantity, final BigDecimal price)
    {
        return "{\"instrumentId\":" + instrument + ",\"quantity\":\"" + quantity + "\"" +
            (price == null ? "" : ",\"price\":\"" + text(price) + "\"") + "}";
    }

    /** The same venue with the same past. */
    QuestionVenue again()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.engine = new EngineOnLines();
        venue.lines.clear();
        lines.forEach(line ->
        {
            venue.lines.add(line);
            venue.engine.apply(line);
        });
        venue.ids = 1_000_000 + ids;
        return venue;
    }

    /**
     * Moves the spot of a coin, and in the same ratio its perpetual, its forwards and the coin itself, as one market.
     */
    List<JsonNode> move(final int coin, final BigDecimal price)
    {
        final StringBuilder marks = new StringBuilder(mark("SPOT", coin, price, ""));
        marks.append(',').append(mark("PERPETUAL", coin, moved(perpetuals.get(coin), coin, price), ""));
        marks.append(',').append(mark("COLLATERAL", coin, moved(spots[coin], coin, price), ""));
        forwards.forEach((expiry, forward) ->
        {
            if ((expiry == 3) == (coin == ETH))
            {
                marks.append(',').append(mark("FORWARD", expiry, moved(forward, coin, price),
                    ",\"rate\":\"0.03\",\"rateConfidence\":\"1\""));
            }
        });
        return send(now("MarksChanged").raw("marks", "[" + marks + "]"));
    }

    private static String mark(final String kind, final int id, final BigDecimal price, final String more)
    {
        return "{\"feedKind\":\"" + kind + "\",\"id\":" + id + ",\"price\":\"" + text(price) +
            "\",\"confidence\":\"1\"" + more + "}";
    }

    private BigDecimal moved(final BigDecimal mark, final int coin, final BigDecimal price)
    {
        return mark.multiply(price).divide(spots[coin], 8, RoundingMode.DOWN);
    }

    BigDecimal spot(final int coin)
    {
        return spots[coin];
    }

    long stateHash()
    {
        return engine.stateHash();
    }

    EngineOnLines engine()
    {
        return engine;
    }

    static List<JsonNode> of(final String type, final List<JsonNode> decisions)
    {
        return decisions.stream().filter(decision -> type.equals(decision.get("type").asText())).toList();
    }
}
