package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SECOND_LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SOLD;
import static softlanding.engine.auction.AuctionVenue.number;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/**
 * A solvent account in an auction: ten coins long at 1,000 with 1,600 cash, worth 1,500 at 990. A mark of 800 whose
 * source does not say what belongs to it makes it worth -400, and another one a moment later gives the worth back.
 */
class LoneMarkInAuctionTest
{
    private static final long MS = 1_000_000L;
    private static final long HOLDER = 60;
    private static final List<String> ESCALATIONS = List.of(
        "AuctionEnded", "AuctionStarted", "AuctionFilled", "PositionDeleveraged", "InsuranceFundChanged",
        "LiquidationOrdered", "LossShared");

    private final AuctionVenue venue = new AuctionVenue("auctionFee", "0");
    private JsonNode auction;
    private long nowNs;
    private long lastBid;

    @BeforeEach
    void solventAuction()
    {
        venue.fillFund();
        venue.venue.account(HOLDER, "100000");
        venue.venue.trade(HOLDER, PERPETUAL, "-10", "1000");
        venue.tenCoinsLong("1600");
        auction = venue.auctionAt("990");
        assertEquals("NO", auction.get("insolvent").asText());
        nowNs = venue.venue.nowNs();
    }

    private List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = venue.venue.engine().apply(line.line());
        assertEquals(List.of(), all(decisions, "EventRejected"));
        return decisions;
    }

    private static EventLine perpetual(final EventLine line, final String price)
    {
        return line.id("instrumentId", PERPETUAL).text("price", price).text("confidence", "1");
    }

    private List<JsonNode> lone(final String price)
    {
        return apply(perpetual(EventLine.lone("PerpetualPriceChanged", nowNs), price));
    }

    private List<JsonNode> fragment(final String price)
    {
        return apply(perpetual(EventLine.lone("PerpetualPriceChanged", nowNs), price).text("lastFragment", "NO"));
    }

    private List<JsonNode> whole(final String price)
    {
        return apply(EventLine.lone("MarksChanged", nowNs).raw("marks",
            "[{\"feedKind\":\"PERPETUAL\",\"id\":1,\"price\":\"" + price + "\",\"confidence\":\"1\"}]"));
    }

    private List<JsonNode> time()
    {
        return apply(EventLine.of("TimeAdvanced", nowNs));
    }

    private List<JsonNode> bid(final long liquidator, final String fraction, final String limit)
    {
        return apply(EventLine.of("AuctionBidPlaced", nowNs).raw("auctionId", auction.get("auctionId").toString())
            .id("bidId", ++lastBid).id("liquidatorId", liquidator).text("fraction", fraction)
            .text("limitPrice", limit));
    }

    private static void assertNothingEscalates(final List<JsonNode> decisions)
    {
        for (final String escalation : ESCALATIONS)
        {
            assertEquals(List.of(), all(decisions, escalation));
        }
    }

    @Test
    void shouldLetABidRestUntilTheUpdateEnds()
    {
        final List<JsonNode> half = new ArrayList<>(fragment("800"));
        half.addAll(bid(LIQUIDATOR, "1", "100000"));

        assertNothingEscalates(half);
        assertEquals("PAUSED", only(half, "AuctionBidDecided").get("verdict").asText());

        final List<JsonNode> end = whole("990");
        assertEquals("NO", auction.get("insolvent").asText());
        assertTrue(number(only(end, "AuctionFilled"), "equityBefore") > 0, end::toString);
    }

    @Test
    void shouldGoOnAsBeforeALoneMarkThatStandsForAMoment()
    {
        bid(LIQUIDATOR, "0.1", "1");
        final List<JsonNode> decisions = new ArrayList<>(lone("800"));
        assertEquals("UNCONFIRMED", only(decisions, "RoundSkipped").get("reason").asText());
        nowNs += MS;
        decisions.addAll(time());
        nowNs += MS;
        decisions.addAll(lone("990"));
        nowNs += 1_000 * MS;
        decisions.addAll(time());

        assertNothingEscalates(decisions);
        assertEquals(List.of(), all(decisions, "AuctionBidDecided"), "the bid rests as before");
    }

    @Test
    void shouldGiveNothingAwayBeforeTheLossIsConfirmed()
    {
        lone("800");
        nowNs += MS;

        final List<JsonNode> decisions = bid(LIQUIDATOR, "1", "0");

        assertNothingEscalates(decisions);
        assertEquals("PAUSED", only(decisions, "AuctionBidDecided").get("verdict").asText());
    }

    @Test
    void shouldTurnInsolventOnceTheLossIsConfirmed()
    {
        lone("800");
        nowNs += 10 * MS - 1;
        assertNothingEscalates(time());
        nowNs += 1;

        final List<JsonNode> decisions = time();

        assertEquals("TURNED_INSOLVENT", only(decisions, "AuctionEnded").get("reason").asText());
        assertEquals("YES", only(decisions, "AuctionStarted").get("insolvent").asText());
    }

    @Test
    void shouldTurnInsolventAtOnceByAWholeUpdate()
    {
        assertEquals("TURNED_INSOLVENT", only(whole("800"), "AuctionEnded").get("reason").asText());
    }

    @Test
    void shouldNotActOnHalfOfAnUpdateThatTimedOut()
    {
        final List<JsonNode> decisions = new ArrayList<>(fragment("800"));
        nowNs += 60 * MS;
        decisions.addAll(whole("990"));
        nowNs += 1_000 * MS;
        decisions.addAll(time());

        assertEquals(1, all(decisions, "UpdateTimedOut").size());
        assertNothingEscalates(decisions);
    }

    @Test
    void shouldResetInTheEventThatCompletesTheMarketAfterATimeOut()
    {
        final List<JsonNode> before = new ArrayList<>(lone("800"));
        nowNs += MS;
        before.addAll(fragment("801"));
        nowNs += 20 * MS;
        before.addAll(fragment("802"));
        assertNothingEscalates(before);
        nowNs += 60 * MS;

        final List<JsonNode> decisions = whole("990");

        final List<String> reasons =
            all(decisions, "AuctionEnded").stream().map(ended -> ended.get("reason").asText()).toList();
        assertEquals(List.of("TURNED_INSOLVENT", "RESET"), reasons);
    }

    @Test
    void shouldPayABidderNoMoreForALossThatALoneMarkShows()
    {
        whole("830");
        nowNs += MS;
        auction = venue.venue.engine().decisions("AuctionStarted").stream().reduce((a, b) -> b).orElseThrow();
        assertEquals("YES", auction.get("insolvent").asText());
        lone("500");
        nowNs += MS;

        final JsonNode filled = only(bid(LIQUIDATOR, "0.5", "-40"), "AuctionFilled");

        assertEquals(-100, number(filled, "equityBefore"), 1e-6);
        assertEquals(-50, number(filled, "price"), 0.1);
    }

    @Test
    void shouldSellByTheMarginBeforeALoneMark()
    {
        lone("960");
        nowNs += MS;

        final JsonNode filled = only(bid(LIQUIDATOR, "1", "1000000"), "AuctionFilled");

        assertEquals(1_500, number(filled, "equityBefore"), 1e-6);
        assertEquals(number(auction, "fraction"), number(filled, "fraction"), 0.01);
        assertTrue(number(filled, "price") > number(filled, "fraction") * 1_500 * 0.8);
    }

    @Test
    void shouldSellByALowerMarginThatLasted()
    {
        lone("960");
        nowNs += 100 * MS;

        final JsonNode filled = only(bid(SECOND_LIQUIDATOR, "1", "1000000"), "AuctionFilled");

        assertEquals(1_200, number(filled, "equityBefore"), 1e-6);
        assertEquals(SOLD, filled.get("accountId").asLong());
    }
}
