package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.auction.AuctionVenue.LIQUIDATOR;
import static softlanding.engine.auction.AuctionVenue.SOLD;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes first where orders and an auction are both possible. Ten coins at 1,000, and 0.159 of spot each. */
class AuctionPreferenceTest
{
    private final AuctionVenue venue = new AuctionVenue("feeMode", "PER_FILL", "auctionAfterRounds", "0");

    private void terms(final String... more)
    {
        final var line = venue.venue.event("ExecutionTermsSet").id("underlyingId", 1);
        for (int i = 0; i < more.length; i += 2)
        {
            line.text(more[i], more[i + 1]);
        }
        venue.venue.apply(line);
    }

    private int auctions()
    {
        return venue.venue.engine().decisions("AuctionStarted").size();
    }

    private int orders()
    {
        return venue.venue.engine().decisions("LiquidationOrdered").size();
    }

    /** At 980 the account has 1,600 of equity and needs 1,558.2: tier 2. */
    private void fall()
    {
        venue.tenCoinsLong("1800");
        venue.fallTo("980");
        venue.time(1);
    }

    @Test
    void shouldOrderFirstWithoutTerms()
    {
        fall();
        assertEquals(0, auctions());
        assertEquals(1, orders());
    }

    @Test
    void shouldOfferAtOnceWhereAuctionsComeFirst()
    {
        terms("execution", "AUCTION_FIRST");
        fall();
        assertEquals(1, auctions());
        assertEquals(0, orders());
    }

    /** At 960 the account has 1,400 and needs 1,526.4: below the last tier. */
    @Test
    void shouldOrderInTheLastTierWhereAuctionsComeFirst()
    {
        terms("execution", "AUCTION_FIRST");
        venue.tenCoinsLong("1800");
        venue.fallTo("960");
        venue.time(1);
        assertEquals(0, auctions());
        assertEquals(1, orders());
    }

    /** The price asked after 30 s is 0.78 of the value; direct orders trade at mark. */
    @Test
    void shouldOrderWhereThatIsCheaper()
    {
        terms("execution", "CHEAPER");
        fall();
        assertEquals(0, auctions());
        assertEquals(1, orders());
    }

    @Test
    void shouldOfferWhereFixedCostsMakeOrdersDearer()
    {
        terms("execution", "CHEAPER", "fixedCostPerOrder", "100");
        fall();
        assertEquals(1, auctions());
        assertEquals(0, orders());
    }

    /** Orders cost 25 and release 171: 0.146; an auction at 0.78 costs 0.24 * 1,600 by 0.76 * 1,600 - ...: 0.28. */
    @Test
    void shouldBelievePastAuctionsOnceThereAreEight()
    {
        terms("execution", "AUCTION_FIRST");
        for (int i = 1; i <= 8; i++)
        {
            final long account = 100L + i;
            venue.venue.account(account, "1800");
            venue.venue.trade(account, PERPETUAL, "10", "1000");
        }
        venue.venue.spot("980");
        venue.venue.perpetual("980");
        final List<JsonNode> started = List.copyOf(venue.time(1));
        final List<JsonNode> all = venue.venue.engine().decisions("AuctionStarted");
        assertEquals(8, all.size(), started::toString);
        terms("execution", "CHEAPER", "fixedCostPerOrder", "25");
        venue.venue.account(SOLD, "1600");
        venue.venue.trade(SOLD, PERPETUAL, "10", "980");
        assertEquals(1, orders(), "too few auctions were seen");
        for (int i = 0; i < 7; i++)
        {
            only(venue.bid(all.get(i), LIQUIDATOR, "1", "1600"), "AuctionFilled");
        }
        venue.venue.account(9, "1600");
        venue.venue.trade(9, PERPETUAL, "10", "980");
        assertEquals(2, orders(), "seven are too few");
        only(venue.bid(all.get(7), LIQUIDATOR, "1", "1600"), "AuctionFilled");
        venue.venue.account(8, "1600");
        venue.venue.trade(8, PERPETUAL, "10", "980");
        assertEquals(9, auctions(), "they paid 0.9");
        assertEquals(2, orders());
    }
}
