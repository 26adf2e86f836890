package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EventLine;

/**
 * A small venue whose first steps find nobody, so that account 7 goes to auction after one of them. Ten coins long at
 * 1,000; the requirement is 0.159 of spot per coin, as in the stories of direct orders.
 */
final class AuctionVenue
{
    static final long SOLD = 7;
    static final long BIDDER = 21;
    static final long OTHER = 22;
    static final long LIQUIDATOR = 1;
    static final long SECOND_LIQUIDATOR = 2;

    final SmallVenue venue = new SmallVenue();
    private long lastBid;

    /** With a policy under which one fruitless step leads to an auction; more fields and their values follow. */
    AuctionVenue(final String... more)
    {
        policy(more);
        venue.account(BIDDER, "100000");
        venue.account(OTHER, "100000");
        register(LIQUIDATOR, BIDDER);
        register(SECOND_LIQUIDATOR, OTHER);
    }

    void policy(final String... more)
    {
        final List<String> fields = new ArrayList<>(List.of(
            "feeRate", "0", "auctionAfterRounds", "1", "startDiscount", "0.9", "cutoffDiscount", "0.5",
            "fastDecayNs", "100000000000", "slowDecayNs", "100000000000", "insolventNs", "100000000000",
            "feeMode", "START", "auctionPatienceNs", "100000000000000"));
        for (int i = 0; i < more.length; i += 2)
        {
            final int at = fields.indexOf(more[i]);
            if (at >= 0)
            {
                fields.set(at + 1, more[i + 1]);
            }
            else
            {
                fields.addAll(List.of(more[i], more[i + 1]));
            }
        }
        venue.policy("TIERED", fields.toArray(new String[0]));
    }

    void register(final long liquidatorId, final long accountId)
    {
        venue.apply(venue.event("LiquidatorRegistered").id("liquidatorId", liquidatorId).id("accountId", accountId));
    }

    void tenCoinsLong(final String cash)
    {
        venue.account(SOLD, cash);
        venue.trade(SOLD, PERPETUAL, "10", "1000");
    }

    List<JsonNode> fallTo(final String price)
    {
        final List<JsonNode> decisions = new ArrayList<>(venue.spot(price));
        decisions.addAll(venue.perpetual(price));
        return decisions;
    }

    /** The price falls, the order that follows is not answered, and the account goes to auction. */
    JsonNode auctionAt(final String price)
    {
        return auctionAfter(fallTo(price));
    }

    /** The order that is out times out; what it fell due for is decided as time passes. */
    JsonNode auctionAfterSilence()
    {
        return auctionAfter(new ArrayList<>());
    }

    private JsonNode auctionAfter(final List<JsonNode> decisions)
    {
        for (int second = 0; second < 5 && SmallVenue.all(decisions, "AuctionStarted").isEmpty(); second++)
        {
            venue.pass(1);
            decisions.addAll(venue.time());
        }
        return only(decisions, "AuctionStarted");
    }

    List<JsonNode> time(final long seconds)
    {
        venue.pass(seconds);
        return venue.time();
    }

    List<JsonNode> bid(final JsonNode auction, final long liquidator, final String fraction, final String limit)
    {
        return venue.apply(bidLine(auction, ++lastBid, liquidator, fraction, limit));
    }

    EventLine bidLine(
        final JsonNode auction, final long bidId, final long liquidator, final String fraction, final String limit)
    {
        return venue.event("AuctionBidPlaced").raw("auctionId", auction.get("auctionId").toString())
            .id("bidId", bidId).id("liquidatorId", liquidator).text("fraction", fraction).text("limitPrice", limit);
    }

    /** Id of the bid placed last. */
    long lastBid()
    {
        return lastBid;
    }

    /** The venue puts cash into the insurance fund. */
    void fillFund()
    {
        venue.apply(venue.event("InsuranceFundTransferred").id("transferId", 1).text("amount", "100000"));
    }

    /** What the insurance fund holds. */
    double fund()
    {
        final List<JsonNode> movements = venue.engine().decisions("InsuranceFundChanged");
        return movements.get(movements.size() - 1).get("fundAfter").asDouble();
    }

    double equity(final long accountId)
    {
        return venue.report(accountId).get("equity").asDouble();
    }

    static double number(final JsonNode decision, final String field)
    {
        return decision.get(field).asDouble();
    }

    static void assertEnded(final List<JsonNode> decisions, final String reason)
    {
        assertEquals(reason, only(decisions, "AuctionEnded").get("reason").asText());
    }
}
