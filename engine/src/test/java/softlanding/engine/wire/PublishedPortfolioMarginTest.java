package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import softlanding.codecs.test.SharedFolder;

/** Portfolio margin that others published, reproduced through events and MarginReported. */
class PublishedPortfolioMarginTest
{
    private static final long T0_NS = 1_700_000_000_000_000_000L;
    private static final String SMALLEST = "0.00000001";

    @TestFactory
    List<DynamicTest> shouldReproduceEveryPublishedCase() throws IOException
    {
        final JsonNode file = new ObjectMapper().readTree(
            SharedFolder.require("vectors/portfolio-margin.json").toFile());
        final List<DynamicTest> tests = new ArrayList<>();
        for (final JsonNode published : file.get("cases"))
        {
            final JsonNode parameters = file.get("param_sets").get(published.get("params").asText());
            tests.add(DynamicTest.dynamicTest(published.get("id").asText(), () -> check(published, parameters)));
        }
        assertTrue(tests.size() >= 28, "published cases: " + tests.size());
        return tests;
    }

    private static void check(final JsonNode published, final JsonNode parameters)
    {
        final JsonNode in = published.get("in");
        final EngineOnLines engine = new EngineOnLines();
        list(engine, in, parameters);
        mark(engine, in);
        fund(engine, in);
        engine.apply(event("MarginReportRequested").id("accountId", 7).id("requestId", 1).line());

        final JsonNode report = engine.decisions("MarginReported").get(0);
        final JsonNode expected = published.get("expected");
        assertEquals(List.of(), engine.decisions("EventRejected"));
        assertClose("equity", expected.get("mtm").asDouble(), report.get("equity"));
        assertClose("MM", expected.get("MM").asDouble(), report.get("maintenanceExcess"));
        assertClose("IM", expected.get("IM").asDouble(), report.get("initialExcess"));
        assertWorstScenario(expected, report);
    }

    private static void assertWorstScenario(final JsonNode expected, final JsonNode report)
    {
        double worst = expected.get("basis_contingency").asDouble();
        for (final JsonNode pnl : expected.get("scenario_pnl"))
        {
            worst = Math.min(worst, pnl.asDouble());
        }
        for (final JsonNode underlying : report.get("underlyings"))
        {
            assertClose("worst loss", -worst, underlying.get("worstLoss"));
        }
    }

    private static void assertClose(final String what, final double expected, final JsonNode actual)
    {
        final double value = Double.parseDouble(actual.asText());
        assertEquals(expected, value, Math.max(1e-6, Math.abs(expected) * 1e-7), what);
    }

    private static void list(final EngineOnLines engine, final JsonNode in, final JsonNode parameters)
    {
        engine.apply(event("UnderlyingListed").id("underlyingId", 1).text("symbol", "X").line());
        engine.apply(model(parameters));
        engine.apply(event("PerpetualListed").id("instrumentId", 1).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", SMALLEST).line());
        for (int i = 0; i < in.get("feeds").size(); i++)
        {
            final long expiryNs = T0_NS + in.get("feeds").get(i).get("expiry_s").asLong() * 1_000_000_000L;
            engine.apply(event("ExpiryListed").id("expiryId", i + 1).id("underlyingId", 1)
                .id("expiryNs", expiryNs).line());
        }
        for (int i = 0; i < in.get("options").size(); i++)
        {
            final JsonNode option = in.get("options").get(i);
            engine.apply(event("OptionListed").id("instrumentId", 10 + i).id("expiryId", expiryOf(in, option))
                .decimal("strike", option.get("strike")).text("right", option.get("call").asInt() == 1 ? "CALL" : "PUT")
                .text("contractSize", "1").text("lotSize", SMALLEST).line());
        }
        for (int i = 0; i < in.get("collateral").size(); i++)
        {
            final JsonNode asset = in.get("collateral").get(i);
            engine.apply(event("CollateralListed").id("assetId", i + 1).text("symbol", asset.get("name").asText())
                .id("riskCancellingUnderlyingId", asset.get("risk_cancelling").asBoolean() ? 1 : 0)
                .decimal("maintenanceHaircut", asset.get("mm_haircut"))
                .decimal("initialHaircutAddOn", asset.get("im_haircut_add")).line());
        }
        engine.apply(event("AccountOpened").id("accountId", 7).text("marginMode", "PORTFOLIO").line());
    }

    private static void mark(final EngineOnLines engine, final JsonNode in)
    {
        engine.apply(event("SpotPriceChanged").id("underlyingId", 1).decimal("price", in.get("spot"))
            .decimal("confidence", in.get("spot_conf")).line());
        engine.apply(event("StablePriceChanged").decimal("price", in.get("stable"))
            .decimal("confidence", in.get("stable_conf")).line());
        if (in.get("perps").asDouble() != 0)
        {
            engine.apply(event("PerpetualPriceChanged").id("instrumentId", 1)
                .decimal("price", in.get("perp_price")).decimal("confidence", in.get("perp_conf")).line());
        }
        for (int i = 0; i < in.get("feeds").size(); i++)
        {
            final JsonNode feed = in.get("feeds").get(i);
            engine.apply(event("ForwardPriceChanged").id("expiryId", i + 1).decimal("forward", feed.get("forward"))
                .decimal("rate", feed.get("rate")).decimal("forwardConfidence", feed.get("fwd_conf"))
                .decimal("rateConfidence", feed.get("rate_conf")).line());
        }
        for (final JsonNode option : in.get("options"))
        {
            final int expiryId = expiryOf(in, option);
            engine.apply(event("VolatilityChanged").id("expiryId", expiryId)
                .decimal("strike", option.get("strike")).decimal("volatility", option.get("vol"))
                .decimal("confidence", in.get("feeds").get(expiryId - 1).get("vol_conf")).line());
        }
        for (int i = 0; i < in.get("collateral").size(); i++)
        {
            final JsonNode asset = in.get("collateral").get(i);
            engine.apply(event("CollateralPriceChanged").id("assetId", i + 1).decimal("price", asset.get("price"))
                .decimal("confidence", asset.get("conf")).line());
        }
    }

    /** Cash comes as the fee of a round trip, so that it may be negative; profit comes from the entry price. */
    private static void fund(final EngineOnLines engine, final JsonNode in)
    {
        final BigDecimal cash = in.get("cash").decimalValue();
        trade(engine, 1, 1, "1", "1", cash.negate());
        trade(engine, 2, 1, "-1", "1", BigDecimal.ZERO);
        for (int i = 0; i < in.get("collateral").size(); i++)
        {
            engine.apply(event("CollateralTransferRequested").id("accountId", 7).id("transferId", i).id("assetId", i +
                1)
                .decimal("quantity", in.get("collateral").get(i).get("amount")).line());
        }
        for (int i = 0; i < in.get("options").size(); i++)
        {
            final BigDecimal amount = in.get("options").get(i).get("amount").decimalValue();
            trade(engine, 3, 10 + i, plain(amount), "0", BigDecimal.ZERO);
        }
        final BigDecimal perpetuals = in.get("perps").decimalValue();
        if (perpetuals.signum() != 0)
        {
            final BigDecimal entry = in.get("perp_price").decimalValue().subtract(
                in.get("perp_upnl").decimalValue().divide(perpetuals, 8, RoundingMode.HALF_EVEN));
            trade(engine, 3, 1, plain(perpetuals), plain(entry), BigDecimal.ZERO);
            engine.apply(event("FundingAccrued").id("instrumentId", 1).text("amountPerContract",
                plain(in.get("perp_funding").decimalValue().divide(perpetuals, 8, RoundingMode.HALF_EVEN))).line());
        }
    }

    private static void trade(
        final EngineOnLines engine,
        final int tradeId,
        final int instrumentId,
        final String quantity,
        final String price,
        final BigDecimal fee)
    {
        engine.apply(event("TradeExecuted").id("accountId", 7).id("tradeId", tradeId).id("instrumentId", instrumentId)
            .text("quantity", quantity).text("price", price).text("fee", plain(fee)).line());
    }

    private static int expiryOf(final JsonNode in, final JsonNode option)
    {
        for (int i = 0; i < in.get("feeds").size(); i++)
        {
            if (in.get("feeds").get(i).get("expiry_s").asLong() == option.get("expiry_s").asLong())
            {
                return i + 1;
            }
        }
        throw new IllegalStateException("no feed for " + option);
    }

    private static String model(final JsonNode p)
    {
        final JsonNode skew = p.get("SkewShock");
        final JsonNode vol = p.get("VolShock");
        final JsonNode margin = p.get("Margin");
        final JsonNode basis = p.get("BasisContingency");
        final JsonNode other = p.get("OtherContingency");
        final EventLine line = event("PortfolioMarginSet").id("underlyingId", 1)
            .decimal("mmFactor", margin.get("MM_LOSS_FACTOR")).decimal("imFactor", margin.get("IM_LOSS_FACTOR"))
            .decimal("volRangeUp", vol.get("VOLRANGEUP")).decimal("volRangeDown", vol.get("VOLRANGEDOWN"))
            .decimal("minShockedVol", vol.get("MIN_VOL_EVAL_SHOCKED"))
            .decimal("shortTermPower", vol.get("SHORTTERMPOWER")).decimal("longTermPower", vol.get("LONGTERMPOWER"))
            .decimal("dteFloor", vol.get("DTE_FLOOR"))
            .decimal("linearCBase", skew.get("LINEAR_CBASE")).decimal("linearScaleCap", skew.get("LINEAR_SCALE_CAP"))
            .decimal("absCBase", skew.get("ABS_CBASE")).decimal("absScaleCap", skew.get("ABS_SCALE_CAP"))
            .decimal("minKStar", skew.get("MIN_K_STAR")).decimal("widthScale", skew.get("MIN_WIDTH_SCALE"))
            .decimal("volParamStatic", skew.get("VOL_PARAM_STATIC"))
            .decimal("volParamScale", skew.get("VOL_PARAM_SCALE"))
            .decimal("baseLong", margin.get("BASE_STATIC_DISCOUNT"))
            .decimal("longRateMult", margin.get("LONG_RATE_MULTSCALE"))
            .decimal("longRateAdd", margin.get("LONG_RATE_ADDSCALE"))
            .decimal("baseShort", margin.get("BASE_STATIC_DISCOUNT_NEG"))
            .decimal("shortRateMult", margin.get("SHORT_RATE_MULTSCALE"))
            .decimal("shortRateAdd", margin.get("SHORT_RATE_ADDSCALE"))
            .decimal("basisUp", basis.get("SCENARIO_SPOT_UP")).decimal("basisDown", basis.get("SCENARIO_SPOT_DOWN"))
            .decimal("basisAdd", basis.get("BASIS_CONT_ADD_FACTOR"))
            .decimal("basisMult", basis.get("BASIS_CONT_MULT_FACTOR"))
            .decimal("perpPct", other.get("MM_PERP_PERCENT")).decimal("perpInitialAddOn", other.get("IM_PERP_PERCENT"))
            .decimal("optionPct", other.get("MM_OPTION_PERCENT"))
            .decimal("optionInitialAddOn", other.get("IM_OPTION_PERCENT"))
            .decimal("confThreshold", other.get("CONF_THRESHOLD")).decimal("confMargin", other.get("CONF_MARGIN"))
            .decimal("pegThreshold", other.get("PEG_LOSS_THRESHOLD"))
            .decimal("pegFactor", other.get("PEG_LOSS_FACTOR"));
        final List<String> scenarios = new ArrayList<>();
        for (final JsonNode scenario : p.get("Scenarios"))
        {
            scenarios.add("{\"spotShock\":\"" + plain(scenario.get("SpotShock").decimalValue()) +
                "\",\"volShock\":\"" + scenario.get("VolShockDirection").asText().toUpperCase(Locale.ROOT) +
                "\",\"weight\":\"" + plain(scenario.get("DampeningFactor").decimalValue()) + "\"}");
        }
        return line.raw("scenarios", "[" + String.join(",", scenarios) + "]").line();
    }

    private static String plain(final BigDecimal value)
    {
        return value.setScale(8, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static EventLine event(final String type)
    {
        return EventLine.of(type, T0_NS);
    }
}
