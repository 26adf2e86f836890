package softlanding.lab.liquidator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.workload.FixedPoint;
import softlanding.workload.wire.AuctionEncoder;

class RunningAuctionsTest
{
    private static final long ONE = FixedPoint.ONE;
    private static final long TENTH = ONE / 10;

    private final RunningAuctions auctions = new RunningAuctions(5);
    private long sequence;

    @Test
    void shouldBidValueLessProfitForItsPartOfWhatIsInSale()
    {
        started(100, "1000", "0.5");

        // Half of a half of 1,000, minus a tenth: 0.25 * 900.
        assertEquals(List.of(bid(100, 41, "0.25", "225")), bids(ONE / 2, TENTH, 1_000_000 * ONE));
    }

    @Test
    void shouldWantToBePaidForAPortfolioThatOwes()
    {
        started(100, "-1000", "1");

        assertEquals(List.of(bid(100, 41, "1", "-1100")), bids(ONE, TENTH, 0));
    }

    @Test
    void shouldBidOnceForEachAuctionThatRunsOldestFirst()
    {
        started(300, "1000", "1");
        started(100, "2000", "1");
        started(200, "3000", "1");
        ended(100);

        assertEquals(
            List.of(bid(300, 41, "1", "900"), bid(200, 42, "1", "2700")), bids(ONE, TENTH, 1_000_000 * ONE));
    }

    @Test
    void shouldSpendNoMoreThanItsBudgetAndPassOverWhatIsTooDear()
    {
        started(100, "1000", "1");
        started(200, "1000", "1");
        started(300, "500", "1");

        assertEquals(
            List.of(bid(100, 41, "1", "900"), bid(300, 42, "1", "450")), bids(ONE, TENTH, 1_500 * ONE));
        assertEquals(List.of(bid(300, 41, "1", "450")), bids(ONE, TENTH, 900 * ONE - 1));
    }

    /** A payment received for one portfolio does not increase the budget for another. */
    @Test
    void shouldNotCountOnWhatItIsPaid()
    {
        started(100, "-1000", "1");
        started(200, "1000", "1");

        assertEquals(List.of(bid(100, 41, "1", "-1100")), bids(ONE, TENTH, 899 * ONE));
    }

    /** A bid that rests trades when the price asked falls to its limit; a bid that cannot be taken is not repeated. */
    @Test
    void shouldNotBidAgainWhereItsBidRestsOrCannotBeTaken()
    {
        started(100, "1000", "1");
        started(200, "1000", "1");
        started(300, "1000", "1");
        answered("AuctionBidDecided", 100, 5, "\"verdict\":\"RESTING\",\"price\":\"950\"");
        answered("AuctionBidDecided", 200, 5, "\"verdict\":\"INITIAL_MARGIN_TOO_LOW\"");
        answered("AuctionBidDecided", 300, 6, "\"verdict\":\"RESTING\",\"price\":\"950\"");

        assertEquals(List.of(bid(300, 41, "1", "900")), bids(ONE, TENTH, 1_000_000 * ONE));
    }

    /** The auction goes on with what is left. */
    @Test
    void shouldBidAgainWhereItHasBoughtAShareOrLostItsPlace()
    {
        started(100, "1000", "1");
        started(200, "1000", "1");
        answered("AuctionBidDecided", 100, 5, "\"verdict\":\"RESTING\",\"price\":\"950\"");
        answered("AuctionFilled", 100, 5, "\"accountId\":\"7\",\"fraction\":\"0.5\",\"price\":\"450\"," +
            "\"cashMoved\":\"0\",\"equityBefore\":\"1000\",\"bufferMarginBefore\":\"-1\",\"reservedBefore\":\"0\"," +
            "\"discount\":\"0.9\",\"fee\":\"0\"");
        answered("AuctionBidDecided", 200, 5, "\"verdict\":\"OUTRANKED\",\"price\":\"950\"");

        assertEquals(
            List.of(bid(100, 41, "1", "900"), bid(200, 42, "1", "900")), bids(ONE, TENTH, 1_000_000 * ONE));
    }

    @Test
    void shouldRoundTheShareUpAndThePriceDown()
    {
        started(100, "0.00000007", "0.33333333");

        // A half of 0.33333333 is 0.166666665; 0.00000007 minus 0.000000007, rounded up to 0.00000001, is 0.00000006.
        assertEquals(List.of(bid(100, 41, "0.16666667", "0.00000001")), bids(ONE / 2, TENTH, ONE));
    }

    @Test
    void shouldKnowWhichEventsWereRejected()
    {
        decide("{\"type\":\"EventRejected\",\"timestampNs\":\"1\",\"eventSequence\":\"9\",\"decisionIndex\":0," +
            "\"reason\":\"UNKNOWN_ID\",\"field\":\"auctionId\",\"rejectedTimestampNs\":\"1\"}");

        assertTrue(auctions.isRejected(9));
        assertTrue(!auctions.isRejected(8));
    }

    private void started(final long auctionId, final String equity, final String fraction)
    {
        decide(head("AuctionStarted", auctionId) + "\"accountId\":\"7\",\"insolvent\":\"NO\"," +
            "\"equity\":\"" + equity + "\",\"bufferMargin\":\"-1\",\"fee\":\"0\",\"fraction\":\"" + fraction + "\"}");
    }

    private void ended(final long auctionId)
    {
        decide(head("AuctionEnded", auctionId) + "\"accountId\":\"7\",\"reason\":\"SOLD\",\"cashRaised\":\"1\"}");
    }

    private void answered(final String type, final long auctionId, final long liquidatorId, final String more)
    {
        decide(head(type, auctionId) + "\"bidId\":\"1\",\"liquidatorId\":\"" + liquidatorId + "\"," + more + "}");
    }

    private static String head(final String type, final long auctionId)
    {
        return "{\"type\":\"" + type + "\",\"timestampNs\":\"1\",\"eventSequence\":\"1\",\"decisionIndex\":0," +
            "\"auctionId\":\"" + auctionId + "\",";
    }

    private void decide(final String line)
    {
        final JsonReader json = new JsonReader();
        final int length = json.read(line);
        auctions.onDecision(++sequence, json.frame(), 0, length);
    }

    private List<String> bids(final long part, final long profit, final long budget)
    {
        final List<String> lines = new ArrayList<>();
        final JsonWriter json = new JsonWriter();
        final AuctionEncoder encoder = new AuctionEncoder((buffer, offset, length) ->
        {
            final int lineLength = json.write(buffer, offset, length);
            lines.add(new String(json.line(), 0, lineLength, StandardCharsets.US_ASCII));
        });
        auctions.bid(encoder, 77, 40, part, profit, budget);
        return lines;
    }

    private static String bid(final long auctionId, final long bidId, final String fraction, final String limit)
    {
        return "{\"type\":\"AuctionBidPlaced\",\"timestampNs\":\"77\",\"auctionId\":\"" + auctionId + "\"," +
            "\"bidId\":\"" + bidId + "\",\"liquidatorId\":\"5\",\"fraction\":\"" + fraction + "\"," +
            "\"limitPrice\":\"" + limit + "\"}";
    }
}
