package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.auction.AuctionVenue.BIDDER;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SOLD;
import static softlanding.engine.auction.AuctionVenue.assertEnded;
import static softlanding.engine.auction.AuctionVenue.number;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An account that owes more than it has, in sale: ten coins long at 1,000 with 1,800 cash are worth -200 at 800; the
 * requirement is 1,272, so insurance offers 200 at first and 1,472 after 100 seconds.
 */
class InsolventAuctionTest
{
    private static final double CENT = 1e-6;

    private final AuctionVenue venue = new AuctionVenue("auctionFee", "0");

    private JsonNode auction()
    {
        venue.fillFund();
        venue.tenCoinsLong("1800");
        return venue.auctionAt("800");
    }

    @Test
    void shouldGiveTheWholePortfolioAwayAndTakeNoFee()
    {
        final JsonNode started = auction();

        assertEquals("YES", started.get("insolvent").asText());
        assertEquals(-200, number(started, "equity"), CENT);
        assertEquals(1, number(started, "fraction"));
        assertEquals(0, number(started, "fee"));
    }

    @Test
    void shouldPayWhatIsOwedAtFirst()
    {
        final JsonNode started = auction();
        final double fund = venue.fund();
        final List<JsonNode> decisions = venue.bid(started, LIQUIDATOR, "0.5", "-100");

        assertEquals(-100, number(only(decisions, "AuctionFilled"), "price"), CENT);
        assertEquals(100, number(only(decisions, "InsuranceFundChanged"), "amount"), CENT);
        assertEquals(fund - 100, number(only(decisions, "InsuranceFundChanged"), "fundAfter"), CENT);
        // Five coins with 1,000 of loss, 900 cash, and 100 from insurance.
        assertEquals(100_000, venue.equity(BIDDER), CENT);
        assertEquals(-100, venue.equity(SOLD), CENT);
    }

    @Test
    void shouldPayMoreTheLongerItLastsUpToTheWholeShortfall()
    {
        final JsonNode started = auction();
        venue.bid(started, LIQUIDATOR, "0.25", "-209");
        assertEquals(0, all(venue.time(49), "AuctionFilled").size());

        // Half of the time: 836 for all of it.
        final JsonNode first = only(venue.time(1), "AuctionFilled");
        assertEquals(-209, number(first, "price"), CENT);
        venue.bid(started, LIQUIDATOR, "1", "-1104");
        final List<JsonNode> last = venue.time(1_000);
        assertEquals(-1_104, number(only(last, "AuctionFilled"), "price"), CENT);
        assertEnded(last, "CLOSED_OUT");
        assertEquals(-1_313, number(only(last, "AuctionEnded"), "cashRaised"), CENT);
        assertEquals(0, venue.equity(SOLD), CENT);
    }

    @Test
    void shouldPayNoMoreThanTheLimitOfTheAccount()
    {
        final JsonNode started = auction();
        venue.policy("auctionFee", "0", "insuranceLimit", "50");
        venue.bid(started, LIQUIDATOR, "0.5", "-100");
        assertEquals(1, venue.venue.engine().decisions("AuctionFilled").size(), "the auction keeps its terms");

        final AuctionVenue limited = new AuctionVenue("auctionFee", "0", "insuranceLimit", "50");
        limited.fillFund();
        limited.tenCoinsLong("1800");
        final JsonNode other = limited.auctionAt("800");
        assertEquals(0, all(limited.bid(other, LIQUIDATOR, "0.5", "-51"), "AuctionFilled").size());
        assertEquals(0, all(limited.time(99), "AuctionFilled").size());
        assertEquals(
            -50, number(only(limited.bid(other, LIQUIDATOR, "0.5", "-50"), "AuctionFilled"), "price"), CENT);
    }

    @Test
    void shouldGiveTheAccountToTheWaterfallWhenTheTimeIsOver()
    {
        auction();
        venue.venue.account(40, "100000");
        venue.venue.trade(40, PERPETUAL, "-10", "1000");
        assertEquals(0, all(venue.time(99), "AuctionEnded").size());
        final List<JsonNode> decisions = venue.time(1);

        assertEnded(decisions, "DELEVERAGED");
        assertEquals(200, number(only(decisions, "InsuranceFundChanged"), "amount"), CENT);
        assertEquals(10, number(only(decisions, "PositionDeleveraged"), "quantity"), CENT);
        assertEquals(0, venue.equity(SOLD), CENT);
    }

    @Test
    void shouldGiveTheAccountToTheWaterfallAtOnceWhenTheFundIsEmpty()
    {
        venue.venue.account(40, "100000");
        venue.venue.trade(40, PERPETUAL, "-10", "1000");
        venue.tenCoinsLong("1800");
        venue.auctionAt("800");
        venue.time(1);
        assertEnded(venue.venue.engine().decisions("AuctionEnded"), "DELEVERAGED");
        assertEquals(0, venue.venue.engine().decisions("AuctionFilled").size());
    }

    @Test
    void shouldEndWhenOnlyCoinsAreLeftBesideALargerDebtThatNobodyPays()
    {
        venue.venue.account(40, "100000");
        venue.venue.trade(40, PERPETUAL, "-10", "1000");
        venue.venue.apply(venue.venue.event("CollateralListed").id("assetId", 1).text("symbol", "ETH")
            .id("riskCancellingUnderlyingId", 0).text("maintenanceHaircut", "0.1").text("initialHaircutAddOn", "0"));
        venue.venue.apply(venue.venue.event("CollateralPriceChanged").id("assetId", 1).text("price", "100")
            .text("confidence", "1"));
        venue.tenCoinsLong("1800");
        venue.venue.apply(venue.venue.event("CollateralTransferRequested").id("accountId", SOLD).id("transferId", 1)
            .id("assetId", 1).text("quantity", "1"));
        venue.fallTo("750");
        venue.time(1);
        assertEquals(0, venue.equity(SOLD), CENT);

        venue.venue.apply(venue.venue.event("CollateralPriceChanged").id("assetId", 1).text("price", "90")
            .text("confidence", "1"));
        venue.time(100);
        venue.time(100);

        assertEquals(-10, venue.equity(SOLD), CENT);
        assertEquals(
            venue.venue.engine().decisions("AuctionStarted").size(),
            venue.venue.engine().decisions("AuctionEnded").size(), "nobody waits for bids on a debt");
    }

    @Test
    void shouldGiveAnAccountWorthExactlyNothingToTheWaterfallWhenTheTimeIsOver()
    {
        venue.fillFund();
        venue.venue.account(40, "100000");
        venue.venue.trade(40, PERPETUAL, "-10", "1000");
        venue.tenCoinsLong("2000");
        venue.auctionAt("800");
        assertEquals(0, venue.equity(SOLD), CENT);

        final List<JsonNode> decisions = venue.time(100);

        assertEnded(decisions, "DELEVERAGED");
        assertEquals(10, number(only(decisions, "PositionDeleveraged"), "quantity"), CENT);
    }

    @Test
    void shouldTurnInsolventWhenTheEquityIsGone()
    {
        venue.fillFund();
        venue.tenCoinsLong("1800");
        final JsonNode started = venue.auctionAt("984");
        venue.bid(started, LIQUIDATOR, "0.05", "1");
        final List<JsonNode> decisions = venue.fallTo("810");

        assertEnded(decisions, "TURNED_INSOLVENT");
        assertEquals("WITHDRAWN", only(decisions, "AuctionBidDecided").get("verdict").asText());
        assertEquals("YES", only(decisions, "AuctionStarted").get("insolvent").asText());
    }

    @Test
    void shouldSellAgainForAPriceWhenThereIsEquityAgain()
    {
        auction();
        final List<JsonNode> decisions = venue.fallTo("850");

        assertEnded(decisions, "RESET");
        final JsonNode started = only(decisions, "AuctionStarted");
        assertEquals("NO", started.get("insolvent").asText());
        assertEquals(300, number(started, "equity"), CENT);
        assertEquals(0, number(started, "fee"));
    }

    @Test
    void shouldStopTheClockWhileTheAccountIsUnpriced()
    {
        final JsonNode started = auction();
        venue.venue.option(2, "1000", "CALL", "0.1");
        venue.venue.trade(SOLD, 2, "0.1", "0");
        venue.time(1_000);
        venue.venue.volatility("1000", "0.0001");

        final List<JsonNode> decisions = venue.bid(started, LIQUIDATOR, "0.5", "-101");
        assertEquals("RESTING", only(decisions, "AuctionBidDecided").get("verdict").asText());
        // The option is worth next to nothing.
        assertEquals(-100, number(only(decisions, "AuctionBidDecided"), "price"), 0.001);
        assertTrue(venue.venue.engine().decisions("AuctionEnded").size() <= 1);
    }
}
