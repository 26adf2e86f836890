package softlanding.lab.cascade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import softlanding.workload.market.Coin;

class SpotPathsTest
{
    private static final int BITCOIN = Coin.BTC.underlyingId();
    private static final long MINUTE_NS = 60_000_000_000L;

    private final SpotPaths paths = new SpotPaths();

    private void spot(final long minute, final double undisturbed, final double price)
    {
        paths.onSpot(BITCOIN, minute * MINUTE_NS, undisturbed, price);
    }

    private PricePush push()
    {
        return paths.summary().get(Coin.BTC);
    }

    @Test
    void shouldTakeTheLargestDistanceWhereverAndWhicheverWayItIs()
    {
        spot(0, 100, 100);
        spot(1, 80, 79.2);
        spot(2, 100, 97);
        spot(3, 100, 102);

        assertEquals(0.03, push().most(), 1e-12);
    }

    @Test
    void shouldHoldTheLowestPriceAgainstTheLowestThatWouldHaveBeen()
    {
        spot(0, 100, 95);
        spot(1, 80, 79.2);
        spot(2, 81, 78.4);

        // The lowest price comes later than the lowest undisturbed price: 78.4 against 80. The earlier push of 5 % has
        // no effect.
        assertEquals(0.02, push().lowest(), 1e-12);
    }

    @Test
    void shouldWeighThePushByTheTimeItLasts()
    {
        spot(0, 100, 100);
        spot(10, 100, 98);
        spot(40, 100, 101);
        spot(50, 100, 90);

        // 0 for 10 minutes, 2 % for 30, 1 % for 10. The last price has no duration.
        assertEquals((0 * 10 + 0.02 * 30 + 0.01 * 10) / 50, push().mean(), 1e-12);
    }

    @Test
    void shouldFindTheHourInWhichThePriceWasPushedTheFurthest()
    {
        spot(0, 100, 100);
        spot(30, 100, 99);
        // At 91 minutes only the second price is within the last hour: a recovery, then 1.5 %.
        spot(60, 100, 99.5);
        spot(91, 100, 98);
        spot(200, 100, 97);

        assertEquals(0.015, push().withinHour(), 1e-12);
    }

    @Test
    void shouldCountAnHourToTheLastNanosecond()
    {
        spot(0, 100, 100);
        spot(60, 100, 98);
        assertEquals(0.02, push().withinHour(), 1e-12);

        paths.onSpot(Coin.ETH.underlyingId(), 0, 100, 100);
        paths.onSpot(Coin.ETH.underlyingId(), 60 * MINUTE_NS + 1, 100, 98);
        assertEquals(0, paths.summary().get(Coin.ETH).withinHour(), "a push of an hour and a nanosecond");
    }

    @Test
    void shouldBeZeroWhereNothingMoved()
    {
        spot(0, 100, 100);
        spot(1, 50, 50);

        assertEquals(Map.of(Coin.BTC, new PricePush(0, 0, 0, 0)), paths.summary());
    }
}
