package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * A venue of two coins whose feeds a test can silence, break and mend. Coin 1: perpetual 1, expiry 1 with future 2 and
 * calls 11 and 12 at 1,000 and 1,100. Coin 2: perpetual 3. Collateral 1, not tied to a coin. Every price is 1,000, the
 * collateral and the stablecoin 1, every volatility 0.5. Every call is one event; time moves only where a test says so.
 */
final class GuardedVenue
{
    static final long SECOND = 1_000_000_000L;
    static final long A = 7;
    static final long B = 8;
    static final int PERPETUAL = 1;
    static final int FUTURE = 2;
    static final int OTHER_PERPETUAL = 3;
    static final int CALL = 11;
    static final int FAR_CALL = 12;

    private static final long T0 = 1_700_000_000L * SECOND;

    private final EngineOnLines engine = new EngineOnLines();
    private long nowNs = T0;
    private long ids;

    GuardedVenue()
    {
        apply(event("UnderlyingListed").id("underlyingId", 1).text("symbol", "ONE"));
        apply(event("UnderlyingListed").id("underlyingId", 2).text("symbol", "TWO"));
        listPerpetual(PERPETUAL, 1);
        listPerpetual(OTHER_PERPETUAL, 2);
        apply(event("ExpiryListed").id("expiryId", 1).id("underlyingId", 1).id("expiryNs", T0 + 30 * 86_400 * SECOND));
        apply(event("FutureListed").id("instrumentId", FUTURE).id("expiryId", 1).text("contractSize", "1")
            .text("lotSize", "0.1"));
        listCall(CALL, "1000");
        listCall(FAR_CALL, "1100");
        apply(event("CollateralListed").id("assetId", 1).text("symbol", "PEG").id("riskCancellingUnderlyingId", 0)
            .text("maintenanceHaircut", "0.05").text("initialHaircutAddOn", "0.05"));
        everyPrice();
    }

    private void listPerpetual(final int instrumentId, final int underlyingId)
    {
        apply(event("PerpetualListed").id("instrumentId", instrumentId).id("underlyingId", underlyingId)
            .text("contractSize", "1").text("lotSize", "0.1"));
    }

    private void listCall(final int instrumentId, final String strike)
    {
        apply(event("OptionListed").id("instrumentId", instrumentId).id("expiryId", 1).text("strike", strike)
            .text("right", "CALL").text("contractSize", "1").text("lotSize", "0.1"));
    }

    /** Every feed is heard of with the price that it began with. */
    List<JsonNode> everyPrice()
    {
        final List<JsonNode> decisions = new ArrayList<>();
        decisions.addAll(spot(1, "1000"));
        decisions.addAll(spot(2, "1000"));
        decisions.addAll(perpetual(PERPETUAL, "1000"));
        decisions.addAll(perpetual(OTHER_PERPETUAL, "1000"));
        decisions.addAll(forward("1000"));
        decisions.addAll(volatility("1000", "0.5"));
        decisions.addAll(volatility("1100", "0.5"));
        decisions.addAll(collateral("1"));
        decisions.addAll(stable("1"));
        return decisions;
    }

    /** Every feed but those of volatilities is heard of. */
    void everyPriceButVolatilities()
    {
        spot(1, "1000");
        spot(2, "1000");
        perpetual(PERPETUAL, "1000");
        perpetual(OTHER_PERPETUAL, "1000");
        forward("1000");
        collateral("1");
        stable("1");
    }

    EngineOnLines engine()
    {
        return engine;
    }

    long nowNs()
    {
        return nowNs;
    }

    void pass(final long seconds)
    {
        nowNs += seconds * SECOND;
    }

    EventLine event(final String type)
    {
        return EventLine.of(type, nowNs);
    }

    List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        assertEquals(List.of(), all(decisions, "EventRejected"), line.line());
        return decisions;
    }

    /** Terms as name, value, name, value, in one update with the usual policy; guards left out have their defaults. */
    List<JsonNode> guards(final String... terms)
    {
        final List<JsonNode> held = apply(event("FeedGuardsSet").text("lastFragment", "NO"));
        assertEquals(List.of(), held, "terms that are only held");
        final EventLine line = event("LiquidationPolicySet").text("policy", policyOf(terms)).text("targetRatio", "1.1")
            .text("feeRate", "0");
        for (int i = 0; i < terms.length; i += 2)
        {
            if (!"policy".equals(terms[i]))
            {
                line.text(terms[i], terms[i + 1]);
            }
        }
        return apply(line
            .raw("tiers", "[{\"ratioBelow\":\"1.05\",\"maxShare\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}," +
                "{\"ratioBelow\":\"1\",\"maxShare\":\"1\",\"sizing\":\"JUST_ENOUGH\"}]"));
    }

    private static String policyOf(final String... terms)
    {
        return terms.length > 0 && "policy".equals(terms[0]) ? terms[1] : "TIERED";
    }

    List<JsonNode> spot(final int underlyingId, final String price)
    {
        return spot(underlyingId, price, "1");
    }

    List<JsonNode> spot(final int underlyingId, final String price, final String confidence)
    {
        return apply(event("SpotPriceChanged").id("underlyingId", underlyingId).text("price", price)
            .text("confidence", confidence));
    }

    List<JsonNode> perpetual(final int instrumentId, final String price)
    {
        return apply(event("PerpetualPriceChanged").id("instrumentId", instrumentId).text("price", price)
            .text("confidence", "1"));
    }

    List<JsonNode> forward(final String price)
    {
        return forward(price, "0", "1", "1");
    }

    List<JsonNode> forward(
        final String price, final String rate, final String confidence, final String rateConfidence)
    {
        return apply(event("ForwardPriceChanged").id("expiryId", 1).text("forward", price).text("rate", rate)
            .text("forwardConfidence", confidence).text("rateConfidence", rateConfidence));
    }

    List<JsonNode> volatility(final String strike, final String volatility)
    {
        return volatility(strike, volatility, "1");
    }

    List<JsonNode> volatility(final String strike, final String volatility, final String confidence)
    {
        return apply(event("VolatilityChanged").id("expiryId", 1).text("strike", strike)
            .text("volatility", volatility).text("confidence", confidence));
    }

    /** A volatility of which the source does not say what belongs to it. */
    List<JsonNode> loneVolatility(final String strike, final String volatility)
    {
        return apply(EventLine.lone("VolatilityChanged", nowNs).id("expiryId", 1).text("strike", strike)
            .text("volatility", volatility).text("confidence", "1"));
    }

    List<JsonNode> collateral(final String price)
    {
        return apply(event("CollateralPriceChanged").id("assetId", 1).text("price", price).text("confidence", "1"));
    }

    List<JsonNode> stable(final String price)
    {
        return apply(event("StablePriceChanged").text("price", price).text("confidence", "1"));
    }

    /** More than anybody holds can be traded at the mark; where nothing is said, the whole price band is expected. */
    void deepBook(final int instrumentId)
    {
        apply(event("LiquidityChanged").id("instrumentId", instrumentId).text("halfSpread", "0")
            .text("depth", "1000000"));
    }

    List<JsonNode> interrupted(final String feedKind, final int id, final String reason)
    {
        return apply(event("FeedInterrupted").text("feedKind", feedKind).id("id", id).text("reason", reason));
    }

    List<JsonNode> confirmed(final String feedKind, final int id, final String price)
    {
        return apply(event("PriceConfirmed").text("feedKind", feedKind).id("id", id).text("price", price));
    }

    List<JsonNode> lag(final long seconds)
    {
        return apply(event("InputLagChanged").text("lagNs", Long.toString(seconds * SECOND)));
    }

    List<JsonNode> restarted()
    {
        return apply(event("NodeRestarted"));
    }

    List<JsonNode> time()
    {
        return apply(event("TimeAdvanced"));
    }

    void account(final long accountId, final String cash)
    {
        apply(event("AccountOpened").id("accountId", accountId).text("marginMode", "PORTFOLIO"));
        apply(event("CashTransferRequested").id("accountId", accountId).id("transferId", ++ids).text("amount", cash));
    }

    void depositCollateral(final long accountId, final String quantity)
    {
        apply(event("CollateralTransferRequested").id("accountId", accountId).id("transferId", ++ids).id("assetId", 1)
            .text("quantity", quantity));
    }

    List<JsonNode> trade(final long accountId, final int instrumentId, final String quantity, final String price)
    {
        return apply(event("TradeExecuted").id("accountId", accountId).id("tradeId", ++ids)
            .id("instrumentId", instrumentId).text("quantity", quantity).text("price", price).text("fee", "0"));
    }

    /** Fills an order. */
    List<JsonNode> fill(final JsonNode order, final String price)
    {
        return apply(event("LiquidationOrderFilled").id("orderId", order.get("orderId").asLong())
            .id("accountId", order.get("accountId").asLong()).id("instrumentId", order.get("instrumentId").asInt())
            .text("quantity", order.get("quantity").asText()).text("price", price)
            .text("fee", "0"));
    }

    /** The verdict on a withdrawal of cash. */
    String withdrawal(final long accountId, final String amount)
    {
        return all(apply(event("CashTransferRequested").id("accountId", accountId).id("transferId", ++ids)
            .text("amount", "-" + amount)), "TransferDecided").get(0).get("verdict").asText();
    }

    /** The verdict on an order. */
    String order(final long accountId, final int instrumentId, final String quantity, final String price)
    {
        return all(apply(event("OrderMarginRequested").id("accountId", accountId).id("requestId", ++ids)
            .id("instrumentId", instrumentId).text("quantity", quantity).text("price", price)),
            "OrderMarginDecided").get(0).get("verdict").asText();
    }

    /** Ten coins long each, A of coin 1 and B of coin 2; healthy at 1,000, far below every tier at 850. */
    void oneAccountPerCoin()
    {
        account(A, "2000");
        trade(A, PERPETUAL, "10", "1000");
        account(B, "2000");
        trade(B, OTHER_PERPETUAL, "10", "1000");
    }

    void assertOnlyAIsUnpriced()
    {
        assertEquals("UNPRICED", health(A));
        assertEquals("HEALTHY", health(B));
    }

    void assertBothPriced()
    {
        assertEquals("HEALTHY", health(A));
        assertEquals("HEALTHY", health(B));
    }

    /** HEALTHY, UNPRICED ... as last decided, without a new evaluation. */
    String health(final long accountId)
    {
        String health = "HEALTHY";
        for (final JsonNode decision : engine.decisions("AccountHealthChanged"))
        {
            health = decision.get("accountId").asLong() == accountId ? decision.get("healthAfter").asText() : health;
        }
        return health;
    }

    static List<JsonNode> all(final List<JsonNode> decisions, final String type)
    {
        return decisions.stream().filter(decision -> type.equals(decision.get("type").asText())).toList();
    }

    static List<JsonNode> orders(final List<JsonNode> decisions)
    {
        return all(decisions, "LiquidationOrdered");
    }

    /** What the guards decided, one word each: halted SPOT 1 JUMP 5000, resumed SPOT 1, frozen, thawed. */
    static String verdicts(final List<JsonNode> decisions)
    {
        return decisions.stream().map(GuardedVenue::verdict).filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    }

    private static String verdict(final JsonNode decision)
    {
        return switch (decision.get("type").asText())
        {
            case "FeedSuspended" -> "halted " + feed(decision) + " " + decision.get("reason").asText() +
                (decision.has("price") ? " " + decision.get("price").asText() : "");
            case "FeedResumed" -> "resumed " + feed(decision);
            case "LiquidationFreezeChanged" -> "YES".equals(decision.get("frozen").asText()) ? "frozen" : "thawed";
            default -> "";
        };
    }

    private static String feed(final JsonNode decision)
    {
        return decision.get("feedKind").asText() + " " + decision.get("id").asText() +
            (decision.has("strike") ? " at " + decision.get("strike").asText() : "");
    }
}
