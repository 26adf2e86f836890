package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SECOND_LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SOLD;
import static softlanding.engine.auction.AuctionVenue.assertEnded;
import static softlanding.engine.auction.AuctionVenue.number;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/**
 * Auctions that take their fee from each share and stop at the target of 110 %. The account holds ten coins at 1,000;
 * each requires 0.159 of spot.
 */
class PerFillAuctionTest
{
    private static final double CENT = 1e-6;

    private final AuctionVenue venue = new AuctionVenue("feeMode", "PER_FILL", "auctionPatienceNs", "60000000000");

    /** At 980 the account has 1,600 of equity and needs 1,558.2. */
    private JsonNode auction()
    {
        venue.tenCoinsLong("1800");
        return venue.auctionAt("980");
    }

    private String health()
    {
        return venue.venue.report(SOLD).get("health").asText();
    }

    private double ratio()
    {
        return number(venue.venue.report(SOLD), "ratio");
    }

    private double position()
    {
        return number(venue.venue.report(SOLD).get("positions").get(0), "quantity");
    }

    @Test
    void shouldTakeNoFeeForAnAuctionThatSellsNothing()
    {
        final JsonNode started = auction();
        assertEquals(0, number(started, "fee"));
        assertEquals(List.of(), venue.venue.engine().decisions("InsuranceFundChanged"));

        final List<JsonNode> decisions = venue.fallTo("1040");

        assertEnded(decisions, "RECOVERED");
        assertEquals(2_200, venue.equity(SOLD), CENT);
    }

    @Test
    void shouldTakeTheFeeForTheShareSoldAndLeaveTheAccountAtItsTarget()
    {
        final JsonNode started = auction();
        final JsonNode fill = only(venue.bid(started, LIQUIDATOR, "1", "1600"), "AuctionFilled");

        final double fraction = number(fill, "fraction");
        // B = 1,600 - 1.1 * 1,558.2 = -114.02; the account keeps 0.9 - 0.02 of what it sells.
        assertEquals(114.02 / (114.02 + 1_600 * 0.88), fraction, 1e-7);
        assertEquals(1_600 * 0.02 * fraction, number(fill, "fee"), CENT);
        assertEquals(number(fill, "fee"), -number(only(
            venue.venue.engine().decisions("InsuranceFundChanged"), "InsuranceFundChanged"), "amount"), CENT);
        // 0.749 coins would do, but whole lots are sold: 0.8, and with a lot less it would be below its target.
        assertEquals(0.8, 10 - position(), 1e-9);
        assertTrue(ratio() >= 1.1, () -> "at the target: " + ratio());
        assertTrue(ratio() * position() / (position() + 0.1) < 1.1, () -> "a lot too many: " + ratio());
        assertEquals("RESTRICTED", health());
    }

    @Test
    void shouldNeverSellBeyondTheTargetForALeastShareOrRemainder()
    {
        venue.policy("feeMode", "PER_FILL", "minAuctionFraction", "0.5", "minRemaining", "100000");
        final JsonNode started = auction();
        final JsonNode fill = only(venue.bid(started, LIQUIDATOR, "1", "1600"), "AuctionFilled");

        assertTrue(number(fill, "fraction") < 0.08, fill::toString);
    }

    @Test
    void shouldEndWhereADepositBringsTheAccountToItsTarget()
    {
        final JsonNode started = auction();
        venue.bid(started, LIQUIDATOR, "1", "100");
        final List<JsonNode> decisions = venue.venue.transfer(SOLD, "115");

        assertEnded(decisions, "RECOVERED");
        assertEquals("RESTRICTED", health());
        assertEquals(0, all(venue.time(200), "AuctionFilled").size());
    }

    @Test
    void shouldSellNothingWhereTheFeeWouldTakeThePrice()
    {
        final AuctionVenue cheap = new AuctionVenue(
            "feeMode", "PER_FILL", "startDiscount", "0.021", "cutoffDiscount", "0.01");
        cheap.tenCoinsLong("1800");
        final JsonNode started = cheap.auctionAt("980");
        cheap.time(50);
        final List<JsonNode> decisions = cheap.bid(started, LIQUIDATOR, "1", "1600");

        assertEquals(0, all(decisions, "AuctionFilled").size());
        assertEquals("RESTING", only(decisions, "AuctionBidDecided").get("verdict").asText());
        assertEquals("LIQUIDATING", cheap.venue.report(SOLD).get("health").asText());
    }

    @Test
    void shouldStartNoAuctionThatCouldNeverSellAndGoOnWithOrders()
    {
        final AuctionVenue dear = new AuctionVenue(
            "feeMode", "PER_FILL", "startDiscount", "0.9", "auctionFee", "0.95");
        dear.tenCoinsLong("1800");
        dear.fallTo("980");
        int ordered = 0;
        for (int second = 0; second < 60; second++)
        {
            ordered += all(dear.time(1), "LiquidationOrdered").size();
        }

        assertEquals(List.of(), dear.venue.engine().decisions("AuctionStarted"));
        assertTrue(ordered > 1, () -> "orders within a minute");
    }

    @Test
    void shouldLetBidsRestUntilALateAnswerIsUnlikely()
    {
        venue.tenCoinsLong("1800");
        final JsonNode started = venue.auctionAt("970");
        final JsonNode order = only(venue.time(60), "LiquidationOrdered");
        venue.bid(started, LIQUIDATOR, "1", "1600");

        final List<JsonNode> timedOut = venue.time(2);
        assertEquals("TIMED_OUT", only(timedOut, "LiquidationOrderCompleted").get("reason").asText());
        assertEquals(0, all(timedOut, "AuctionFilled").size());
        assertEquals("PAUSED", only(venue.bid(started, SECOND_LIQUIDATOR, "0.01", "1600"), "AuctionBidDecided")
            .get("verdict").asText());

        // The late fill is booked before any bid trades, and no bid buys its lots.
        venue.venue.fill(order, order.get("quantity").asText(), "965");
        assertEquals(0, venue.venue.engine().decisions("AuctionFilled").size());
        venue.time(2);
        assertEquals(0, venue.venue.engine().decisions("AuctionFilled").size());
        assertEquals(0, venue.venue.report(SOLD).get("positions").size());
    }

    @Test
    void shouldOrderAgainBesideTheAuctionInADeeperTier()
    {
        auction();
        assertEquals(0, all(venue.time(1), "LiquidationOrdered").size());
        final List<JsonNode> decisions = venue.fallTo("960");

        assertEquals(1, all(decisions, "LiquidationOrdered").size(), decisions::toString);
        assertEquals(0, all(decisions, "AuctionEnded").size());
    }

    @Test
    void shouldOrderAgainWhereNobodyBuysForTooLong()
    {
        venue.tenCoinsLong("1800");
        // The equity is 1,500 and the requirement 1,542.3: the last tier from the start.
        venue.auctionAt("970");
        assertEquals(0, all(venue.time(59), "LiquidationOrdered").size());

        assertEquals(1, all(venue.time(1), "LiquidationOrdered").size());
    }

    /** At 982 the account is above 1. A lone mark of the perpetual brings it below; the spot price may follow. */
    @Test
    void shouldConfirmALoneMarkBeforeItOrdersBesideTheAuction()
    {
        venue.tenCoinsLong("1800");
        venue.auctionAt("970");
        venue.fallTo("982");
        assertEquals(0, all(venue.time(70), "LiquidationOrdered").size());
        final long nowNs = venue.venue.nowNs();

        assertEquals(0, all(venue.venue.engine().apply(EventLine.lone("PerpetualPriceChanged", nowNs)
            .id("instrumentId", PERPETUAL).text("price", "970").text("confidence", "1").line()),
            "LiquidationOrdered").size());
        assertEquals(0, all(timeAt(nowNs + 99_999_999), "LiquidationOrdered").size());
        assertEquals(1, all(timeAt(nowNs + 100_000_000), "LiquidationOrdered").size());
    }

    private List<JsonNode> timeAt(final long nowNs)
    {
        return venue.venue.engine().apply(EventLine.of("TimeAdvanced", nowNs).line());
    }

    @Test
    void shouldLetBidsRestWhileAnOrderIsInFlight()
    {
        venue.tenCoinsLong("1800");
        final JsonNode started = venue.auctionAt("970");
        final JsonNode order = only(venue.time(60), "LiquidationOrdered");
        final List<JsonNode> bids = venue.bid(started, LIQUIDATOR, "1", "1600");

        assertEquals("PAUSED", only(bids, "AuctionBidDecided").get("verdict").asText());
        assertEquals(0, all(bids, "AuctionFilled").size());

        final List<JsonNode> closed = venue.venue.close(order);
        assertEquals(1, all(closed, "AuctionFilled").size(), closed::toString);
        assertEquals(0, all(closed, "LiquidationOrdered").size(), "no order in the event of a bid's fill");
    }

    @Test
    void shouldSendNoOrderInTheEventOfABidsFill()
    {
        final JsonNode started = auction();
        final JsonNode order = only(venue.fallTo("960"), "LiquidationOrdered");
        venue.bid(started, SECOND_LIQUIDATOR, "0.01", "1600");
        venue.venue.fill(order, "-0.2", "960");
        final List<JsonNode> decisions = venue.venue.close(order);

        assertEquals(0.01, number(only(decisions, "AuctionFilled"), "fraction"), CENT);
        assertEquals("LIQUIDATING", health());
        assertEquals(0, all(decisions, "LiquidationOrdered").size());
        assertEquals(1, all(venue.time(1), "LiquidationOrdered").size());
    }

    @Test
    void shouldTellWhyAnAccountInAnAuctionHasNoRound()
    {
        venue.tenCoinsLong("1800");
        venue.auctionAt("980");

        final List<JsonNode> skipped = venue.venue.engine().decisions("RoundSkipped");
        assertEquals("IN_AUCTION", skipped.get(skipped.size() - 1).get("reason").asText());
        assertEquals("RESTING", skipped.get(0).get("reason").asText());
        final int told = skipped.size();
        venue.venue.trade(SOLD, PERPETUAL, "0.1", "980");
        assertEquals(told, venue.venue.engine().decisions("RoundSkipped").size(), "once per change");
    }

    /** An auction that goes on confirms nothing: a price that may be half of a fact waits as it would without one. */
    @Test
    void shouldNotEnterADeeperTierThatOnlyALoneMarkBrings()
    {
        auction();
        venue.venue.pass(61);
        final List<JsonNode> decisions = venue.venue.engine().apply(
            EventLine.lone("PerpetualPriceChanged", venue.venue.nowNs()).id("instrumentId", PERPETUAL)
                .text("price", "900").text("confidence", "1").line());

        assertEquals(0, all(decisions, "AccountHealthChanged").size(), decisions::toString);
        assertEquals(0, all(decisions, "LiquidationOrdered").size(), "no round begins beside the auction for it");
        assertEquals("UNCONFIRMED", only(decisions, "RoundSkipped").get("reason").asText());
    }
}
