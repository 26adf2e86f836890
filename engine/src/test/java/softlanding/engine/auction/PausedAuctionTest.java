package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.auction.AuctionVenue.BIDDER;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An auction stands still while an operator pauses or freezes its account, and goes on afterwards. */
class PausedAuctionTest
{
    private static final long SECOND = 1_000_000_000L;

    private final AuctionVenue venue = new AuctionVenue("auctionFee", "0");
    private JsonNode auction;

    @BeforeEach
    void start()
    {
        venue.tenCoinsLong("1800");
        auction = venue.auctionAt("984");
    }

    private void stop(final String scope, final long id, final long seconds)
    {
        if ("FROZEN".equals(scope))
        {
            freeze(id, "YES");
        }
        else
        {
            venue.venue.apply(venue.venue.event("LiquidationPauseOrdered").text("scope", scope).id("id", id)
                .id("untilNs", venue.venue.nowNs() + seconds * SECOND).id("operatorId", 1).text("reason", "x"));
        }
    }

    private void freeze(final long accountId, final String frozen)
    {
        venue.venue.apply(venue.venue.event("AccountFrozen").id("accountId", accountId).text("frozen", frozen)
            .id("operatorId", 1).text("reason", "x"));
    }

    private String priceAsked()
    {
        return only(venue.bid(auction, LIQUIDATOR, "0.01", "0.01"), "AuctionBidDecided").get("price").asText();
    }

    @ParameterizedTest
    @CsvSource({"VENUE, 0", "CLASS, 0", "ACCOUNT, 7", "FROZEN, 7"})
    void shouldSellNothingUntilItIsOver(final String scope, final long id)
    {
        venue.time(10);
        stop(scope, id, 30);
        assertEquals("PAUSED", only(venue.bid(auction, LIQUIDATOR, "0.02", "100000"), "AuctionBidDecided")
            .get("verdict").asText());
        final List<JsonNode> meanwhile = venue.time(29);
        assertEquals(0, all(meanwhile, "AuctionFilled").size());
        assertEquals(0, all(meanwhile, "AuctionEnded").size());

        venue.venue.pass(1);
        if ("FROZEN".equals(scope))
        {
            freeze(id, "NO");
        }
        venue.venue.time();

        assertEquals(1, venue.venue.engine().decisions("AuctionFilled").size());
    }

    @Test
    void shouldHoldTheClockOfThePrice()
    {
        venue.time(10);
        final String before = priceAsked();
        stop("VENUE", 0, 30);
        venue.time(20);
        venue.time(10);
        assertEquals(before, priceAsked());
    }

    @Test
    void shouldLetAFrozenAccountBuyNothing()
    {
        freeze(BIDDER, "YES");

        final List<JsonNode> decisions = venue.bid(auction, LIQUIDATOR, "0.05", "100000");

        assertEquals("FROZEN", only(decisions, "AuctionBidDecided").get("verdict").asText());
        assertEquals(0, all(decisions, "AuctionFilled").size());
    }
}
