package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EventLine;

/** A deficit that a lone mark shows is not shared before it is confirmed. */
class UnconfirmedLossTest
{
    private static final long MS = 1_000_000L;

    private final SmallVenue venue = new SmallVenue();
    private long nowNs = venue.nowNs();
    private long tradeId = 900;

    private void trade(final String quantity, final String fee)
    {
        venue.apply(venue.event("TradeExecuted").id("accountId", 7).id("tradeId", ++tradeId)
            .id("instrumentId", PERPETUAL).text("quantity", quantity).text("price", "1000").text("fee", fee));
    }

    private List<JsonNode> socialise()
    {
        return venue.engine().apply(EventLine.of("LossSocialisationOrdered", nowNs).id("accountId", 7).line());
    }

    @Test
    void shouldNotShareALossThatALoneMarkShows()
    {
        venue.apply(venue.event("CollateralListed").id("assetId", 3).text("symbol", "A3")
            .id("riskCancellingUnderlyingId", 0)
            .text("maintenanceHaircut", "0").text("initialHaircutAddOn", "0"));
        venue.apply(venue.event("CollateralPriceChanged").id("assetId", 3).text("price", "1000")
            .text("confidence", "1"));
        venue.account(8, "10000");
        venue.trade(8, PERPETUAL, "-5", "1200");
        venue.account(7, "10");
        venue.apply(venue.event("CollateralTransferRequested").id("accountId", 7).id("transferId", 800)
            .id("assetId", 3).text("quantity", "1"));
        trade("0.1", "0");
        trade("-0.1", "910");
        venue.engine().apply(EventLine.lone("CollateralPriceChanged", nowNs).id("assetId", 3).text("price", "500")
            .text("confidence", "1").line());

        assertEquals("WRONG_STATE", only(socialise(), "EventRejected").get("reason").asText());

        nowNs += 10 * MS;
        venue.engine().apply(EventLine.of("TimeAdvanced", nowNs).line());
        assertEquals(1, all(socialise(), "LossShared").size());
    }
}
