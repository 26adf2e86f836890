package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where closing costs more than the equity, an order goes out whatever part of the closing the depth admits, and it
 * never costs more than the equity and the insurance fund can pay.
 */
class NearZeroTest
{
    private static final int DRAWS = Integer.getInteger("softlanding.books", 300);
    private static final long A = 7;
    private static final long OPPOSITE = 40;
    private static final double LOT = 0.1;
    private static final double TINY = 1e-3;
    private static final double BAND = 0.05;

    private SmallVenue venue = new SmallVenue();

    private List<JsonNode> priceIs(final String price)
    {
        final List<JsonNode> decisions = new ArrayList<>(venue.spot(price));
        decisions.addAll(venue.perpetual(price));
        return decisions;
    }

    private static String text(final double number)
    {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    /** A perpetual whose liquidity is never told. */
    private void unknownPerpetual(final int instrumentId)
    {
        venue.apply(venue.event("PerpetualListed").id("instrumentId", instrumentId).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", instrumentId).text("price", "1000")
            .text("confidence", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4", "1", "4", "10", "30", "40", "50", "100", "1000", "1000000"})
    void shouldOrderWhateverPartOfTheClosingTheDepthAdmits(final String depth)
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.05");
        venue.liquidity(PERPETUAL, "40", depth);
        venue.account(A, "2331");
        venue.trade(A, PERPETUAL, "10.1", "1000");

        // At 800 the equity is 311, and the half-spreads of the whole 404.
        final JsonNode order = only(priceIs("800"), "LiquidationOrdered");
        venue.fill(order, order.get("quantity").asText().substring(1), order.get("limitPrice").asText());
        assertTrue(venue.report(A).get("equity").asDouble() >= 0);
    }

    @ParameterizedTest
    @CsvSource({"TIERED, JUST_ENOUGH", "TIERED, ALL", "OPTIMAL, JUST_ENOUGH", "FULL, ALL"})
    void shouldOrderWhereNobodyToldTheLiquidity(final String policy, final String sizing)
    {
        venue.policyWithTiers(policy, "[" + SmallVenue.tier("1.05", "1", sizing) + "]", "feeRate", "0");
        unknownPerpetual(90);
        venue.account(A, "2000");
        venue.trade(A, 90, "10", "1000");
        venue.spot("835");

        // The equity is 350, the end of the band for the whole 417.5, for the tenth that may go out less.
        final JsonNode order = only(venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 90)
            .text("price", "835").text("confidence", "1")), "LiquidationOrdered");
        venue.fill(order, order.get("quantity").asText().substring(1), order.get("limitPrice").asText());
        assertTrue(venue.report(A).get("equity").asDouble() >= 0);
    }

    @Test
    void shouldSayNothingOfTheFundWhereSomethingElseRaisesTheRatio()
    {
        venue.policyWithTiers("TIERED", "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.insure("10000", "0.01");
        venue.liquidity(PERPETUAL, "0.1", "1000000");
        unknownPerpetual(90);
        venue.account(A, "2060");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.trade(A, 90, "2", "1000");
        venue.spot("980");
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 90).text("price", "980")
            .text("confidence", "1"));

        final JsonNode order = only(venue.perpetual("980"), "LiquidationOrdered");
        assertEquals(PERPETUAL, order.get("instrumentId").asInt());
        assertEquals("0", order.get("insuranceAtRisk").asText());
    }

    /** Two perpetuals of one coin, of which the second comes in lots of five and at a wide spread. */
    @ParameterizedTest
    @CsvSource({"TIERED, 0.1, JUST_ENOUGH", "TIERED, 1, JUST_ENOUGH", "TIERED, 1, ALL", "OPTIMAL, 1, JUST_ENOUGH"})
    void shouldOrderThePositionOfWhichALotFits(final String policy, final String cap, final String sizing)
    {
        int near = 0;
        for (int seed = 0; seed < DRAWS; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            venue = new SmallVenue();
            venue.policyWithTiers(policy, "[" + SmallVenue.tier("1.05", cap, sizing) + "]", "feeRate", "0");
            venue.apply(venue.event("PerpetualListed").id("instrumentId", 91).id("underlyingId", 1)
                .text("contractSize", "1").text("lotSize", "5"));
            venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 91).text("price", "1000")
                .text("confidence", "1"));
            final double cheap = Math.round(random.nextDouble(1, 30));
            final double dear = Math.round(random.nextDouble(1, 40));
            venue.liquidity(PERPETUAL, text(cheap), random.nextBoolean() ? "1000000" : text(random.nextInt(1, 40)));
            venue.liquidity(91, text(dear), random.nextBoolean() ? "1000000" : text(random.nextInt(5, 40)));
            final double few = random.nextInt(1, 50) * LOT;
            final double lots = 5 * random.nextInt(1, 5);
            final double closing = few * cheap + lots * dear;
            final double equity = Math.round(random.nextDouble(0, 2) * closing * 100) / 100.0 + 0.01;
            venue.account(A, "1000000");
            venue.trade(A, PERPETUAL, text(few), "1000");
            final List<JsonNode> decisions = venue.apply(venue.event("TradeExecuted").id("accountId", A)
                .id("tradeId", 999).id("instrumentId", 91).text("quantity", text(lots))
                .text("price", "1000").text("fee", text(1_000_000 - equity)));
            final boolean fits = LOT * cheap <= equity || 5 * dear <= equity;
            final String story = "seed " + seed + " " + cheap + " " + dear + " " + few + " " + lots + " " + equity;
            if (fits && !"HEALTHY".equals(healthAfter(decisions)))
            {
                near += equity < closing ? 1 : 0;
                final List<JsonNode> orders = all(decisions, "LiquidationOrdered");
                assertFalse(orders.isEmpty(), () -> story + decisions.subList(decisions.size() - 1, decisions.size()));
                orders.forEach(order -> venue.fill(
                    order, order.get("quantity").asText().substring(1), order.get("limitPrice").asText()));
                assertTrue(venue.report(A).get("equity").asDouble() >= 0, story);
            }
        }
        assertTrue(near > DRAWS / 4, "near zero: " + near);
    }

    private static String healthAfter(final List<JsonNode> decisions)
    {
        final List<JsonNode> changes = all(decisions, "AccountHealthChanged");
        return changes.isEmpty() ? "HEALTHY" : changes.get(changes.size() - 1).get("healthAfter").asText();
    }

    /** What is drawn of one account, whose only position is a perpetual. */
    private record Draw(
        double quantity, double price, double halfSpread, boolean known, double depth, double fund, double equity,
        double feeRate)
    {
        static Draw of(final SplittableRandom random, final double feeRate)
        {
            final double quantity = Math.round(random.nextDouble(2, 200)) * LOT * (random.nextBoolean() ? 1 : -1);
            final double price = Math.round(random.nextDouble(500, 1_500));
            final double halfSpread = Math.round(price * random.nextDouble(0.002, 0.06) * 100) / 100.0;
            final boolean known = random.nextInt(3) > 0;
            final double depth = random.nextBoolean() ? Math.ceil(random.nextDouble(0.1, 50) * 10) / 10 : 1_000_000;
            final double fund = random.nextInt(3) == 0 ? 0 : random.nextInt(2) == 0 ? 50 : 1_000_000;
            final double slip = known ? halfSpread : BAND * price;
            final double equity = Math.round(
                random.nextDouble(-0.3, 2) * slip * Math.abs(quantity) * 100) / 100.0;
            return new Draw(quantity, price, halfSpread, known, depth, fund, equity, feeRate);
        }

        double notional()
        {
            return Math.abs(quantity) * price;
        }

        double closingCost()
        {
            return cost(Math.abs(quantity), known ? halfSpread : BAND * price);
        }

        /** What contracts cost at a distance from the mark, with the fee. */
        double cost(final double contracts, final double slip)
        {
            return contracts * (slip + feeRate * (quantity > 0 ? price - slip : price + slip));
        }

        double payable()
        {
            return Math.min(fund, 0.01 * notional());
        }

        /** What a round of a number of contracts may cost where the fund helps. */
        double room(final double contracts)
        {
            final double p = contracts / Math.abs(quantity);
            return equity > 0 ? equity + p * payable() : p * (equity + payable());
        }

        boolean hasRoomForALot()
        {
            return equity + payable() >= 0 && cost(LOT, known ? halfSpread : BAND * price) <= room(LOT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIERED, 0.1, JUST_ENOUGH, 0", "TIERED, 1, JUST_ENOUGH, 0.001", "TIERED, 1, ALL, 0",
        "OPTIMAL, 1, JUST_ENOUGH, 0", "FULL, 1, ALL, 0"})
    void shouldOrderWheneverALotFitsIntoRoomAndDepth(
        final String policy, final String cap, final String sizing, final String feeRate)
    {
        final int[] counts = new int[4];
        for (int seed = 0; seed < DRAWS; seed++)
        {
            final Draw draw = Draw.of(new SplittableRandom(seed), Double.parseDouble(feeRate));
            venue = new SmallVenue();
            venue.policyWithTiers(policy, "[" + SmallVenue.tier("1.05", cap, sizing) + "]", "feeRate", feeRate,
                "priceBand", "0.05");
            check("seed " + seed + " " + policy + " " + sizing + " " + draw, draw, counts);
        }
        assertTrue(counts[0] > DRAWS / 2 && counts[1] > DRAWS / 20 && counts[2] > DRAWS / 10 && counts[3] > DRAWS / 10,
            () -> Arrays.toString(counts));
    }

    private void check(final String story, final Draw draw, final int[] counts)
    {
        final int instrument = draw.known() ? PERPETUAL : 90;
        if (draw.known())
        {
            venue.liquidity(PERPETUAL, text(draw.halfSpread()), text(draw.depth()));
        }
        else
        {
            unknownPerpetual(90);
        }
        if (draw.fund() > 0)
        {
            venue.insure(text(draw.fund()), "0.01");
        }
        venue.account(OPPOSITE, "10000000");
        final double lot = draw.quantity() > 0 ? LOT : -LOT;
        venue.trade(OPPOSITE, instrument, text(-draw.quantity()), "1000");
        venue.account(A, "1000000");
        venue.trade(A, instrument, text(draw.quantity() - lot), "1000");
        priceIs(text(draw.price()));
        if (!draw.known())
        {
            venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 90).text("price", text(draw.price()))
                .text("confidence", "1"));
        }
        final double gain = (draw.quantity() - lot) * (draw.price() - 1_000);
        // A fact that leaves the account with the equity wanted: what it paid for another trade.
        final List<JsonNode> decisions = venue.apply(venue.event("TradeExecuted").id("accountId", A)
            .id("tradeId", 999).id("instrumentId", instrument).text("quantity", text(lot))
            .text("price", text(draw.price())).text("fee", text(1_000_000 + gain - draw.equity())));
        judge(story, draw, decisions, counts);
    }

    private void judge(
        final String story, final Draw draw, final List<JsonNode> decisions, final int[] counts)
    {
        final List<JsonNode> orders = all(decisions, "LiquidationOrdered");
        final boolean deleveraged = !all(decisions, "PositionDeleveraged").isEmpty();
        if (!draw.hasRoomForALot())
        {
            counts[1]++;
            assertEquals(List.of(), orders, story);
            assertTrue(deleveraged, () -> story + decisions);
            return;
        }
        counts[0]++;
        assertEquals(1, orders.size(), () -> story + " " + decisions);
        assertFalse(deleveraged, story);
        final JsonNode order = orders.get(0);
        final double contracts = Math.abs(order.get("quantity").asDouble());
        final double slip = Math.abs(order.get("limitPrice").asDouble() - draw.price());
        final double atRisk = order.get("insuranceAtRisk").asDouble();
        final boolean helps = draw.equity() <= 0 || draw.closingCost() > draw.equity();
        counts[2] += helps ? 1 : 0;
        counts[3] += helps ? 0 : 1;
        if (helps)
        {
            assertTrue(draw.cost(contracts, slip) <= draw.room(contracts) + TINY, story);
        }
        else
        {
            assertTrue(draw.cost(contracts, slip) <= draw.equity() + TINY, story);
            assertEquals(0, atRisk, TINY, story);
        }
        venue.fill(order, text(contracts), order.get("limitPrice").asText());
        if (atRisk == 0 && draw.equity() > 0)
        {
            assertTrue(venue.report(A).get("equity").asDouble() >= 0, story);
        }
    }
}
