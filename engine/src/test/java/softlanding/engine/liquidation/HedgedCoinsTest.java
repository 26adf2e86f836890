package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/** An account whose only position hedges its coins, and which stays below its threshold all the same. */
class HedgedCoinsTest
{
    private static final long A = 7;
    private static final long OPPOSITE = 8;

    private final SmallVenue venue = new SmallVenue();

    /** One coin against a debt of 960: even hedged, the equity of 40 is too little for the haircut. */
    private void oweAgainstACoin()
    {
        venue.policyWithTiers(
            "TIERED", "[" + tier("1", "1", "JUST_ENOUGH") + "]", "hedge", "LAST", "feeRate", "0");
        venue.apply(venue.event("CollateralListed").id("assetId", 1).text("symbol", "BTC")
            .id("riskCancellingUnderlyingId", 1).text("maintenanceHaircut", "0.05")
            .text("initialHaircutAddOn", "0.05"));
        venue.apply(venue.event("CollateralPriceChanged").id("assetId", 1).text("price", "1000")
            .text("confidence", "1"));
        venue.account(OPPOSITE, "100000");
        venue.trade(OPPOSITE, PERPETUAL, "1", "1000");
        venue.account(A, "1000");
        venue.apply(venue.event("CollateralTransferRequested").id("accountId", A).id("transferId", 1_000)
            .id("assetId", 1).text("quantity", "1"));
    }

    /** A loss of a trade that is closed at once, in one update. */
    private List<JsonNode> lose()
    {
        venue.apply(leg(1, "1", "2960").text("lastFragment", "NO"));
        return venue.apply(leg(2, "-1", "1000").text("lastFragment", "YES"));
    }

    private EventLine leg(final long tradeId, final String quantity, final String price)
    {
        return venue.event("TradeExecuted").id("accountId", A).id("tradeId", 2_000 + tradeId)
            .id("instrumentId", PERPETUAL).text("quantity", quantity).text("price", price).text("fee", "0");
    }

    @Test
    void shouldKeepTheHedgeAndNotSellItAgainAndAgain()
    {
        oweAgainstACoin();
        final JsonNode order = only(lose(), "LiquidationOrdered");
        assertEquals("DELTA_HEDGE", order.get("unitKind").asText());
        final List<JsonNode> decisions = new ArrayList<>(
            venue.fill(order, order.get("quantity").asText().substring(1), "1000"));
        final double ratio = venue.ratio(A);

        for (int i = 0; i < 200; i++)
        {
            venue.pass(60);
            decisions.addAll(venue.time());
        }

        assertEquals(List.of(), all(decisions, "PositionDeleveraged"));
        assertEquals(List.of(), all(decisions, "LiquidationOrdered"));
        assertEquals(ratio, venue.ratio(A));
        assertTrue(all(decisions, "RoundSkipped").stream()
            .anyMatch(skipped -> "NOTHING_HELPS".equals(skipped.get("reason").asText())), decisions::toString);
    }
}
