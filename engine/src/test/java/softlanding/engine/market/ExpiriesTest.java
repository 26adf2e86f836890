package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Expiries keep their marks, their clock and their strikes apart from each other. */
class ExpiriesTest
{
    private static final long ONE = Decimal8.ONE;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final long SETTLES_NS = 100 * DAY_NS;

    private final Market market = new Market(2, 4, 8, 1);
    private final Expiries expiries = market.expiries();

    @BeforeEach
    void listTwo()
    {
        market.listUnderlying(5);
        market.listUnderlying(6);
        market.listExpiry(70, 1, SETTLES_NS);
        market.listExpiry(71, 0, 2 * SETTLES_NS);
    }

    private void mark(final long forward, final long rate)
    {
        market.changeForward(FIRST, forward, rate, ONE, ONE, 0);
    }

    @Test
    void shouldKeepWhatEachWasListedWith()
    {
        assertEquals(FIRST, expiries.ids().slot(70));
        assertEquals(SECOND, expiries.ids().slot(71));
        assertEquals(1, expiries.underlying(FIRST));
        assertEquals(0, expiries.underlying(SECOND));
        assertEquals(SETTLES_NS, expiries.expiryNs(FIRST));
        assertEquals(2 * SETTLES_NS, expiries.expiryNs(SECOND));
    }

    @Test
    void shouldKeepEachMarkInItsOwnPlace()
    {
        market.changeForward(SECOND, 11, 12, 13, 14, 15);

        assertEquals(11, expiries.forward(SECOND));
        assertEquals(12 / 1e8, expiries.discountRate(SECOND));
        assertEquals(13, expiries.forwardConfidence(SECOND));
        assertEquals(13, expiries.confidence(SECOND), "the lesser of the two confidences");
        assertEquals(15, expiries.clockNs(SECOND));
        assertEquals(0, expiries.forward(FIRST), "the other expiry has no mark");
        assertEquals(0, expiries.clockNs(FIRST));
        market.changeForward(SECOND, 11, 12, 14, 13, 15);
        assertEquals(13, expiries.confidence(SECOND), "whichever of the two it is");
        assertEquals(14, expiries.forwardConfidence(SECOND));
    }

    @ParameterizedTest
    @CsvSource({"5000000, 0.05", "0, 0", "-1, 0", "-500000000, 0"})
    void shouldDiscountAtNoRateBelowZero(final long rate, final double expected)
    {
        mark(ONE, rate);

        assertEquals(expected, expiries.discountRate(FIRST), 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "99, 1", "100, 0", "101, -1"})
    void shouldMeasureTimeFromItsOwnClock(final long nowDays, final double daysLeft)
    {
        market.moveClock(FIRST, nowDays * DAY_NS);

        assertEquals(daysLeft / 365, expiries.yearsToExpiry(FIRST), 1e-15);
        assertEquals(daysLeft * 86_400, expiries.secondsToExpiry(FIRST), 0);
        assertEquals(200.0 / 365, expiries.yearsToExpiry(SECOND), 1e-15, "the other's clock stands still");
    }

    @Test
    void shouldBePricedWhileItsForwardIsThereAndBelieved()
    {
        assertFalse(expiries.isPriced(FIRST), "no forward yet");
        mark(ONE, 0);
        assertTrue(expiries.isPriced(FIRST));

        final int feed = market.feeds().of(FeedKind.FORWARD, FIRST);
        market.feeds().halt(feed, SuspensionReason.STALE);
        assertFalse(expiries.isPriced(FIRST));
        market.feeds().resume(feed);
        assertTrue(expiries.isPriced(FIRST));

        market.feeds().halt(market.feeds().of(FeedKind.FORWARD, SECOND), SuspensionReason.STALE);
        market.feeds().halt(market.feeds().of(FeedKind.SURFACE, FIRST), SuspensionReason.STALE);
        assertTrue(expiries.isPriced(FIRST), "other feeds do not matter");
    }

    @Test
    void shouldFindAStrikeInItsOwnExpiryOnly()
    {
        market.listOption(1, FIRST, 500 * ONE, InstrumentKind.CALL, ONE, ONE);
        market.listOption(2, SECOND, 600 * ONE, InstrumentKind.CALL, ONE, ONE);
        market.listOption(3, SECOND, 500 * ONE, InstrumentKind.PUT, ONE, ONE);

        assertEquals(0, expiries.strikeSlot(FIRST, 500 * ONE));
        assertEquals(1, expiries.strikeSlot(SECOND, 600 * ONE));
        assertEquals(2, expiries.strikeSlot(SECOND, 500 * ONE));
        assertEquals(Ids.NONE, expiries.strikeSlot(FIRST, 600 * ONE));
        assertEquals(Ids.NONE, expiries.strikeSlot(FIRST, 500 * ONE + 1));
    }

    @Test
    void shouldStopItsClockWhenItSettles()
    {
        market.moveClock(FIRST, DAY_NS);
        market.settle(FIRST, 900 * ONE);
        market.moveClock(FIRST, 2 * DAY_NS);
        market.moveClocks(3 * DAY_NS);

        assertTrue(expiries.isSettled(FIRST));
        assertFalse(expiries.isSettled(SECOND));
        assertEquals(DAY_NS, expiries.clockNs(FIRST));
        assertEquals(3 * DAY_NS, expiries.clockNs(SECOND));
    }

    @ParameterizedTest(name = "clock {0} s, now {1} s, allowed age {2} s: {3} s")
    @CsvSource({
        "10, 15, 5, 10", "10, 15, 4, 15", "10, 10, 0, 10", "10, 11, 0, 11",
        "8638190, 8638199, 60, 8638190", "8638190, 8638200, 60, 8638200", "8639000, 8639001, 60, 8639001"})
    void shouldLeaveAYoungClockAloneBeforeTheLastThirtyMinutes(
        final long clock, final long now, final long oldest, final long expected)
    {
        market.moveClock(FIRST, clock * SECOND_NS);

        market.moveClock(FIRST, now * SECOND_NS, oldest * SECOND_NS);

        assertEquals(expected * SECOND_NS, expiries.clockNs(FIRST));
    }

    @Test
    void shouldHashEveryFactOfItsOwn()
    {
        final Set<Long> hashes = new HashSet<>();
        final List<Runnable> changes = new ArrayList<>(List.of(
            () -> mark(2 * ONE, 0),
            () -> mark(2 * ONE, 1),
            () -> market.changeForward(FIRST, 2 * ONE, 1, ONE - 1, ONE, 0),
            () -> market.changeForward(FIRST, 2 * ONE, 1, ONE - 1, ONE - 1, 0),
            () -> market.changeForward(SECOND, 2 * ONE, 1, ONE - 1, ONE - 1, 0),
            () -> market.moveClock(FIRST, 1),
            () -> market.settle(FIRST, ONE),
            () -> market.listExpiry(72, 0, SETTLES_NS)));
        hashes.add(expiries.hash());
        changes.forEach(change ->
        {
            change.run();
            assertTrue(hashes.add(expiries.hash()), "a change that the hash does not see");
        });
    }

    @Test
    void shouldHashWhatItIsAndNotHowItCameAbout()
    {
        mark(3 * ONE, 4);
        mark(2 * ONE, 1);
        final long roundabout = expiries.hash();
        mark(5 * ONE, 1);
        assertNotEquals(roundabout, expiries.hash());
        mark(2 * ONE, 1);
        assertEquals(roundabout, expiries.hash());
    }
}
