package softlanding.engine.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/** The venue and the account of the worked example, told to the engine event by event. */
final class ExampleVenue
{
    private static final long T0_NS = 1_700_000_000_000_000_000L;
    private static final long ACCOUNT = 7;
    private static final int PERPETUAL = 1;
    private static final int CALL = 2;

    private final EngineOnLines engine = new EngineOnLines();
    private final Map<String, String> inputs;
    private final Map<String, String> parameters;

    ExampleVenue(final Map<String, String> inputs, final Map<String, String> parameters, final String scenarios)
    {
        this.inputs = inputs;
        this.parameters = new TreeMap<>(parameters);
        list();
        setModel(scenarios);
        apply(event("AccountOpened").id("accountId", ACCOUNT).text("marginMode", "PORTFOLIO"));
    }

    static String scenario(final String spotShock, final String volShock, final String weight)
    {
        return "{\"spotShock\":\"" + spotShock + "\",\"volShock\":\"" + volShock + "\",\"weight\":\"" + weight + "\"}";
    }

    private void list()
    {
        final long seconds = Long.parseLong(input("seconds to expiry"));
        apply(event("UnderlyingListed").id("underlyingId", 1).text("symbol", "BTC"));
        apply(event("PerpetualListed").id("instrumentId", PERPETUAL).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        apply(event("ExpiryListed").id("expiryId", 1).id("underlyingId", 1)
            .id("expiryNs", T0_NS + seconds * 1_000_000_000L));
        apply(event("OptionListed").id("instrumentId", CALL).id("expiryId", 1).text("strike", input("strike"))
            .text("right", "CALL").text("contractSize", "1").text("lotSize", "0.1"));
        apply(event("CollateralListed").id("assetId", 1).text("symbol", "BTC").id("riskCancellingUnderlyingId", 1)
            .text("maintenanceHaircut", parameters.remove("maintenanceHaircut"))
            .text("initialHaircutAddOn", parameters.remove("initialHaircutAddOn")));
    }

    private void setModel(final String scenarios)
    {
        final EventLine line = event("PortfolioMarginSet").id("underlyingId", 1);
        parameters.forEach(line::text);
        apply(line.raw("scenarios", scenarios));
    }

    void sellCalls()
    {
        apply(event("CashTransferRequested").id("accountId", ACCOUNT).id("transferId", 1)
            .text("amount", input("cash deposited")));
        trade(CALL, input("calls traded"), input("call trade price"));
    }

    void buyPerpetualAndDepositCollateral()
    {
        trade(PERPETUAL, input("perpetual traded"), input("perpetual trade price"));
        apply(event("CollateralTransferRequested").id("accountId", ACCOUNT).id("transferId", 2).id("assetId", 1)
            .text("quantity", input("collateral deposited")));
    }

    private void trade(final int instrument, final String quantity, final String price)
    {
        apply(event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", instrument).id("instrumentId", instrument)
            .text("quantity", quantity).text("price", price).text("fee", "0"));
    }

    /** Sets all marks, with the given forward and volatility. The account is then evaluated. */
    void mark(final String forward, final String volatility)
    {
        apply(event("SpotPriceChanged").id("underlyingId", 1).text("price", input("spot")).text("confidence", "1"));
        apply(event("PerpetualPriceChanged").id("instrumentId", PERPETUAL).text("price", input("perpetual mark"))
            .text("confidence", "1"));
        apply(event("CollateralPriceChanged").id("assetId", 1).text("price", input("collateral price"))
            .text("confidence", "1"));
        apply(event("ForwardPriceChanged").id("expiryId", 1).text("forward", forward).text("rate", input("rate"))
            .text("forwardConfidence", "1").text("rateConfidence", "1"));
        apply(event("VolatilityChanged").id("expiryId", 1).text("strike", input("strike"))
            .text("volatility", volatility).text("confidence", "1"));
    }

    void mark()
    {
        mark(input("forward"), input("volatility"));
    }

    /** Asks for MarginReported. */
    JsonNode report()
    {
        final List<JsonNode> decisions =
            apply(event("MarginReportRequested").id("accountId", ACCOUNT).id("requestId", 1));
        return decisions.get(decisions.size() - 1);
    }

    /** Cash of the account while it has sold calls only. */
    double cashOfCallSeller()
    {
        return new BigDecimal(input("cash deposited")).subtract(
            new BigDecimal(input("calls traded")).multiply(new BigDecimal(input("call trade price")))).doubleValue();
    }

    /** The input whose name begins so. */
    String input(final String name)
    {
        return inputs.entrySet().stream().filter(entry -> entry.getKey().startsWith(name)).findFirst().orElseThrow(
            () -> new IllegalStateException("the page has no input " + name)).getValue();
    }

    private static EventLine event(final String type)
    {
        return EventLine.of(type, T0_NS);
    }

    private List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        if (!engine.decisions("EventRejected").isEmpty())
        {
            throw new IllegalStateException(line.line() + " led to " + decisions);
        }
        return decisions;
    }
}
