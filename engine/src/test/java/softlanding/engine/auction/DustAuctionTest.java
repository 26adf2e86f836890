package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SOLD;
import static softlanding.engine.auction.AuctionVenue.assertEnded;
import static softlanding.engine.auction.AuctionVenue.number;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A portfolio worth a few of the smallest units of cash, as deleveraging at the bankruptcy price leaves it. Nobody bids
 * a whole unit for it, and its auction must not run for ever.
 */
class DustAuctionTest
{
    private static final String HOUR = "3600000000000";

    private final AuctionVenue venue = new AuctionVenue(
        "feeMode", "PER_FILL", "auctionPatienceNs", HOUR, "auctionResetNs", "300000000000");

    /** Bids nothing in an auction at a price of the coin, and lets the price asked fall to its end. */
    private List<JsonNode> bidNothing(final String price)
    {
        venue.tenCoinsLong("1800");
        final JsonNode started = venue.auctionAt(price);
        final List<JsonNode> decisions = new ArrayList<>(venue.bid(started, LIQUIDATOR, "1", "0"));
        for (int minute = 0; minute < 10; minute++)
        {
            decisions.addAll(venue.time(60));
        }
        return decisions;
    }

    /** Ten coins bought at 1,000 with 1,800 in cash are worth ten units at this price, and their fee rounds to 0. */
    @Test
    void shouldAskNothingAtTheEndWhereTheFeeRoundsToNothing()
    {
        final List<JsonNode> decisions = bidNothing("820.00000001");

        final JsonNode fill = only(decisions, "AuctionFilled");
        assertEquals(0, number(fill, "price"));
        assertEquals(0, number(fill, "fee"));
        assertEquals(1, number(fill, "fraction"));
        assertEnded(decisions, "CLOSED_OUT");
        assertEquals("HEALTHY", venue.venue.report(SOLD).get("health").asText());
    }

    @Test
    void shouldNotGiveAwayWhatIsWorthAFee()
    {
        assertEquals(0, all(bidNothing("820.01"), "AuctionFilled").size());
    }
}
