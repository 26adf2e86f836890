package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.SECOND;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the sales of many accounts are kept from pushing the market, as a risk officer expects to see it. */
class MarketProtectionTest
{
    private static final long LONG = 7;
    private static final long SHORT = 8;
    private static final int CALL = 2;
    private static final String UNCAPPED = "[" + tier("1.05", "1", "JUST_ENOUGH") + "]";

    private final SmallVenue venue = new SmallVenue();

    private void policy(final String... more)
    {
        venue.policyWithTiers("TIERED", UNCAPPED, more);
    }

    private void perpetuals(final long accountId, final String quantity, final String cash)
    {
        venue.account(accountId, cash);
        venue.trade(accountId, PERPETUAL, quantity, "1000");
    }

    private List<JsonNode> fallTo(final String price)
    {
        venue.spot(price);
        return venue.perpetual(price);
    }

    private static double quantity(final List<JsonNode> decisions)
    {
        return all(decisions, "LiquidationOrdered").stream()
            .mapToDouble(order -> Math.abs(order.get("quantity").asDouble())).sum();
    }

    @Test
    void shouldGiveOppositeClosingsToEachOtherAtMarkBeforeAnythingIsSent()
    {
        perpetuals(LONG, "10", "1700");
        perpetuals(SHORT, "-20", "3400");
        final List<JsonNode> decisions = venue.policyWithTiers(
            "TIERED", "[" + tier("1.1", "1", "JUST_ENOUGH") + "]", "feeRate", "0");

        // 1,700 = 1.1 * 159 q -> 0.3 of ten must go; twice that of the short.
        final JsonNode netted = only(decisions, "LiquidationsCrossed");
        assertEquals("0.3", netted.get("quantity").asText());
        assertEquals("1000", netted.get("price").asText());
        assertEquals(SHORT, netted.get("buyerAccountId").asLong());
        assertEquals(LONG, netted.get("sellerAccountId").asLong());
        final JsonNode rest = only(decisions, "LiquidationOrdered");
        assertEquals(SHORT, rest.get("accountId").asLong());
        assertEquals("0.3", rest.get("quantity").asText());
        assertEquals(netted.get("buyerPlanId"), rest.get("planId"));
        assertNotEquals(netted.get("buyerPlanId"), netted.get("sellerPlanId"));
        assertEquals("1700", venue.report(LONG).get("equity").asText(), "no spread and no fee");
        assertEquals("3400", venue.report(SHORT).get("equity").asText());
        assertTrue(venue.ratio(LONG) >= 1.1);
    }

    @Test
    void shouldSendBothClosingsWhereThePolicyDoesNotNet()
    {
        perpetuals(LONG, "10", "1700");
        perpetuals(SHORT, "-20", "3400");
        final List<JsonNode> decisions = venue.apply(venue.event("LiquidationPolicySet").text("policy", "TIERED")
            .text("targetRatio", "1.1").text("feeRate", "0").raw("tiers", "[" + tier("1.1", "1", "JUST_ENOUGH") + "]")
            .text("internalCrossing", "NO"));

        assertEquals(0, all(decisions, "LiquidationsCrossed").size());
        assertEquals(2, all(decisions, "LiquidationOrdered").size());
    }

    @Test
    void shouldNotNetALegOfARegisteredPackage()
    {
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.6");
        perpetuals(LONG, "10", "1700");
        venue.trade(LONG, CALL, "-10", "68");
        venue.apply(venue.event("PackageRegistered").id("accountId", LONG).id("packageId", 1)
            .raw("legs", "[{\"instrumentId\":1,\"ratio\":\"1\"},{\"instrumentId\":2,\"ratio\":\"-1\"}]"));
        perpetuals(SHORT, "-20", "3400");

        final List<JsonNode> decisions = venue.apply(venue.event("LiquidationPolicySet").text("policy", "TIERED")
            .text("targetRatio", "20").text("feeRate", "0").raw("tiers", "[" + tier("20", "1", "JUST_ENOUGH") + "]"));

        assertEquals(0, all(decisions, "LiquidationsCrossed").size(), decisions::toString);
        assertTrue(all(decisions, "LiquidationOrdered").stream()
            .anyMatch(order -> order.get("accountId").asLong() == SHORT));
    }

    @Test
    void shouldOrderNoMoreThanTheShareOfTheVisibleDepthInAnyWindow()
    {
        policy("feeRate", "0", "roundIntervalNs", "0");
        venue.liquidity(PERPETUAL, "0", "2");
        perpetuals(LONG, "10", "1800");

        // 1.2 coins are wanted, a quarter of two is 0.5.
        final JsonNode first = only(fallTo("970"), "LiquidationOrdered");
        assertEquals("-0.5", first.get("quantity").asText());
        assertEquals(0, all(venue.fill(first, "0.5", "970"), "LiquidationOrdered").size());
        venue.pass(9);
        assertEquals(0, all(fallTo("969"), "LiquidationOrdered").size());
        venue.pass(1);
        assertEquals("-0.5", only(venue.time(), "LiquidationOrdered").get("quantity").asText());
    }

    @Test
    void shouldLeaveLotsThatCameBackUnfilledInTheWindow()
    {
        policy("feeRate", "0", "roundIntervalNs", "0");
        venue.liquidity(PERPETUAL, "0", "2");
        perpetuals(LONG, "10", "1800");
        final JsonNode first = only(fallTo("970"), "LiquidationOrdered");
        venue.fill(first, "0.1", "970");
        venue.close(first);

        venue.pass(9);
        assertEquals(0, all(venue.time(), "LiquidationOrdered").size());
        venue.pass(1);
        assertEquals(0.5, quantity(venue.time()), 1e-9);
    }

    @Test
    void shouldCloseTheLeastStepOfWhatIsTooThinForAShare()
    {
        policy("feeRate", "0");
        venue.liquidity(PERPETUAL, "0", "0.1");
        perpetuals(LONG, "10", "1800");

        assertEquals("-0.1", only(fallTo("970"), "LiquidationOrdered").get("quantity").asText());
    }

    @Test
    void shouldCloseAPackageInRatioWithinTheShareOfItsThinnestLeg()
    {
        policy("feeRate", "0");
        venue.option(CALL, "1200", "CALL", "0.1");
        venue.volatility("1200", "0.8");
        venue.liquidity(CALL, "0", "2");
        venue.account(LONG, "1900");
        venue.trade(LONG, PERPETUAL, "10", "1000");
        venue.trade(LONG, CALL, "-10", "32");
        venue.apply(venue.event("PackageRegistered").id("accountId", LONG).id("packageId", 1)
            .raw("legs", "[{\"instrumentId\":1,\"ratio\":\"1\"},{\"instrumentId\":2,\"ratio\":\"-1\"}]"));

        final JsonNode first = only(fallTo("880"), "LiquidationOrdered");
        final JsonNode second = only(venue.fill(first, "0.5", "880"), "LiquidationOrdered");

        assertEquals("-0.5", first.get("quantity").asText());
        assertEquals("0.5", second.get("quantity").asText());
        assertEquals(first.get("planId"), second.get("planId"));
    }

    @Test
    void shouldKeepAllThatIsInSaleBelowTheCap()
    {
        policy("feeRate", "0", "maxNotionalInLiquidation", "1000");
        perpetuals(LONG, "10", "1800");
        perpetuals(9, "10", "1800");

        final List<JsonNode> orders = all(fallTo("970"), "LiquidationOrdered");
        assertEquals(1, orders.size());
        assertEquals("-1", orders.get(0).get("quantity").asText(), "1.2 are wanted, 1.1 would be 1,067");

        venue.fill(orders.get(0), "0.5", "970");
        venue.pass(1);
        assertEquals(0.5, quantity(venue.time()), 1e-9);
    }

    @Test
    void shouldHelpTheWorstAccountFirstWhenManyFallAtOnce()
    {
        policy("feeRate", "0", "maxNotionalInLiquidation", "1000");
        perpetuals(1, "10", "1850");
        perpetuals(2, "10", "1800");
        perpetuals(3, "10", "1830");

        final JsonNode order = only(fallTo("965"), "LiquidationOrdered");
        assertEquals(2, order.get("accountId").asLong());
    }

    @Test
    void shouldStepAllInTheOrderOfTheirRatios()
    {
        policy("feeRate", "0");
        for (int i = 0; i < 40; i++)
        {
            perpetuals(100 + i, "10", Integer.toString(1800 + (i * 17) % 40));
        }

        venue.perpetual("970");
        final List<JsonNode> orders = venue.engine().decisions("LiquidationOrdered");
        final List<Double> ratios = orders.stream().map(order -> order.get("ratioBefore").asDouble()).toList();

        assertTrue(orders.size() > 30, () -> "orders: " + orders.size());
        assertEquals(ratios.stream().sorted().collect(Collectors.toList()), ratios);
    }

    @Test
    void shouldNotMoveTheMarkByItsOwnTrades()
    {
        policy("feeRate", "0");
        perpetuals(LONG, "10", "1800");
        final JsonNode order = only(fallTo("970"), "LiquidationOrdered");
        final double before = venue.report(LONG).get("positions").get(0).get("mark").asDouble();

        venue.fill(order, "1.2", "930");

        assertEquals(before, venue.report(LONG).get("positions").get(0).get("mark").asDouble());
    }

    @Test
    void shouldLiquidateEachClassOfAccountsByItsOwnPolicyAndTheOthersByThatOfClassZero()
    {
        policy("feeRate", "0");
        venue.policyWithTiers("FULL", "[" + tier("1.05", "1", "ALL") + "]", "feeRate", "0", "accountClass", "3");
        for (int accountClass = 2; accountClass <= 3; accountClass++)
        {
            venue.accountOfClass(accountClass, accountClass, "1800");
            venue.trade(accountClass, PERPETUAL, "10", "1000");
        }

        venue.spot("984");
        final List<JsonNode> orders = all(venue.perpetual("984"), "LiquidationOrdered");

        assertEquals(List.of("TIERED", "FULL"), orders.stream().map(order -> order.get("policy").asText()).toList());
        assertEquals(List.of("-0.5", "-10"), orders.stream().map(order -> order.get("quantity").asText()).toList());
    }

    @Test
    void shouldRefuseAClassThatDoesNotExist()
    {
        final JsonNode refused = only(venue.engine().apply(venue.event("AccountOpened").id("accountId", 5)
            .text("marginMode", "PORTFOLIO").id("accountClass", 256).line()), "EventRejected");

        assertEquals("accountClass", refused.get("field").asText());
    }

    @Test
    void shouldTellAccountsOfDifferentClassesApartInTheState()
    {
        final SmallVenue other = new SmallVenue();
        venue.accountOfClass(1, 0, "10");
        other.accountOfClass(1, 1, "10");

        assertNotEquals(venue.engine().stateHash(), other.engine().stateHash());
        assertTrue(venue.nowNs() > SECOND);
    }
}
