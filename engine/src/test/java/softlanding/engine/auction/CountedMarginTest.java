package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.due.Judgement;

/** Which margin counts in an auction while lone marks show a worse one that has not lasted. */
class CountedMarginTest
{
    private static final int SLOT = 1;
    private static final long WAIT = 100;

    private final CountedMargin margin = new CountedMargin(3);

    private void note(final long equity, final Judgement judgement, final long nowNs)
    {
        margin.note(SLOT, equity, 10 * equity, judgement, nowNs, WAIT);
    }

    private void assertCounts(final long equity)
    {
        assertEquals(equity, margin.equity(SLOT));
        assertEquals(10 * equity, margin.excess(SLOT));
    }

    @Test
    void shouldCountABetterMarginAtOnceAndAWorseOneOnceItLasted()
    {
        margin.set(SLOT, 50, 500);
        note(60, Judgement.LONE, 1);
        assertCounts(60);
        note(20, Judgement.LONE, 2);
        assertCounts(60);
        assertEquals(20, margin.presentEquity(SLOT));
        margin.settle(SLOT, 101);
        assertCounts(60);
        margin.settle(SLOT, 102);
        assertCounts(20);
        assertFalse(margin.isWorse(SLOT));
    }

    /** A trade that costs 7 costs them in what counts, too; the marks stay doubtful. */
    @Test
    void shouldMoveWhatCountsByAsMuchAsAFactMovesThePresentMargin()
    {
        margin.set(SLOT, 50, 500);
        note(20, Judgement.LONE, 1);
        note(13, Judgement.FACT, 2);
        assertCounts(43);
        assertEquals(13, margin.presentEquity(SLOT));
        margin.settle(SLOT, 101);
        assertCounts(13);
    }

    /** Of the margins within the wait only the best one held all the time. */
    @Test
    void shouldCountTheBestMarginOfTheWait()
    {
        margin.set(SLOT, 50, 500);
        note(30, Judgement.LONE, 1);
        note(20, Judgement.LONE, 60);
        note(25, Judgement.TIME, 80);
        margin.settle(SLOT, 101);
        assertCounts(30);
        assertTrue(margin.isWorse(SLOT));
        // The rest must last as long again.
        margin.settle(SLOT, 200);
        assertCounts(30);
        margin.settle(SLOT, 201);
        assertCounts(25);
    }

    @Test
    void shouldCountACompleteMarketAtOnce()
    {
        margin.set(SLOT, 50, 500);
        note(20, Judgement.LONE, 1);
        note(10, Judgement.AT_ONCE, 2);
        assertCounts(10);
        assertFalse(margin.isWorse(SLOT));
    }

    /** An auction that is reset begins with what counted, and what was doubtful goes on to be doubtful. */
    @Test
    void shouldGoOnInTheNextAuctionOfTheAccount()
    {
        margin.set(SLOT, 50, 500);
        note(20, Judgement.LONE, 1);
        margin.keep(SLOT);
        margin.set(SLOT, margin.equity(SLOT), margin.excess(SLOT));
        margin.goOn(SLOT);
        assertCounts(50);
        assertTrue(margin.isWorse(SLOT));
        margin.settle(SLOT, 101);
        assertCounts(20);
    }
}
