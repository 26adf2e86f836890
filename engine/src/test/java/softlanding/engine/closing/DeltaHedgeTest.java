package softlanding.engine.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;

/** Calls sold that nobody sells back at a price worth paying: what is left is to hedge them in the perpetual. */
class DeltaHedgeTest
{
    private static final long RICH = 6;
    private static final long A = 7;
    private static final int CALL = 2;
    private static final int BOOK_SIZE = 256;

    private final SmallVenue venue = new SmallVenue();

    private void shortCalls(final double ratio)
    {
        venue.policyWithTiers("TIERED", "[" + tier("0.00001", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.6");
        venue.liquidity(CALL, "400", "1000");
        venue.liquidity(PERPETUAL, "0.5", "1000");
        open(RICH, 1_000_000);
        open(A, cashFor(ratio));
    }

    private double cashFor(final double ratio)
    {
        final JsonNode report = venue.report(RICH);
        return 1_000_000 - report.get("equity").asDouble() + ratio * report.get("maintenanceRequirement").asDouble();
    }

    private void open(final long account, final double cash)
    {
        venue.account(account, String.format(Locale.ROOT, "%.2f", cash));
        venue.trade(account, CALL, "-20", "68");
    }

    private List<JsonNode> act(final String allowed, final String cap, final String sizing)
    {
        return venue.policyWithTiers("TIERED", "[" + tier("1.05", cap, sizing) + "]",
            "feeRate", "0", "hedge", allowed, "roundIntervalNs", "0");
    }

    @Test
    void shouldOnlyHedgeWhereThePolicyAllowsIt()
    {
        shortCalls(1.03);

        assertEquals(0, all(act("NEVER", "1", "JUST_ENOUGH"), "LiquidationOrdered").size());
    }

    @Test
    void shouldNotHedgeTheCoinsOfAnAccountThatIsWorthNothing()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "1", "JUST_ENOUGH") + "]", "hedge", "LAST");
        venue.apply(venue.event("CollateralListed").id("assetId", 1).text("symbol", "BTC")
            .id("riskCancellingUnderlyingId", 1).text("maintenanceHaircut", "0.1").text("initialHaircutAddOn", "0"));
        venue.apply(venue.event("CollateralPriceChanged").id("assetId", 1).text("price", "1000")
            .text("confidence", "1"));
        venue.account(A, "100");
        venue.apply(venue.event("CollateralTransferRequested").id("accountId", A).id("transferId", 99).id("assetId", 1)
            .text("quantity", "5"));
        venue.trade(A, PERPETUAL, "10", "2000");
        venue.trade(A, PERPETUAL, "-10", "1000");
        // What was ordered before the position was gone times out.
        for (int second = 0; second < 60; second++)
        {
            venue.pass(1);
            venue.time();
        }

        assertEquals("BANKRUPT", venue.report(A).get("health").asText());
        assertEquals(0, venue.report(A).get("positions").size());
        final List<JsonNode> orders = venue.engine().decisions("LiquidationOrdered");
        assertTrue(orders.stream().noneMatch(order -> "DELTA_HEDGE".equals(order.get("unitKind").asText())),
            orders::toString);
    }

    @Test
    void shouldBuyTheLeastLotsThatReachTheTargetAgainstTheDelta()
    {
        shortCalls(1.03);
        final double deltaBefore = venue.report(A).get("delta").asDouble();
        final JsonNode order = only(act("LAST", "1", "JUST_ENOUGH"), "LiquidationOrdered");

        assertEquals("DELTA_HEDGE", order.get("unitKind").asText());
        assertEquals(PERPETUAL, order.get("instrumentId").asInt());
        final double quantity = order.get("quantity").asDouble();
        assertTrue(quantity > 0 && quantity <= -deltaBefore, order + " against " + deltaBefore);
        assertTrue(order.get("ratioAfterExpected").asDouble() >= 1.1);

        venue.fill(order, text(quantity - 0.1), "1000.5");
        assertTrue(venue.ratio(A) < 1.1, "a lot fewer is too few");
        final List<JsonNode> last = venue.fill(order, "0.1", "1000.5");
        assertEquals("FILLED", only(last, "LiquidationOrderCompleted").get("reason").asText());
        assertEquals(order.get("ratioAfterExpected").asDouble(), venue.ratio(A), 1e-8);
        assertEquals(deltaBefore + quantity, venue.report(A).get("delta").asDouble(), 1e-6);
    }

    @Test
    void shouldHoldToTheCapOfTheTier()
    {
        shortCalls(0.9);
        final double delta = venue.report(A).get("delta").asDouble();
        final JsonNode order = only(act("LAST", "0.1", "JUST_ENOUGH"), "LiquidationOrdered");

        assertEquals(Math.floor(-delta * 0.1 / 0.1) * 0.1, order.get("quantity").asDouble(), 1e-9);
        assertTrue(order.get("ratioAfterExpected").asDouble() > order.get("ratioBefore").asDouble());
    }

    @Test
    void shouldHedgeInALastTierThatCanCloseNothing()
    {
        shortCalls(1.03);

        assertEquals("DELTA_HEDGE",
            only(act("LAST", "1", "ALL"), "LiquidationOrdered").get("unitKind").asText());
    }

    @Test
    void shouldCloseRatherThanHedgeWhereClosingHelps()
    {
        shortCalls(1.03);
        venue.liquidity(CALL, "2", "1000");

        final JsonNode order = only(act("LAST", "1", "JUST_ENOUGH"), "LiquidationOrdered");
        assertEquals("POSITION", order.get("unitKind").asText());
        assertEquals(CALL, order.get("instrumentId").asInt());
    }

    @Test
    void shouldNotHedgeWhereTheHedgeItselfMakesItWorse()
    {
        shortCalls(1.03);
        venue.liquidity(PERPETUAL, "400", "1000");

        assertEquals(0, all(act("LAST", "1", "JUST_ENOUGH"), "LiquidationOrdered").size());
    }

    @Test
    void shouldNotHedgeWithoutAPriceOfThePerpetual()
    {
        assertEquals(0, ordersInAnotherCoin(false));
        assertEquals(1, new DeltaHedgeTest().ordersInAnotherCoin(true));
    }

    private int ordersInAnotherCoin(final boolean isPerpetualPriced)
    {
        final int otherCall = 12;
        venue.policyWithTiers("TIERED", "[" + tier("0.00001", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.apply(venue.event("UnderlyingListed").id("underlyingId", 2).text("symbol", "ETH"));
        venue.apply(venue.event("SpotPriceChanged").id("underlyingId", 2).text("price", "1000")
            .text("confidence", "1"));
        venue.apply(venue.event("PerpetualListed").id("instrumentId", 11).id("underlyingId", 2)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("ExpiryListed").id("expiryId", 2).id("underlyingId", 2)
            .text("expiryNs", Long.toString((1_700_000_000L + 30 * 86_400) * SmallVenue.SECOND)));
        venue.apply(venue.event("ForwardPriceChanged").id("expiryId", 2).text("forward", "1000").text("rate", "0")
            .text("forwardConfidence", "1").text("rateConfidence", "1"));
        venue.apply(venue.event("OptionListed").id("instrumentId", otherCall).id("expiryId", 2).text("strike", "1000")
            .text("right", "CALL").text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("VolatilityChanged").id("expiryId", 2).text("strike", "1000")
            .text("volatility", "0.6").text("confidence", "1"));
        venue.liquidity(otherCall, "400", "1000");
        venue.account(A, "2000");
        venue.trade(A, otherCall, "-20", "68");

        if (isPerpetualPriced)
        {
            venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 11).text("price", "1000")
                .text("confidence", "1"));
        }
        return all(act("LAST", "1", "JUST_ENOUGH"), "LiquidationOrdered").size();
    }

    @Test
    void shouldNotHedgeWhereTheBookHasNoRoomForThePerpetual()
    {
        assertEquals(1, ordersOfABookOf(BOOK_SIZE - 1));
        assertEquals(0, new DeltaHedgeTest().ordersOfABookOf(BOOK_SIZE));
    }

    /** Puts sold at many strikes, none of which can be bought back. */
    private int ordersOfABookOf(final int positions)
    {
        venue.policyWithTiers("TIERED", "[" + tier("0.00001", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.account(RICH, "1000000");
        for (int i = 0; i < positions; i++)
        {
            final String strike = Integer.toString(700 + i);
            venue.option(CALL + i, strike, "PUT", "0.1");
            venue.volatility(strike, "0.6");
            venue.liquidity(CALL + i, "400", "1000");
            venue.trade(RICH, CALL + i, "-1", "20");
        }
        final JsonNode report = venue.report(RICH);
        final double excess =
            report.get("equity").asDouble() - 1.03 * report.get("maintenanceRequirement").asDouble();
        venue.apply(venue.event("TradeExecuted").id("accountId", RICH).id("tradeId", 1).id("instrumentId", CALL)
            .text("quantity", "-0.1").text("price", "20").text("fee", text(excess)));
        return all(act("LAST", "1", "JUST_ENOUGH"), "LiquidationOrdered").size();
    }

    @Test
    void shouldForgetThePlaceItKeptOnceTheHedgeIsGivenUp()
    {
        shortCalls(1.03);
        final int held = venue.report(A).get("positions").size();
        final JsonNode order = only(act("LAST", "1", "JUST_ENOUGH"), "LiquidationOrdered");
        venue.close(order);

        assertEquals(held, venue.report(A).get("positions").size());
        venue.fill(order, order.get("quantity").asText(), "1000.5");
        assertEquals(held + 1, venue.report(A).get("positions").size(), "a late fill is a fact");
    }

    private static String text(final double value)
    {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
