package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.auction.AuctionVenue.BIDDER;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.OTHER;
import static softlanding.engine.auction.AuctionVenue.SECOND_LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SOLD;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/** Who may bid and with what. */
class BidsTest
{
    private static final long POOR = 31;
    private static final long POOR_LIQUIDATOR = 3;

    private final AuctionVenue venue = new AuctionVenue("auctionFee", "0");
    private JsonNode auction;

    @BeforeEach
    void start()
    {
        venue.venue.account(POOR, "40");
        venue.register(POOR_LIQUIDATOR, POOR);
        venue.tenCoinsLong("1800");
        auction = venue.auctionAt("984");
    }

    @Test
    void shouldRefuseABidderWhoWouldNotMeetInitialMargin()
    {
        final double before = venue.equity(SOLD);
        final List<JsonNode> decisions = venue.bid(auction, POOR_LIQUIDATOR, "0.05", "1000");

        assertEquals("INITIAL_MARGIN_TOO_LOW", verdict(decisions));
        assertEquals(0, all(decisions, "AuctionFilled").size());
        assertEquals(before, venue.equity(SOLD));
        assertEquals(40, venue.equity(POOR));
        assertEquals(0, all(venue.time(1), "AuctionFilled").size(), "it does not wait");
    }

    @Test
    void shouldGoOnToTheNextBidWhenTheBestBidderIsRefused()
    {
        venue.bid(auction, POOR_LIQUIDATOR, "0.05", "60");
        venue.bid(auction, LIQUIDATOR, "0.05", "50");
        final List<JsonNode> decisions = venue.time(75);

        assertEquals("INITIAL_MARGIN_TOO_LOW", verdict(decisions));
        assertEquals(LIQUIDATOR, only(decisions, "AuctionFilled").get("liquidatorId").asLong());
    }

    @Test
    void shouldRefuseABidderWhoIsBeingLiquidatedHimself()
    {
        venue.venue.trade(BIDDER, PERPETUAL, "640", "984");
        venue.time(1);
        assertEquals("LIQUIDATING", venue.venue.report(BIDDER).get("health").asText());

        assertEquals("INITIAL_MARGIN_TOO_LOW", verdict(venue.bid(auction, LIQUIDATOR, "0.01", "1000")));
    }

    @Test
    void shouldKeepSoManyBidsAndTheBestOfThem()
    {
        for (int i = 0; i < RestingBids.MAX; i++)
        {
            assertEquals("RESTING", verdict(venue.bid(auction, LIQUIDATOR, "0.01", Integer.toString(1 + i % 3))));
        }
        // The last of those at 1 gives way; another at 1 is the last itself.
        final List<JsonNode> better = venue.bid(auction, SECOND_LIQUIDATOR, "0.01", "2");
        assertEquals(
            List.of("OUTRANKED", "RESTING"),
            all(better, "AuctionBidDecided").stream().map(d -> d.get("verdict").asText()).toList());
        assertEquals(16, all(better, "AuctionBidDecided").get(0).get("bidId").asLong());
        assertEquals("OUTRANKED", verdict(venue.bid(auction, SECOND_LIQUIDATOR, "0.01", "1")));
    }

    @Test
    void shouldRefuseEventsThatCannotBeNamingTheField()
    {
        venue.bid(auction, LIQUIDATOR, "0.01", "1");
        refuse("UNKNOWN_ID", "auctionId", venue.venue.event("AuctionBidPlaced").id("auctionId", 5).id("bidId", 9)
            .id("liquidatorId", LIQUIDATOR).text("fraction", "0.1").text("limitPrice", "1"));
        refuse("UNKNOWN_ID", "liquidatorId", venue.bidLine(auction, 9, 99, "0.1", "1"));
        refuse("DUPLICATE_ID", "bidId", venue.bidLine(auction, venue.lastBid(), LIQUIDATOR, "0.1", "1"));
        refuse("NOT_POSITIVE", "fraction", venue.bidLine(auction, 9, LIQUIDATOR, "0", "1"));
        refuse("NOT_POSITIVE", "fraction", venue.bidLine(auction, 9, LIQUIDATOR, "-0.1", "1"));
        refuse("OUT_OF_RANGE", "fraction", venue.bidLine(auction, 9, LIQUIDATOR, "1.00000001", "1"));
        venue.register(77, SOLD);
        refuse("WRONG_KIND", "liquidatorId", venue.bidLine(auction, 9, 77, "0.1", "1"));
        refuse("DUPLICATE_ID", "liquidatorId", registration(LIQUIDATOR, OTHER));
        refuse("UNKNOWN_ID", "accountId", registration(78, 12_345));
        refuse("TIME_BACKWARDS", "timestampNs", EventLine.of("LiquidatorRegistered", 1).id("liquidatorId", 78)
            .id("accountId", OTHER));
    }

    private EventLine registration(final long liquidatorId, final long accountId)
    {
        return venue.venue.event("LiquidatorRegistered").id("liquidatorId", liquidatorId).id("accountId", accountId);
    }

    private void refuse(final String reason, final String field, final EventLine line)
    {
        final long before = venue.venue.engine().stateHash();
        final JsonNode rejected = only(venue.venue.engine().apply(line.line()), "EventRejected");
        assertEquals(reason, rejected.get("reason").asText(), line.line());
        assertEquals(field, rejected.get("field").asText(), line.line());
        assertEquals(before, venue.venue.engine().stateHash());
    }

    @Test
    void shouldReachTheSameStateFromTheSameEvents()
    {
        final AuctionVenue twin = new AuctionVenue("auctionFee", "0");
        twin.venue.account(POOR, "40");
        twin.register(POOR_LIQUIDATOR, POOR);
        twin.tenCoinsLong("1800");
        final JsonNode same = twin.auctionAt("984");
        for (final AuctionVenue each : List.of(venue, twin))
        {
            each.bid(each == venue ? auction : same, LIQUIDATOR, "0.05", "1000");
            each.bid(each == venue ? auction : same, LIQUIDATOR, "0.05", "10");
        }
        assertEquals(venue.venue.engine().decisions(), twin.venue.engine().decisions());
        assertEquals(venue.venue.engine().stateHash(), twin.venue.engine().stateHash());
        twin.bid(same, LIQUIDATOR, "0.05", "9");
        venue.bid(auction, LIQUIDATOR, "0.05", "8");
        assertTrue(
            venue.venue.engine().stateHash() != twin.venue.engine().stateHash(), "a waiting bid is part of the state");
    }

    private static String verdict(final List<JsonNode> decisions)
    {
        return only(decisions, "AuctionBidDecided").get("verdict").asText();
    }
}
