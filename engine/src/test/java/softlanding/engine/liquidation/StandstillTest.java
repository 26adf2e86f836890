package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No account stays in liquidation for ever, and nobody gives way while the market is deep enough. */
class StandstillTest
{
    private static final long A = 7;
    private static final long B = 8;
    private static final long OPPOSITE = 40;
    private static final long PROBE = 41;

    private final SmallVenue venue = new SmallVenue();

    private int positions(final long accountId)
    {
        return venue.report(accountId).get("positions").size();
    }

    @Test
    void shouldCloseBankruptAccountsAgainstEachOtherThoughTheyAreNotDueTogether()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.account(A, "100");
        venue.trade(A, PERPETUAL, "10", "1100");
        assertEquals("BANKRUPT", venue.report(A).get("health").asText());
        venue.pass(20);
        venue.account(B, "100");

        final List<JsonNode> decisions = venue.trade(B, PERPETUAL, "-10", "900");

        assertEquals(1, all(decisions, "PositionDeleveraged").size());
        assertEquals(0, positions(A));
        assertEquals(0, positions(B));
        assertEquals(-900, venue.report(A).get("equity").asDouble(), 1e-6);
        assertEquals(-900, venue.report(B).get("equity").asDouble(), 1e-6);
    }

    @Test
    void shouldUnwindAnAccountAgainstABankruptOneThatIsItsOnlyOpposite()
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.001");
        venue.liquidity(PERPETUAL, "0", "0");
        venue.account(A, "100");
        venue.trade(A, PERPETUAL, "10", "1009.9");
        venue.account(B, "100");

        venue.trade(B, PERPETUAL, "-10", "900");
        for (int minute = 0; minute < 120; minute++)
        {
            venue.pass(60);
            venue.time();
        }

        assertEquals(0, positions(A));
        assertEquals(0, positions(B));
        assertTrue(venue.report(A).get("equity").asDouble() >= 0);
    }

    /**
     * Ten coins long, below every tier; the half-spread exceeds the requirement per coin, so that no closing helps. The
     * market tells its depth every minute, and fills every order at the half-spread.
     */
    private List<JsonNode> standInAMarketWithAWideSpread(final double ratio)
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.05");
        venue.insure("100000", "0.2");
        venue.account(OPPOSITE, "1000000");
        venue.trade(OPPOSITE, PERPETUAL, "-10", "1000");
        venue.account(PROBE, "1000000");
        venue.trade(PROBE, PERPETUAL, "10", "1000");
        final double requirement = venue.report(PROBE).get("maintenanceRequirement").asDouble();
        final long halfSpread = Math.round(requirement / 10 * 1.1);
        venue.liquidity(PERPETUAL, String.valueOf(halfSpread), "1000");
        venue.account(A, "10000");
        final long loss = Math.round(1000 - requirement * ratio / 10);
        final List<JsonNode> decisions = new ArrayList<>(
            venue.trade(A, PERPETUAL, "10", String.valueOf(1000 + loss)));
        List<JsonNode> orders = all(decisions, "LiquidationOrdered");
        for (int minute = 0; minute < 60; minute++)
        {
            for (final JsonNode order : orders)
            {
                decisions.addAll(
                    venue.fill(order, order.get("quantity").asText().substring(1), String.valueOf(1000 - halfSpread)));
            }
            venue.pass(60);
            final List<JsonNode> now = new ArrayList<>(
                venue.liquidity(PERPETUAL, String.valueOf(halfSpread), "1000"));
            now.addAll(venue.time());
            decisions.addAll(now);
            orders = all(now, "LiquidationOrdered");
        }
        return decisions;
    }

    @Test
    void shouldSendASinglePositionToADeepMarketRatherThanDeleverageWhereNoClosingHelps()
    {
        final List<JsonNode> decisions = standInAMarketWithAWideSpread(0.97);

        assertEquals(0, all(decisions, "PositionDeleveraged").size());
        assertTrue(all(decisions, "LiquidationOrdered").size() > 0);
        assertEquals(0, positions(A));
        assertEquals(1, positions(OPPOSITE));
        assertTrue(venue.report(A).get("equity").asDouble() >= 0);
    }

    @Test
    void shouldNotDeleverageABankruptAccountWhoseClosingTheFundCanPay()
    {
        final List<JsonNode> decisions = standInAMarketWithAWideSpread(-0.1);

        assertEquals(0, all(decisions, "PositionDeleveraged").size());
        assertEquals(0, positions(A));
        assertEquals(1, positions(OPPOSITE));
    }
}
