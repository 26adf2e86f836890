package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a round may cost near and below zero, who pays it, and when others must take the positions. */
class RoomStoryTest
{
    private static final long A = 7;
    private static final long OPPOSITE = 40;
    private static final double TINY = 1e-4;

    private final SmallVenue venue = new SmallVenue();

    private List<JsonNode> fallTo(final String price)
    {
        final List<JsonNode> decisions = new ArrayList<>(venue.spot(price));
        decisions.addAll(venue.perpetual(price));
        return decisions;
    }

    private void tenCoinsLong(final String cash, final String halfSpread, final String depth)
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.05");
        venue.liquidity(PERPETUAL, halfSpread, depth);
        venue.account(OPPOSITE, "100000");
        venue.trade(OPPOSITE, PERPETUAL, "-10", "1000");
        venue.account(A, cash);
        venue.trade(A, PERPETUAL, "10", "1000");
    }

    private double fund()
    {
        final List<JsonNode> all = venue.engine().decisions("InsuranceFundChanged");
        return all.get(all.size() - 1).get("fundAfter").asDouble();
    }

    @Test
    void shouldOrderWhereClosingCostsMoreThanTheEquityAndLetTheFundPayTheRest()
    {
        tenCoinsLong("1700", "5", "1000");
        venue.apply(venue.event("InsuranceFundTransferred").id("transferId", 1).text("amount", "10000"));

        // At 834 the equity is 40, the half-spread costs 50, and the fund risks a hundredth of 8,340.
        final JsonNode order = only(fallTo("834"), "LiquidationOrdered");
        assertEquals(83.4, order.get("insuranceAtRisk").asDouble(), TINY);
        assertEquals(834 - 12.34, order.get("limitPrice").asDouble(), TINY);

        // A fill that leaves 60 below zero draws them at once.
        final List<JsonNode> filled = venue.fill(order, "10", "824");
        assertEquals(60, only(filled, "InsuranceFundChanged").get("amount").asDouble(), TINY);
        assertEquals(9_940, fund(), TINY);
        assertEquals(0, venue.report(A).get("equity").asDouble(), TINY);
        assertEquals(0, venue.engine().decisions("PositionDeleveraged").size());
    }

    /** An empty fund pays nothing, so the equity alone cuts the order: a coin costs 5, and 40 are left. */
    @Test
    void shouldCutTheOrderToTheEquityWhereTheFundHasNothing()
    {
        tenCoinsLong("1700", "5", "1000");
        final List<JsonNode> decisions = fallTo("834");
        final JsonNode plan = only(decisions, "LiquidationPlanned");
        final JsonNode order = only(decisions, "LiquidationOrdered");

        assertEquals("10", plan.get("chosenLots").asText());
        assertEquals(plan.get("orderedLots").asDouble(), -order.get("quantity").asDouble(), TINY);
        assertEquals("CASH", plan.get("limitedBy").asText());
        assertEquals("BANKRUPTCY", plan.get("limitReason").asText());
        assertEquals(0, order.get("insuranceAtRisk").asDouble(), TINY);
        assertTrue(-order.get("quantity").asDouble() * 5 <= 40, order::toString);
    }

    @Test
    void shouldReserveWhatTheFundRisksUntilTheOrderCompletes()
    {
        tenCoinsLong("1700", "5", "1000");
        venue.apply(venue.event("InsuranceFundTransferred").id("transferId", 1).text("amount", "100"));
        final JsonNode order = only(fallTo("834"), "LiquidationOrdered");

        assertEquals("OUT_OF_RANGE", withdrawal("-20"));
        venue.close(order);
        assertEquals(1, venue.apply(venue.event("InsuranceFundTransferred").id("transferId", 3).text("amount", "-20"))
            .stream().filter(decision -> SmallVenue.is(decision, "InsuranceFundChanged")).count());
    }

    private String withdrawal(final String amount)
    {
        return only(venue.engine().apply(venue.event("InsuranceFundTransferred").id("transferId", 2)
            .text("amount", amount).line()), "EventRejected").get("reason").asText();
    }

    @Test
    void shouldOrderOnlyTheLotsWhoseCostFitsIntoTheEquityWithoutAFund()
    {
        tenCoinsLong("1700", "5", "1000");

        // The equity of 40 pays for almost eight coins at five each.
        final JsonNode order = only(fallTo("834"), "LiquidationOrdered");
        assertEquals("0", order.get("insuranceAtRisk").asText());
        assertEquals("-7.9", order.get("quantity").asText());
        venue.fill(order, "7.9", order.get("limitPrice").asText());
        assertTrue(venue.report(A).get("equity").asDouble() >= 0);
    }

    @Test
    void shouldOrderNothingAndDeleverageAtOnceWhereTheFundCannotPay()
    {
        tenCoinsLong("1680", "1", "1000");

        final List<JsonNode> decisions = fallTo("830");

        assertEquals(0, all(decisions, "LiquidationOrdered").size());
        assertEquals(1, all(decisions, "PositionDeleveraged").size());
    }

    @Test
    void shouldNotDeleverageWhileTheBookIsDeep()
    {
        tenCoinsLong("1700", "1", "1000");
        venue.insure("10000", "0.05");
        final int rounds = roundsUntilDeleveraging(true);
        assertEquals(6, rounds, "three rounds, and three more while the depth covers the size");
        assertEquals(1, venue.engine().decisions("PositionDeleveraged").size());
    }

    /** Falls to 828 and closes every order without a fill; returns the orders until the first deleveraging. */
    private int roundsUntilDeleveraging(final boolean tellsDepthAgain)
    {
        List<JsonNode> orders = all(fallTo("828"), "LiquidationOrdered");
        int rounds = 0;
        for (int second = 0; second < 600 && venue.engine().decisions("PositionDeleveraged").isEmpty(); second++)
        {
            for (final JsonNode order : orders)
            {
                rounds++;
                venue.close(order);
                if (tellsDepthAgain)
                {
                    venue.liquidity(PERPETUAL, "1", "1000");
                }
            }
            venue.pass(1);
            orders = all(venue.time(), "LiquidationOrdered");
        }
        return rounds;
    }

    @Test
    void shouldDeleverageAfterThreeRoundsThatFoundNobodyWhereNoDepthIsToldAgain()
    {
        tenCoinsLong("1700", "1", "1000");
        venue.insure("10000", "0.05");
        final int rounds = roundsUntilDeleveraging(false);
        assertEquals(3, rounds);
    }

    @Test
    void shouldEndAFirmRestWhenTheDepthRisesAboveWhatTheLastRoundWanted()
    {
        tenCoinsLong("1800", "0", "4");
        final JsonNode order = only(fallTo("970"), "LiquidationOrdered");
        venue.close(order);
        venue.pass(1);
        assertEquals(0, all(venue.time(), "LiquidationOrdered").size());

        assertEquals(1, all(venue.liquidity(PERPETUAL, "0", "1000"), "LiquidationOrdered").size());
    }

    @Test
    void shouldEndAFirmRestWhenTheMarkMovesByMoreThanHalfTheBand()
    {
        tenCoinsLong("1800", "0", "1000");
        venue.policyWithTiers("TIERED", "[" + SmallVenue.tier("1.05", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.close(only(fallTo("979"), "LiquidationOrdered"));
        assertEquals(0, all(fallTo("975"), "LiquidationOrdered").size());

        assertEquals(1, all(fallTo("951"), "LiquidationOrdered").size());
    }

    @Test
    void shouldExpectTheEndOfTheBandWhereNoLiquidityIsKnownAndOrderATenthOfThePosition()
    {
        venue.policyWithTiers("TIERED", "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.apply(venue.event("PerpetualListed").id("instrumentId", 90).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 90).text("price", "1000")
            .text("confidence", "1"));
        venue.account(A, "1800");
        venue.trade(A, 90, "10", "1000");
        venue.spot("970");
        final JsonNode order = only(venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 90)
            .text("price", "970").text("confidence", "1")), "LiquidationOrdered");

        assertEquals("-1", order.get("quantity").asText());
        assertEquals(0.05 * 970, order.get("costExpected").asDouble(), 1e-4);
    }

    @Test
    void shouldOrderOnlyWhatTheEquityPaysForAtTheEndOfTheBandWhereNoLiquidityIsKnown()
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.05");
        venue.apply(venue.event("PerpetualListed").id("instrumentId", 90).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 90).text("price", "1000")
            .text("confidence", "1"));
        venue.account(A, "10000");

        // The equity of 20 pays for 0.4 coins at 50 each; a tenth of the position would be one coin.
        final JsonNode order = only(venue.trade(A, 90, "10", "1998"), "LiquidationOrdered");
        assertEquals("-0.3", order.get("quantity").asText());
        assertEquals(950, order.get("limitPrice").asDouble(), 1e-6);
    }

    @Test
    void shouldTakeTheDepthOfTheSideThatItTrades()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.apply(venue.event("LiquidityChanged").id("instrumentId", PERPETUAL).text("halfSpread", "0")
            .text("bidDepth", "2").text("askDepth", "1000"));
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "10", "1000");

        // A quarter of what buyers show.
        assertEquals("-0.5", only(fallTo("970"), "LiquidationOrdered").get("quantity").asText());
    }
}
