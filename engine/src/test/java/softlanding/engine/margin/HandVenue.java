package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * A venue for margins worked out by hand: one account, marks that a test sets, and a margin model in which nothing
 * counts but what a test switches on. Underlying 1 costs 1,000. Volatility 0 makes an option worth its intrinsic value.
 */
final class HandVenue
{
    static final int ACCOUNT = 7;
    static final long SECOND = 1_000_000_000L;
    static final long DAY = 86_400 * SECOND;
    static final long YEAR = 365 * DAY;
    static final String NO_MOVE = scenario("1", "NONE", "1");
    private static final long T0 = 1_700_000_000L * SECOND;
    private static final String NEUTRAL = """
        mmFactor 1 imFactor 1 volRangeUp 0 volRangeDown 0 minShockedVol 0 shortTermPower 0 longTermPower 0 dteFloor 1
        linearCBase 0 linearScaleCap 0 absCBase 0 absScaleCap 0 minKStar 0.01 widthScale 0 volParamStatic 0
        volParamScale 0 baseLong 1 longRateMult 0 longRateAdd 0 baseShort 1 shortRateMult 0 shortRateAdd 0
        basisUp 1 basisDown 1 basisAdd 0 basisMult 0 perpPct 0 perpInitialAddOn 0 optionPct 0 optionInitialAddOn 0
        confThreshold 0 confMargin 0 pegThreshold 0 pegFactor 0""";

    private final EngineOnLines engine = new EngineOnLines();
    private long ids;
    private long nowNs = T0;

    HandVenue()
    {
        listUnderlying(1);
        spot(1, "1000", "1");
        apply(event("AccountOpened").id("accountId", ACCOUNT).text("marginMode", "PORTFOLIO"));
    }

    private EventLine event(final String type)
    {
        return EventLine.of(type, nowNs);
    }

    /** Lets time pass before the next event. */
    void pass(final long durationNs)
    {
        nowNs += durationNs;
    }

    List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        assertEquals(0, decisions.stream().filter(d -> "EventRejected".equals(type(d))).count(), decisions::toString);
        return decisions;
    }

    private static String type(final JsonNode decision)
    {
        return decision.get("type").asText();
    }

    static String scenario(final String spotShock, final String volShock, final String weight)
    {
        return "{\"spotShock\":\"" + spotShock + "\",\"volShock\":\"" + volShock + "\",\"weight\":\"" + weight + "\"}";
    }

    /** The neutral model with one scenario or more, and parameters as name, value, name, value. */
    void model(final int underlyingId, final String scenarios, final String... parameters)
    {
        final String[] words = NEUTRAL.split("\\s+");
        final Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2)
        {
            values.put(words[i], words[i + 1]);
        }
        for (int i = 0; i < parameters.length; i += 2)
        {
            values.put(parameters[i], parameters[i + 1]);
        }
        final EventLine line = event("PortfolioMarginSet").id("underlyingId", underlyingId);
        values.forEach(line::text);
        apply(line.raw("scenarios", "[" + scenarios + "]"));
    }

    void listUnderlying(final int underlyingId)
    {
        apply(event("UnderlyingListed").id("underlyingId", underlyingId).text("symbol", "U" + underlyingId));
    }

    void listPerpetual(final int instrumentId, final int underlyingId)
    {
        apply(event("PerpetualListed").id("instrumentId", instrumentId).id("underlyingId", underlyingId)
            .text("contractSize", "1").text("lotSize", "0.1"));
    }

    /** Of underlying 1. */
    void listExpiry(final int expiryId, final long lifeNs)
    {
        apply(event("ExpiryListed").id("expiryId", expiryId).id("underlyingId", 1).id("expiryNs", T0 + lifeNs));
    }

    void listFuture(final int instrumentId, final int expiryId, final String contractSize)
    {
        apply(event("FutureListed").id("instrumentId", instrumentId).id("expiryId", expiryId)
            .text("contractSize", contractSize).text("lotSize", "0.1"));
    }

    void listOption(final int instrumentId, final int expiryId, final String strike, final String right)
    {
        apply(event("OptionListed").id("instrumentId", instrumentId).id("expiryId", expiryId).text("strike", strike)
            .text("right", right).text("contractSize", "1").text("lotSize", "0.1"));
    }

    void listCollateral(final int assetId, final int riskCancelling, final String haircut, final String addOn)
    {
        apply(event("CollateralListed").id("assetId", assetId).text("symbol", "A" + assetId)
            .id("riskCancellingUnderlyingId", riskCancelling).text("maintenanceHaircut", haircut)
            .text("initialHaircutAddOn", addOn));
    }

    void spot(final int underlyingId, final String price, final String confidence)
    {
        apply(event("SpotPriceChanged").id("underlyingId", underlyingId).text("price", price)
            .text("confidence", confidence));
    }

    void perpetual(final int instrumentId, final String price, final String confidence)
    {
        apply(event("PerpetualPriceChanged").id("instrumentId", instrumentId).text("price", price)
            .text("confidence", confidence));
    }

    void forward(final int expiryId, final String price, final String rate)
    {
        forward(expiryId, price, rate, "1", "1");
    }

    void forward(
        final int expiryId, final String price, final String rate, final String confidence, final String rateConfidence)
    {
        apply(event("ForwardPriceChanged").id("expiryId", expiryId).text("forward", price).text("rate", rate)
            .text("forwardConfidence", confidence).text("rateConfidence", rateConfidence));
    }

    void volatility(final int expiryId, final String strike, final String volatility, final String confidence)
    {
        apply(event("VolatilityChanged").id("expiryId", expiryId).text("strike", strike)
            .text("volatility", volatility).text("confidence", confidence));
    }

    void collateralPrice(final int assetId, final String price, final String confidence)
    {
        apply(event("CollateralPriceChanged").id("assetId", assetId).text("price", price)
            .text("confidence", confidence));
    }

    void stablePrice(final String price)
    {
        apply(event("StablePriceChanged").text("price", price).text("confidence", "1"));
    }

    /** Lists, marks and trades an option at no price, so that cash stays as it is. */
    void hold(
        final int instrumentId, final int expiryId, final String strike, final String right, final String quantity,
        final String volatility)
    {
        listOption(instrumentId, expiryId, strike, right);
        volatility(expiryId, strike, volatility, "1");
        trade(instrumentId, quantity, "0");
    }

    List<JsonNode> trade(final int instrumentId, final String quantity, final String price)
    {
        return apply(event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", ++ids)
            .id("instrumentId", instrumentId).text("quantity", quantity).text("price", price).text("fee", "0"));
    }

    /** A transfer of cash; returns the verdict. */
    JsonNode cash(final String amount)
    {
        return only("TransferDecided", apply(event("CashTransferRequested").id("accountId", ACCOUNT)
            .id("transferId", ++ids).text("amount", amount)));
    }

    JsonNode collateral(final int assetId, final String quantity)
    {
        return only("TransferDecided", apply(event("CollateralTransferRequested").id("accountId", ACCOUNT)
            .id("transferId", ++ids).id("assetId", assetId).text("quantity", quantity)));
    }

    JsonNode order(final int instrumentId, final String quantity, final String price)
    {
        return only("OrderMarginDecided", apply(event("OrderMarginRequested").id("accountId", ACCOUNT)
            .id("requestId", ++ids).id("instrumentId", instrumentId).text("quantity", quantity).text("price", price)));
    }

    JsonNode report()
    {
        return only("MarginReported",
            apply(event("MarginReportRequested").id("accountId", ACCOUNT).id("requestId", ++ids)));
    }

    private static JsonNode only(final String type, final List<JsonNode> decisions)
    {
        final List<JsonNode> found = decisions.stream().filter(d -> type.equals(type(d))).toList();
        assertEquals(1, found.size(), () -> type + " among " + decisions);
        return found.get(0);
    }

    /** Equity and both requirements are rounded to eight decimals, so one in the sixth is a wrong formula. */
    void assertMargin(final double equity, final double maintenance, final double initial)
    {
        final JsonNode report = report();
        assertEquals(equity, report.get("equity").asDouble(), 1e-6, "equity");
        assertEquals(maintenance, report.get("maintenanceRequirement").asDouble(), 1e-6, "maintenance");
        assertEquals(initial, report.get("initialRequirement").asDouble(), 1e-6, "initial");
    }

    void assertMaintenance(final double expected)
    {
        assertEquals(expected, report().get("maintenanceRequirement").asDouble(), 1e-6, "maintenance");
    }
}
