package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import softlanding.codecs.test.SharedFolder;

/** Standard margin that others published, reproduced through events and MarginReported. */
class PublishedStandardMarginTest
{
    private static final long T0_NS = 1_700_000_000_000_000_000L;
    private static final String SMALLEST = "0.00000001";

    private int instrumentId;
    private int expiryId;

    @TestFactory
    List<DynamicTest> shouldReproduceEveryPublishedCase() throws IOException
    {
        final JsonNode file = new ObjectMapper().readTree(
            SharedFolder.require("vectors/standard-margin.json").toFile());
        final List<DynamicTest> tests = new ArrayList<>();
        for (final JsonNode published : file.get("cases"))
        {
            tests.add(DynamicTest.dynamicTest(
                published.get("id").asText(), () -> check(published, file.get("params"))));
        }
        assertTrue(tests.size() >= 14, "published cases: " + tests.size());
        return tests;
    }

    private void check(final JsonNode published, final JsonNode parameters)
    {
        final EngineOnLines engine = new EngineOnLines();
        final JsonNode in = published.get("in");
        engine.apply(event("AccountOpened").id("accountId", 7).text("marginMode", "STANDARD").line());
        engine.apply(event("StablePriceChanged").decimal("price", in.get("stable")).text("confidence", "1").line());
        int underlyingId = 0;
        for (final JsonNode market : in.get("markets"))
        {
            build(engine, ++underlyingId, market, parameters);
        }
        final double cash = in.get("cash").asDouble();
        if (cash != 0)
        {
            engine.apply(event("CashTransferRequested").id("accountId", 7).id("transferId", 1)
                .decimal("amount", in.get("cash")).line());
        }
        engine.apply(event("MarginReportRequested").id("accountId", 7).id("requestId", 1).line());

        assertEquals(List.of(), engine.decisions("EventRejected"));
        final JsonNode report = engine.decisions("MarginReported").get(0);
        assertClose("MM", published.get("expected").get("MM").asDouble(), report.get("maintenanceExcess"));
        assertClose("IM", published.get("expected").get("IM").asDouble(), report.get("initialExcess"));
    }

    private static void assertClose(final String what, final double expected, final JsonNode actual)
    {
        final double value = Double.parseDouble(actual.asText());
        assertEquals(expected, value, Math.max(1e-6, Math.abs(expected) * 1e-7), what);
    }

    private void build(
        final EngineOnLines engine, final int underlyingId, final JsonNode market, final JsonNode parameters)
    {
        engine.apply(event("UnderlyingListed").id("underlyingId", underlyingId)
            .text("symbol", market.get("market").asText()).line());
        engine.apply(model(underlyingId, parameters));
        engine.apply(event("SpotPriceChanged").id("underlyingId", underlyingId)
            .decimal("price", market.get("spot")).decimal("confidence", market.get("spot_conf")).line());
        if (market.get("perps").asDouble() != 0)
        {
            buildPerpetual(engine, underlyingId, market);
        }
        if (market.get("base").asDouble() != 0)
        {
            engine.apply(event("CollateralListed").id("assetId", underlyingId).text("symbol", "COIN")
                .id("riskCancellingUnderlyingId", underlyingId).text("maintenanceHaircut", "0")
                .text("initialHaircutAddOn", "0").line());
            engine.apply(event("CollateralPriceChanged").id("assetId", underlyingId)
                .decimal("price", market.get("spot")).text("confidence", "1").line());
            engine.apply(event("CollateralTransferRequested").id("accountId", 7).id("transferId", 1)
                .id("assetId", underlyingId).decimal("quantity", market.get("base")).line());
        }
        for (final JsonNode expiry : market.get("expiries"))
        {
            buildExpiry(engine, underlyingId, expiry);
        }
    }

    private void buildPerpetual(final EngineOnLines engine, final int underlyingId, final JsonNode market)
    {
        engine.apply(event("PerpetualListed").id("instrumentId", ++instrumentId).id("underlyingId", underlyingId)
            .text("contractSize", "1").text("lotSize", SMALLEST).line());
        engine.apply(event("PerpetualPriceChanged").id("instrumentId", instrumentId)
            .decimal("price", market.get("perp_price")).decimal("confidence", market.get("perp_conf")).line());
        engine.apply(event("TradeExecuted").id("accountId", 7).id("tradeId", 1).id("instrumentId", instrumentId)
            .decimal("quantity", market.get("perps")).decimal("price", market.get("perp_price"))
            .text("fee", "0").line());
        engine.apply(event("FundingAccrued").id("instrumentId", instrumentId).text("amountPerContract",
            Double.toString(market.get("perp_unrealised").asDouble() / market.get("perps").asDouble())).line());
    }

    private void buildExpiry(final EngineOnLines engine, final int underlyingId, final JsonNode expiry)
    {
        engine.apply(event("ExpiryListed").id("expiryId", ++expiryId).id("underlyingId", underlyingId)
            .id("expiryNs", T0_NS + expiry.get("expiry_s").asLong() * 1_000_000_000L).line());
        engine.apply(event("ForwardPriceChanged").id("expiryId", expiryId).decimal("forward", expiry.get("forward"))
            .text("rate", "0").decimal("forwardConfidence", expiry.get("min_conf")).text("rateConfidence", "1").line());
        for (final JsonNode option : expiry.get("options"))
        {
            engine.apply(event("OptionListed").id("instrumentId", ++instrumentId).id("expiryId", expiryId)
                .decimal("strike", option.get("strike")).text("right", option.get("call").asInt() == 1 ? "CALL" : "PUT")
                .text("contractSize", "1").text("lotSize", SMALLEST).line());
            engine.apply(event("VolatilityChanged").id("expiryId", expiryId).decimal("strike", option.get("strike"))
                .decimal("volatility", option.get("vol")).text("confidence", "1").line());
            engine.apply(event("TradeExecuted").id("accountId", 7).id("tradeId", 1).id("instrumentId", instrumentId)
                .decimal("quantity", option.get("amount")).text("price", "0").text("fee", "0").line());
        }
    }

    private static String model(final int underlyingId, final JsonNode p)
    {
        return event("StandardMarginSet").id("underlyingId", underlyingId)
            .decimal("perpIm", p.get("perp_im")).decimal("perpMm", p.get("perp_mm"))
            .decimal("optMax", p.get("opt_max_spot_req")).decimal("optMin", p.get("opt_min_spot_req"))
            .decimal("mmCall", p.get("mm_call")).decimal("mmPutSpot", p.get("mm_put_spot"))
            .decimal("mmPutMark", p.get("mm_put_mtm")).decimal("unpairedIm", p.get("unpaired_im"))
            .decimal("unpairedMm", p.get("unpaired_mm")).decimal("mmOffsetScale", p.get("mm_offset_scale"))
            .decimal("confThreshold", p.get("conf_threshold")).decimal("confFactor", p.get("conf_factor"))
            .decimal("pegThreshold", p.get("depeg_threshold")).decimal("pegFactor", p.get("depeg_factor"))
            .decimal("collateralFactor", p.get("base_margin_factor"))
            .decimal("collateralInitialScale", p.get("base_im_scale")).line();
    }

    private static EventLine event(final String type)
    {
        return EventLine.of(type, T0_NS);
    }
}
