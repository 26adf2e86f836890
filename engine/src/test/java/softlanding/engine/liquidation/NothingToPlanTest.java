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

/**
 * What becomes of an account of which nothing can be closed without making it worse, where nobody bids in auctions: 100
 * call spreads, in whose legs nobody makes a market that is worth the name.
 */
class NothingToPlanTest
{
    private static final int SOLD = 2;
    private static final int BOUGHT = 3;
    private static final long SICK = 7;
    private static final long OPPOSITE = 8;

    private final SmallVenue venue = new SmallVenue();

    /** The account has sold calls at 1,000 and bought as many at 1,010; closing one costs more than it can release. */
    private void spread(final String cash)
    {
        venue.policy("TIERED");
        venue.option(SOLD, "1000", "CALL", "0.1");
        venue.option(BOUGHT, "1010", "CALL", "0.1");
        venue.volatility("1000", "0.5");
        venue.volatility("1010", "0.5");
        venue.liquidity(SOLD, "5000", "10");
        venue.liquidity(BOUGHT, "5000", "10");
        venue.account(SICK, cash);
        venue.trade(SICK, BOUGHT, "100", "50");
        venue.trade(SICK, SOLD, "-100", "50");
        // A covered account would be in no tier; a perpetual that nobody can close at a price ends the cover.
        venue.liquidity(SmallVenue.PERPETUAL, "5000", "10");
        venue.trade(SICK, SmallVenue.PERPETUAL, "0.00000001", "1000");
    }

    private void opposite(final int instrument, final String quantity)
    {
        venue.trade(OPPOSITE, instrument, quantity, "50");
    }

    private List<JsonNode> minutes(final int minutes)
    {
        final List<JsonNode> decisions = new ArrayList<>();
        for (int second = 0; second < 60 * minutes; second++)
        {
            venue.pass(1);
            decisions.addAll(venue.time());
        }
        return decisions;
    }

    /** Contracts of the account that others took, signed as it trades. */
    private static double taken(final List<JsonNode> decisions, final int instrumentId)
    {
        return all(decisions, "PositionDeleveraged").stream()
            .filter(decision -> decision.get("liquidatedAccountId").asLong() == SICK)
            .filter(decision -> decision.get("instrumentId").asInt() == instrumentId)
            .mapToDouble(decision -> -decision.get("quantity").asDouble()).sum();
    }

    @Test
    void shouldLetAnAccountGoThatHasCrossedNoTierAnyMore()
    {
        spread("1105");
        assertTrue(venue.ratio(SICK) < 1.05);
        final List<JsonNode> waiting = minutes(10);
        assertEquals(0, all(waiting, "LiquidationOrdered").size(), "no step makes it worse");
        assertEquals("LIQUIDATING", venue.report(SICK).get("health").asText());

        final List<JsonNode> better = venue.transfer(SICK, "35");

        assertTrue(venue.ratio(SICK) > 1.05 && venue.ratio(SICK) < 1.1, "above the tiers, below the target");
        assertEquals("RESTRICTED", only(better, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(0, all(minutes(10), "AccountHealthChanged").size());
    }

    @Test
    void shouldGiveTheBookAtMarkToWhoeverHoldsTheOppositeAfterMinutesInWhichNothingCouldBePlanned()
    {
        spread("1105");
        venue.account(OPPOSITE, "50000");
        opposite(BOUGHT, "-150");
        opposite(SOLD, "150");
        venue.trade(OPPOSITE, SmallVenue.PERPETUAL, "-0.00000001", "1000");
        final double sick = venue.report(SICK).get("equity").asDouble();
        final double opposite = venue.report(OPPOSITE).get("equity").asDouble();

        assertEquals(0, all(minutes(2), "PositionDeleveraged").size(), "a market that is thin for a moment");
        final List<JsonNode> decisions = minutes(4);

        assertEquals(100, taken(decisions, SOLD), 1e-9);
        assertEquals(-100, taken(decisions, BOUGHT), 1e-9);
        assertEquals("HEALTHY", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(0, venue.report(SICK).get("positions").size());
        assertEquals(sick, venue.report(SICK).get("equity").asDouble(), 0.01, "nobody pays");
        assertEquals(opposite, venue.report(OPPOSITE).get("equity").asDouble(), 0.02);
        assertEquals(0, venue.engine().decisions("InsuranceFundChanged").size());
        assertEquals(0, venue.engine().decisions("LiquidationOrdered").size());
    }

    @Test
    void shouldNotTakeOneLegFromASolventAccountWhereTheOtherFindsNoOpposite()
    {
        spread("1105");
        venue.account(OPPOSITE, "50000");
        opposite(BOUGHT, "-150");
        opposite(SOLD, "99");

        assertEquals(0, all(minutes(20), "PositionDeleveraged").size());
        assertEquals(3, venue.report(SICK).get("positions").size());
    }

    @Test
    void shouldGiveAtMarkWhatNobodyTakesForHalfAnHour()
    {
        venue.policy("TIERED");
        venue.account(OPPOSITE, "50000");
        venue.trade(OPPOSITE, PERPETUAL, "-10", "1000");
        venue.account(SICK, "1650");
        only(venue.trade(SICK, PERPETUAL, "10", "1000"), "LiquidationOrdered");

        // Ten orders time out after 2 seconds each, and are followed by rests of 2, 4, 8 ... 1,024 seconds.
        assertEquals(0, all(minutes(34), "PositionDeleveraged").size());
        final List<JsonNode> decisions = minutes(1);

        assertEquals(10, only(decisions, "PositionDeleveraged").get("quantity").asDouble(), 1e-9);
        assertEquals("1000", only(decisions, "PositionDeleveraged").get("price").asText());
        assertEquals(1_650, venue.report(SICK).get("equity").asDouble(), 1e-6);
        assertEquals("HEALTHY", venue.report(SICK).get("health").asText());
        assertEquals(10, venue.engine().decisions("LiquidationOrdered").size());
    }

    @Test
    void shouldCloseInPartsWhatWouldCostMoreWholeThanItRequires()
    {
        // Ten coins require 1,590. Sold at once into a depth of one they cost 2,200, more than the account has.
        venue.policy("TIERED", "priceBand", "0.5", "maxDepthShare", "1000");
        venue.liquidity(PERPETUAL, "40", "1");
        venue.account(SICK, "1550");
        final JsonNode order = only(venue.trade(SICK, PERPETUAL, "10", "1000"), "LiquidationOrdered");

        // The last tier. 199 is lacking; n coins, 1 to 2, release 174.9 n and cost 80 n - 40, and half a thousandth.
        assertEquals(3, order.get("tier").asInt());
        assertEquals(-1.7, order.get("quantity").asDouble());
    }
}
