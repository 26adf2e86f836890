package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * A venue with one coin, its perpetual (instrument 1) and options on one expiry, for tests that read like a story.
 * Every call is one event; time moves only where a test says so.
 */
public final class SmallVenue
{
    public static final long SECOND = 1_000_000_000L;
    public static final int PERPETUAL = 1;

    /** A depth that no test uses up: unless a test says otherwise, everything trades at its mark. */
    private static final String DEEP = "1000000";
    private static final long T0 = 1_700_000_000L * SECOND;

    private final EngineOnLines engine = new EngineOnLines();
    private long nowNs = T0;
    private long ids;

    public SmallVenue()
    {
        apply(event("UnderlyingListed").id("underlyingId", 1).text("symbol", "BTC"));
        apply(event("PerpetualListed").id("instrumentId", PERPETUAL).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        apply(event("ExpiryListed").id("expiryId", 1).id("underlyingId", 1).id("expiryNs", T0 + 30 * 86_400 * SECOND));
        spot("1000");
        forward("1000");
        perpetual("1000");
        liquidity(PERPETUAL, "0", DEEP);
    }

    public EngineOnLines engine()
    {
        return engine;
    }

    public EventLine event(final String type)
    {
        return EventLine.of(type, nowNs);
    }

    /** Applies an event that must be taken in. */
    public List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        assertEquals(List.of(), decisions.stream().filter(d -> is(d, "EventRejected")).toList(), line.line());
        return decisions;
    }

    public long nowNs()
    {
        return nowNs;
    }

    public void pass(final long seconds)
    {
        nowNs += seconds * SECOND;
    }

    public List<JsonNode> policy(final String policy, final String... more)
    {
        return policyWithTiers(policy, "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "," +
            tier("1.02", "0.25", "JUST_ENOUGH") + "," + tier("1", "1", "ALL") + "]", more);
    }

    public List<JsonNode> policyWithTiers(final String policy, final String tiers, final String... more)
    {
        final EventLine line = event("LiquidationPolicySet").text("policy", policy).text("targetRatio", "1.1");
        for (int i = 0; i < more.length; i += 2)
        {
            line.text(more[i], more[i + 1]);
        }
        return apply(line.raw("tiers", tiers));
    }

    public static String tier(final String below, final String cap, final String sizing)
    {
        return "{\"ratioBelow\":\"" + below + "\",\"maxShare\":\"" + cap + "\",\"sizing\":\"" + sizing + "\"}";
    }

    public List<JsonNode> spot(final String price)
    {
        return apply(event("SpotPriceChanged").id("underlyingId", 1).text("price", price).text("confidence", "1"));
    }

    public List<JsonNode> forward(final String price)
    {
        return apply(event("ForwardPriceChanged").id("expiryId", 1).text("forward", price).text("rate", "0")
            .text("forwardConfidence", "1").text("rateConfidence", "1"));
    }

    public List<JsonNode> perpetual(final String price)
    {
        return apply(event("PerpetualPriceChanged").id("instrumentId", PERPETUAL).text("price", price)
            .text("confidence", "1"));
    }

    public List<JsonNode> volatility(final String strike, final String volatility)
    {
        return apply(event("VolatilityChanged").id("expiryId", 1).text("strike", strike)
            .text("volatility", volatility).text("confidence", "1"));
    }

    public List<JsonNode> liquidity(final int instrumentId, final String halfSpread, final String depth)
    {
        return apply(event("LiquidityChanged").id("instrumentId", instrumentId).text("halfSpread", halfSpread)
            .text("depth", depth));
    }

    /** Fills the insurance fund, and lets it risk a share of the notional of a portfolio. */
    public void insure(final String amount, final String share)
    {
        apply(event("InsuranceFundTransferred").id("transferId", ++ids).text("amount", amount));
        apply(event("InsuranceTermsSet").text("insuranceShare", share));
    }

    public void option(final int instrumentId, final String strike, final String right, final String lotSize)
    {
        apply(event("OptionListed").id("instrumentId", instrumentId).id("expiryId", 1).text("strike", strike)
            .text("right", right).text("contractSize", "1").text("lotSize", lotSize));
        liquidity(instrumentId, "0", DEEP);
    }

    public void account(final long accountId, final String cash)
    {
        apply(event("AccountOpened").id("accountId", accountId).text("marginMode", "PORTFOLIO"));
        transfer(accountId, cash);
    }

    /** An account whose liquidation policy is that of a class. */
    public void accountOfClass(final long accountId, final int accountClass, final String cash)
    {
        apply(event("AccountOpened").id("accountId", accountId).text("marginMode", "PORTFOLIO")
            .id("accountClass", accountClass));
        transfer(accountId, cash);
    }

    public List<JsonNode> transfer(final long accountId, final String amount)
    {
        return apply(event("CashTransferRequested").id("accountId", accountId).id("transferId", ++ids)
            .text("amount", amount));
    }

    public JsonNode askForOrder(
        final long accountId, final int instrumentId, final String quantity, final String price)
    {
        return only(apply(event("OrderMarginRequested").id("accountId", accountId).id("requestId", ++ids)
            .id("instrumentId", instrumentId).text("quantity", quantity).text("price", price)), "OrderMarginDecided");
    }

    public List<JsonNode> trade(final long accountId, final int instrumentId, final String quantity, final String price)
    {
        return apply(event("TradeExecuted").id("accountId", accountId).id("tradeId", ++ids)
            .id("instrumentId", instrumentId).text("quantity", quantity).text("price", price).text("fee", "0"));
    }

    public JsonNode report(final long accountId)
    {
        return only(apply(event("MarginReportRequested").id("accountId", accountId).id("requestId", ++ids)),
            "MarginReported");
    }

    public double ratio(final long accountId)
    {
        return report(accountId).get("ratio").asDouble();
    }

    /** Fills a number of contracts of an order. */
    public List<JsonNode> fill(final JsonNode order, final String quantity, final String price)
    {
        return apply(event("LiquidationOrderFilled").order(order)
            .text("quantity", quantity).text("price", price).text("fee", "0"));
    }

    /** Fills a number of contracts of an order, with an id of the fill. */
    public List<JsonNode> fill(final JsonNode order, final String quantity, final String price, final long fillId)
    {
        return apply(fillLine(order, quantity, price, fillId));
    }

    /** The refusal of a fill that has an id. */
    public JsonNode refusedFill(final JsonNode order, final String quantity, final String price, final long fillId)
    {
        final List<JsonNode> decisions = engine.apply(fillLine(order, quantity, price, fillId).line());
        assertEquals(1, decisions.size(), decisions::toString);
        return only(decisions, "EventRejected");
    }

    private EventLine fillLine(final JsonNode order, final String quantity, final String price, final long fillId)
    {
        return event("LiquidationOrderFilled").order(order)
            .text("quantity", quantity).text("price", price).text("fee", "0").id("fillId", fillId);
    }

    /** Why a fill is refused. */
    public String refusedFill(final JsonNode order, final String quantity, final String price)
    {
        return only(engine.apply(event("LiquidationOrderFilled").order(order)
            .text("quantity", quantity).text("price", price).text("fee", "0").line()), "EventRejected")
            .get("reason").asText();
    }

    public List<JsonNode> close(final JsonNode order)
    {
        return apply(event("LiquidationOrderClosed").order(order)
            .text("reason", "CANCELLED"));
    }

    public List<JsonNode> time()
    {
        return apply(event("TimeAdvanced"));
    }

    public static boolean is(final JsonNode decision, final String type)
    {
        return type.equals(decision.get("type").asText());
    }

    public static List<JsonNode> all(final List<JsonNode> decisions, final String type)
    {
        return decisions.stream().filter(decision -> is(decision, type)).toList();
    }

    /** The one decision of a type. */
    public static JsonNode only(final List<JsonNode> decisions, final String type)
    {
        final List<JsonNode> found = all(decisions, type);
        assertEquals(1, found.size(), () -> type + " among " + decisions);
        return found.get(0);
    }
}
