package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.SECOND;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each row of the usual selection table as a weight of the policy. One book of short puts that do not hedge each other,
 * each the first of the book in one respect, and a short perpetual of a second coin that is also held as collateral.
 */
class SelectionStoryTest
{
    private static final long RICH = 6;
    private static final long A = 7;
    private static final int CHEAP = 2;
    private static final int DEEP = 3;
    private static final int NEAR = 4;
    private static final int FAR = 5;
    private static final int LOSING = 6;
    private static final int OTHER_COIN = 7;
    private static final int FAR_EXPIRY = 2;
    private static final double RATIO = 1.03;

    private final SmallVenue venue = new SmallVenue();

    @BeforeEach
    void fillTheBook()
    {
        venue.policyWithTiers("TIERED", "[" + tier("0.00001", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        final String farNs = Long.toString((1_700_000_000L + 360 * 86_400) * SECOND);
        venue.apply(venue.event("ExpiryListed").id("expiryId", FAR_EXPIRY).id("underlyingId", 1)
            .text("expiryNs", farNs));
        venue.apply(venue.event("ForwardPriceChanged").id("expiryId", FAR_EXPIRY).text("forward", "1000")
            .text("rate", "0").text("forwardConfidence", "1").text("rateConfidence", "1"));
        listPut(CHEAP, 1, "800", "2");
        listPut(DEEP, 1, "1500", "8");
        listPut(NEAR, 1, "1000", "6");
        listPut(FAR, FAR_EXPIRY, "1000", "6");
        listPut(LOSING, 1, "850", "4");
        listOtherCoin();

        open(RICH, 1_000_000);
        final JsonNode report = venue.report(RICH);
        final double requirement = report.get("maintenanceRequirement").asDouble();
        open(A, 1_000_000 - report.get("equity").asDouble() + RATIO * requirement);
    }

    private void listPut(final int instrument, final int expiry, final String strike, final String halfSpread)
    {
        venue.apply(venue.event("OptionListed").id("instrumentId", instrument).id("expiryId", expiry)
            .text("strike", strike).text("right", "PUT").text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("VolatilityChanged").id("expiryId", expiry).text("strike", strike)
            .text("volatility", "0.6").text("confidence", "1"));
        venue.liquidity(instrument, halfSpread, "1000");
    }

    private void listOtherCoin()
    {
        venue.apply(venue.event("UnderlyingListed").id("underlyingId", 2).text("symbol", "ETH"));
        venue.apply(venue.event("SpotPriceChanged").id("underlyingId", 2).text("price", "100").text("confidence", "1"));
        venue.apply(venue.event("PerpetualListed").id("instrumentId", OTHER_COIN).id("underlyingId", 2)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", OTHER_COIN).text("price", "100")
            .text("confidence", "1"));
        venue.liquidity(OTHER_COIN, "1", "1000");
        venue.apply(venue.event("CollateralListed").id("assetId", 1).text("symbol", "ETH")
            .id("riskCancellingUnderlyingId", 2).text("maintenanceHaircut", "0.2").text("initialHaircutAddOn", "0.1"));
        venue.apply(venue.event("CollateralPriceChanged").id("assetId", 1).text("price", "100")
            .text("confidence", "1"));
    }

    /** Everything is entered near its mark, but for one put that was sold too cheap. */
    private void open(final long account, final double cash)
    {
        venue.account(account, String.format(Locale.ROOT, "%.2f", cash));
        venue.apply(venue.event("CollateralTransferRequested").id("accountId", account).id("transferId", account)
            .id("assetId", 1).text("quantity", "1"));
        venue.trade(account, CHEAP, "-10", "6");
        venue.trade(account, DEEP, "-10", "501");
        venue.trade(account, NEAR, "-10", "69");
        venue.trade(account, FAR, "-10", "236");
        venue.trade(account, LOSING, "-10", "1");
        venue.trade(account, OTHER_COIN, "-20", "100");
    }

    private JsonNode stepWith(final String... more)
    {
        final JsonNode order = only(
            venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]", more),
            "LiquidationOrdered");
        assertTrue(order.get("ratioAfterExpected").asDouble() > order.get("ratioBefore").asDouble());
        return order;
    }

    @Test
    void shouldCloseWhatReleasesMostPerCostWhereNothingIsWeighted()
    {
        assertEquals(CHEAP, stepWith("feeRate", "0").get("instrumentId").asInt());
    }

    @ParameterizedTest
    @CsvSource({"deltaWeight, 3", "gammaWeight, 4", "vegaWeight, 5", "losingWeight, 6", "collateralWeight, 7"})
    void shouldCloseFirstWhatThePolicyWeighs(final String weight, final int expected)
    {
        assertEquals(expected, stepWith("feeRate", "0", weight, "1000").get("instrumentId").asInt());
    }

    @ParameterizedTest
    @CsvSource({"deltaWeight", "gammaWeight", "vegaWeight", "losingWeight", "collateralWeight"})
    void shouldOnlyTiltAndNotOverruleByASmallWeight(final String weight)
    {
        assertEquals(CHEAP, stepWith("feeRate", "0", weight, "0.01").get("instrumentId").asInt());
    }

    @Test
    void shouldHaveABookWhoseFirstInEachRespectIsAnother()
    {
        final JsonNode positions = venue.report(A).get("positions");
        assertEquals(DEEP, first(positions, p -> Math.abs(p.get("delta").asDouble()) * spot(p)));
        assertEquals(NEAR, first(positions, p -> Math.abs(p.get("gamma").asDouble()) * spot(p) * spot(p)));
        assertEquals(FAR, first(positions, p -> Math.abs(p.get("vega").asDouble())));
    }

    private static double spot(final JsonNode position)
    {
        return position.get("instrumentId").asInt() == OTHER_COIN ? 100 : 1_000;
    }

    private static int first(final JsonNode positions, final ToDoubleFunction<JsonNode> amount)
    {
        JsonNode most = positions.get(0);
        for (final JsonNode position : positions)
        {
            most = amount.applyAsDouble(position) > amount.applyAsDouble(most) ? position : most;
        }
        return most.get("instrumentId").asInt();
    }

    @Test
    void shouldCloseTheLosingPositionFirstInTheLastTierToo()
    {
        final JsonNode first = SmallVenue.all(venue.policyWithTiers(
            "TIERED", "[" + tier("1.05", "1", "ALL") + "]", "feeRate", "0", "losingWeight", "1000"),
            "LiquidationOrdered").get(0);

        assertEquals(LOSING, first.get("instrumentId").asInt());
        assertEquals("10", first.get("quantity").asText());
    }
}
