package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.auction.AuctionVenue.BIDDER;
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
import softlanding.engine.liquidation.SmallVenue;

/** An account with equity left, in sale: what a risk officer expects to see. */
class SolventAuctionTest
{
    private static final double CENT = 1e-6;

    /** Equity 1,640 and requirement 1,564.56 at 984: buffer margin 1,640 - 1.2 * 1,564.56 = -237.472. */
    private static final double EQUITY = 1_640;
    private static final double BUFFER = -237.472;

    private final AuctionVenue venue = new AuctionVenue("auctionFee", "0");

    private JsonNode auction()
    {
        venue.tenCoinsLong("1800");
        return venue.auctionAt("984");
    }

    @Test
    void shouldPutInSaleWhatBringsTheBufferBack()
    {
        final JsonNode started = auction();

        assertEquals("NO", started.get("insolvent").asText());
        assertEquals(SOLD, started.get("accountId").asLong());
        assertEquals(EQUITY, number(started, "equity"), CENT);
        assertEquals(BUFFER, number(started, "bufferMargin"), CENT);
        assertEquals(0, number(started, "fee"));
        assertEquals(BUFFER / (BUFFER - EQUITY * 0.9), number(started, "fraction"), CENT);
    }

    @Test
    void shouldTakeTheFeeBeforeItIsSized()
    {
        final AuctionVenue withFee = new AuctionVenue("auctionFee", "0.02");
        withFee.tenCoinsLong("1800");
        final JsonNode started = withFee.auctionAt("984");

        final double fee = BUFFER / (BUFFER - EQUITY) * EQUITY * 0.02;
        assertEquals(fee, number(started, "fee"), CENT);
        assertEquals(EQUITY - fee, number(started, "equity"), CENT);
        assertEquals(EQUITY - fee, withFee.equity(SOLD), CENT);
        assertEquals(
            (BUFFER - fee) / (BUFFER - fee - (EQUITY - fee) * 0.9), number(started, "fraction"), CENT);
    }

    @Test
    void shouldStartNoAuctionWhereNobodyIsRegistered()
    {
        final SmallVenue bare = new SmallVenue();
        bare.policy("TIERED", "auctionAfterRounds", "1");
        bare.account(SOLD, "1800");
        bare.trade(SOLD, PERPETUAL, "10", "1000");
        bare.spot("984");
        bare.perpetual("984");
        for (int second = 0; second < 20; second++)
        {
            bare.pass(1);
            bare.time();
        }
        assertTrue(bare.engine().decisions("LiquidationOrdered").size() > 1);
        assertEquals(0, bare.engine().decisions("AuctionStarted").size());
    }

    @Test
    void shouldSellAShareAtThePriceAskedNow()
    {
        final JsonNode started = auction();
        final List<JsonNode> decisions = venue.bid(started, LIQUIDATOR, "0.05", "1000");
        final JsonNode filled = only(decisions, "AuctionFilled");

        assertEquals(0.05, number(filled, "fraction"));
        assertEquals(EQUITY * 0.9 * 0.05, number(filled, "price"), CENT);
        assertEquals(1_800 * 0.05, number(filled, "cashMoved"), CENT);
        assertEquals(0, all(decisions, "AuctionBidDecided").size());
        // Half a coin at its old entry price: 90 cash, 8 of loss, 73.8 paid.
        assertEquals(100_000 + 90 - 8 - 73.8, venue.equity(BIDDER), CENT);
        assertEquals(EQUITY * 0.95 + 73.8, venue.equity(SOLD), CENT);
    }

    @Test
    void shouldClampABidToTheMostAndEndTheLiquidation()
    {
        final JsonNode started = auction();
        final double most = number(started, "fraction");
        final List<JsonNode> decisions = venue.bid(started, LIQUIDATOR, "1", "100000");

        assertEquals(most, number(only(decisions, "AuctionFilled"), "fraction"));
        assertEnded(decisions, "SOLD");
        // 1.2 times the requirement: less than initial margin, but above the target.
        assertEquals("RESTRICTED", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        final JsonNode report = venue.venue.report(SOLD);
        final double buffer = number(report, "equity") - 1.2 * number(report, "maintenanceRequirement");
        assertTrue(buffer >= 0 && buffer < 0.1 * 1_000 * 0.15, "at most a lot too much is sold: " + buffer);
    }

    @Test
    void shouldHoldWhatEarlierBidsPaidInReserve()
    {
        final JsonNode started = auction();
        final double first = number(only(venue.bid(started, LIQUIDATOR, "0.05", "1000"), "AuctionFilled"), "price");
        final JsonNode second = only(venue.bid(started, SECOND_LIQUIDATOR, "0.05", "1000"), "AuctionFilled");

        final double equity = EQUITY * 0.95 + first;
        assertEquals(first, number(second, "reservedBefore"), CENT);
        assertEquals(equity, number(second, "equityBefore"), CENT);
        assertEquals((equity - first) * 0.9 * 0.05, number(second, "price"), CENT);
        // 0.475 contracts round up to 0.5: what the rest has lost since its trade goes with it in cash.
        assertEquals(1_800 * 0.95 * 0.05 + 0.4, number(second, "cashMoved"), CENT);
    }

    @Test
    void shouldLetABidRestUntilThePriceHasFallenToIt()
    {
        final JsonNode started = auction();
        // The discount falls by 0.004 a second: 0.8 is there after 25 seconds.
        final List<JsonNode> placed = venue.bid(started, LIQUIDATOR, "0.05", "65.6");
        assertEquals("RESTING", only(placed, "AuctionBidDecided").get("verdict").asText());
        assertEquals(73.8, number(only(placed, "AuctionBidDecided"), "price"), CENT);

        assertEquals(0, all(venue.time(24), "AuctionFilled").size());
        final JsonNode filled = only(venue.time(1), "AuctionFilled");
        assertEquals(65.6, number(filled, "price"), CENT);
        assertEquals(0.8, number(filled, "discount"), CENT);
    }

    @Test
    void shouldTradeTheBestRestingBidFirstAndOfEqualOnesTheEarliest()
    {
        final JsonNode started = auction();
        venue.bid(started, LIQUIDATOR, "0.02", "20");
        venue.bid(started, SECOND_LIQUIDATOR, "0.01", "12");
        final long best = venue.lastBid();
        venue.bid(started, LIQUIDATOR, "0.01", "10");
        final long last = venue.lastBid();

        final List<JsonNode> filled = all(venue.time(100), "AuctionFilled");

        assertEquals(
            List.of(best, best - 1, last), filled.stream().map(fill -> fill.get("bidId").asLong()).toList());
    }

    @Test
    void shouldEndRecoveredWhenTheAccountHasItsBufferAgain()
    {
        final JsonNode started = auction();
        venue.bid(started, LIQUIDATOR, "0.05", "1");
        final List<JsonNode> decisions = venue.fallTo("1040");

        assertEnded(decisions, "RECOVERED");
        assertEquals("WITHDRAWN", only(decisions, "AuctionBidDecided").get("verdict").asText());
        assertEquals(0, number(only(decisions, "AuctionEnded"), "cashRaised"));
        assertEquals(
            "NOTHING_LEFT",
            only(venue.bid(started, LIQUIDATOR, "0.05", "1"), "AuctionBidDecided").get("verdict").asText());
    }

    @Test
    void shouldStartAgainFromTheStartWhenNobodyBids()
    {
        final AuctionVenue stale = new AuctionVenue("auctionFee", "0.02", "auctionResetNs", "50000000000");
        stale.tenCoinsLong("1800");
        final JsonNode started = stale.auctionAt("984");
        assertEquals(0, all(stale.time(49), "AuctionEnded").size());
        final List<JsonNode> decisions = stale.time(1);

        assertEnded(decisions, "RESET");
        final JsonNode again = only(decisions, "AuctionStarted");
        assertEquals(0, number(again, "fee"), "the fee is paid once");
        assertEquals(number(started, "fraction"), number(again, "fraction"), CENT);
        assertEquals(number(started, "equity"), number(again, "equity"), CENT);
    }

    @Test
    void shouldSellNothingBelowThePriceAtWhichItStartsAgainHoweverLateThatIs()
    {
        // Half of the cut-off of 0.5 is asked after 150 seconds. A twentieth is worth 82.
        final JsonNode started = auction();
        venue.bid(started, LIQUIDATOR, "0.05", "20.4");

        final List<JsonNode> hours = venue.time(36_000);

        assertEquals(0, all(hours, "AuctionFilled").size(), "nothing is asked below 20.5");
        assertEnded(hours, "RESET");
        venue.bid(only(hours, "AuctionStarted"), LIQUIDATOR, "0.05", "20.5");
        assertEquals(20.5, number(only(venue.time(36_000), "AuctionFilled"), "price"), CENT);
    }

    @Test
    void shouldLetThePriceFallToNothingOnceThreeAuctionsSoldNothingAndNobodyHoldsTheOpposite()
    {
        JsonNode running = auction();
        for (int unsold = 1; unsold <= 3; unsold++)
        {
            venue.bid(running, LIQUIDATOR, "0.05", "0");
            final List<JsonNode> decisions = venue.time(150);
            assertEnded(decisions, "RESET");
            running = only(decisions, "AuctionStarted");
        }
        venue.bid(running, LIQUIDATOR, "0.05", "0");
        assertEquals(0, all(venue.time(199), "AuctionFilled").size());

        assertEquals(0, number(only(venue.time(1), "AuctionFilled"), "price"));
    }

    @Test
    void shouldNotPutAnAccountInSaleAnewThatIsBackAtTheTarget()
    {
        auction();
        // 1,850 over 1,597.95 is 115.8 %: less than the buffer of 120 %, more than the target of 110 %.
        assertEquals(0, all(venue.fallTo("1005"), "AuctionEnded").size());

        final List<JsonNode> decisions = venue.time(150);

        assertEnded(decisions, "RECOVERED");
        assertEquals(0, all(decisions, "AuctionStarted").size());
    }

    @Test
    void shouldEndWithALoneLiquidatorWhoTakesAFifthOfWhatIsInSaleEachTime()
    {
        final JsonNode started = auction();
        double most = number(started, "fraction");
        int bids = 0;
        boolean ended = false;
        while (!ended)
        {
            assertTrue(++bids <= 20, "a share of a hundredth at least each time");
            final List<JsonNode> decisions = venue.bid(started, LIQUIDATOR, String.format("%.8f", most / 5), "1000");
            final JsonNode filled = only(decisions, "AuctionFilled");
            assertTrue(number(filled, "fraction") >= 0.01, filled::toString);
            most -= number(filled, "fraction");
            ended = !all(decisions, "AuctionEnded").isEmpty();
        }
        assertEquals("RESTRICTED", venue.venue.report(SOLD).get("health").asText());
    }

    @Test
    void shouldPutAHundredthInSaleWhereLessIsLacking()
    {
        // 1,930 over 1,610.67 is 119.8 %: a share of 0.16 % would bring the buffer back.
        final AuctionVenue dust = new AuctionVenue("auctionFee", "0");
        dust.tenCoinsLong("1800");
        final JsonNode started = dust.auctionAt("984");
        dust.fallTo("1013");

        final List<JsonNode> decisions = dust.bid(started, LIQUIDATOR, "0.00000001", "1");

        assertEquals(0.01, number(only(decisions, "AuctionFilled"), "fraction"));
        assertEnded(decisions, "SOLD");
    }

    @Test
    void shouldStopTheClockWhileTheAccountIsUnpriced()
    {
        final JsonNode started = auction();
        venue.venue.option(2, "1000", "CALL", "0.1");
        venue.venue.trade(SOLD, 2, "0.1", "0");
        assertEquals("UNPRICED", venue.venue.report(SOLD).get("health").asText());
        final List<JsonNode> placed = venue.bid(started, LIQUIDATOR, "0.05", "1000");
        assertEquals("PAUSED", only(placed, "AuctionBidDecided").get("verdict").asText());
        assertEquals(0, all(venue.time(1_000), "AuctionFilled").size());

        final JsonNode filled = only(venue.venue.volatility("1000", "0.0001"), "AuctionFilled");

        assertEquals(0.9, number(filled, "discount"), "as at the start");
    }

    @Test
    void shouldTakeAllWhereTooLittleWouldRemain()
    {
        final AuctionVenue small = new AuctionVenue("auctionFee", "0", "minRemaining", "9000");
        small.tenCoinsLong("1800");
        final JsonNode started = small.auctionAt("984");
        final List<JsonNode> decisions = small.bid(started, LIQUIDATOR, "0.1", "1000");

        // A tenth of 9,840 sold would leave 8,856.
        assertEquals(1, number(only(decisions, "AuctionFilled"), "fraction"));
        assertEnded(decisions, "CLOSED_OUT");
        assertEquals(0, small.venue.report(SOLD).get("positions").size());
        assertEquals(EQUITY * 0.9, small.equity(SOLD), CENT);
    }

    @Test
    void shouldHoldToTheCapPerAccountAndGoOnWithTheNextShare()
    {
        final AuctionVenue capped = new AuctionVenue("auctionFee", "0", "maxShareInAuction", "0.04");
        capped.tenCoinsLong("1800");
        final JsonNode started = capped.auctionAt("984");
        assertEquals(0.04, number(started, "fraction"));

        final List<JsonNode> first = capped.bid(started, LIQUIDATOR, "0.03", "1000");
        assertEquals(0, all(first, "AuctionEnded").size());
        final List<JsonNode> second = capped.bid(started, LIQUIDATOR, "0.03", "1000");
        assertEquals(0.01 / 0.97, number(only(second, "AuctionFilled"), "fraction"), 1e-8);
        assertEnded(second, "SOLD");
    }

    @Test
    void shouldPutNoMoreInSaleThanTheVenueAllows()
    {
        // A tenth of what the account holds is 984.
        final AuctionVenue limited = new AuctionVenue("auctionFee", "0", "maxNotionalInLiquidation", "984");
        limited.tenCoinsLong("1800");
        assertEquals(0.1, number(limited.auctionAt("984"), "fraction"), 1e-8);
        limited.venue.account(8, "1800");
        limited.venue.trade(8, PERPETUAL, "10", "1000");
        for (int second = 0; second < 30; second++)
        {
            limited.time(1);
        }
        assertEquals(1, limited.venue.engine().decisions("AuctionStarted").size());
    }
}
