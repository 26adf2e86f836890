package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExpectedFillTest
{
    private static final long ONE = 100_000_000L;

    @Test
    void shouldTradeHalfASpreadFromTheMarkWithinTheVisibleDepth()
    {
        assertEquals(1_002 * ONE, ExpectedFill.price(10 * ONE, 1_000 * ONE, 2 * ONE, 10 * ONE));
        assertEquals(998 * ONE, ExpectedFill.price(-10 * ONE, 1_000 * ONE, 2 * ONE, 10 * ONE));
    }

    @Test
    void shouldTradeEachFurtherDepthHalfASpreadFartherAway()
    {
        // 10 at 2, 10 at 4, 5 at 6: 90 over 25 coins is 3.6.
        assertEquals(1_003_60000000L, ExpectedFill.price(25 * ONE, 1_000 * ONE, 2 * ONE, 10 * ONE));
    }

    @Test
    void shouldHoldThePriceAtTheBandButNeverInsideTheSpreadAndNeverBelowZero()
    {
        assertEquals(1_050 * ONE, ExpectedFill.price(10_000 * ONE, 1_000 * ONE, 2 * ONE, 10 * ONE));
        assertEquals(1_080 * ONE, ExpectedFill.price(ONE, 1_000 * ONE, 80 * ONE, 10 * ONE));
        assertEquals(0, ExpectedFill.price(-ONE, 1 * ONE, 2 * ONE, 10 * ONE));
    }

    @Test
    void shouldChargeTheFeeOnTheValueTradedRoundedUp()
    {
        assertEquals(5 * ONE, ExpectedFill.fee(-10 * ONE, 1_000 * ONE));
        assertEquals(1, ExpectedFill.fee(1, ONE));
    }
}
