package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.Decimal8;

/** A point of the surface belongs to the call and the put of its strike, and to no other expiry. */
class StrikesTest
{
    private static final long ONE = Decimal8.ONE;

    private final Market market = new Market(1, 2, 4, 1);
    private final Strikes strikes = market.strikes();

    @BeforeEach
    void listTwoExpiries()
    {
        market.listUnderlying(1);
        market.listExpiry(1, 0, 1_000);
        market.listExpiry(2, 0, 2_000);
        market.listOption(1, 0, 500 * ONE, InstrumentKind.CALL, ONE, ONE);
        market.listOption(2, 1, 500 * ONE + 1, InstrumentKind.CALL, ONE, ONE);
    }

    @Test
    void shouldServeTheCallAndThePutOfAStrike()
    {
        market.listOption(3, 0, 500 * ONE, InstrumentKind.PUT, ONE, ONE);

        assertEquals(2, strikes.size());
        assertEquals(market.instruments().strikeSlot(0), market.instruments().strikeSlot(2));
    }

    @Test
    void shouldKeepTheStrikeExactly()
    {
        assertEquals(500 * ONE, strikes.strikePrice(0));
        assertEquals(500 * ONE + 1, strikes.strikePrice(1));
        assertEquals(500.00000001, strikes.strike(1), 0);
        assertEquals(0, strikes.expiry(0));
        assertEquals(1, strikes.expiry(1));
    }

    @Test
    void shouldKnowAVolatilityOfZeroFromNone()
    {
        assertFalse(strikes.isKnown(0));
        assertFalse(strikes.isPriced(0));
        market.changeVolatility(0, 0, ONE);

        assertTrue(strikes.isKnown(0));
        assertTrue(strikes.isPriced(0));
        assertFalse(strikes.isKnown(1));
    }

    @Test
    void shouldKeepTheMarkOfEach()
    {
        market.changeVolatility(1, 50_000_000, 7);

        assertEquals(0.5, strikes.volatility(1), 0);
        assertEquals(50_000_000, strikes.volatilityMark(1));
        assertEquals(7, strikes.confidence(1));
        assertEquals(0, strikes.volatilityMark(0));
    }

    @Test
    void shouldNotBePricedWhileItsOwnFeedOrTheSurfaceIsNotBelieved()
    {
        market.changeVolatility(0, ONE, ONE);
        market.changeVolatility(1, ONE, ONE);
        final Feeds feeds = market.feeds();

        feeds.halt(feeds.of(FeedKind.VOLATILITY, 0), SuspensionReason.JUMP);
        assertFalse(strikes.isPriced(0));
        assertTrue(strikes.isPriced(1), "the other strike's volatility is believed");
        feeds.resume(feeds.of(FeedKind.VOLATILITY, 0));
        assertTrue(strikes.isPriced(0));

        feeds.halt(feeds.of(FeedKind.SURFACE, 1), SuspensionReason.VANISHED);
        assertTrue(strikes.isPriced(0));
        assertFalse(strikes.isPriced(1), "its whole surface is not believed");
    }

    @Test
    void shouldSayWhenItIsFull()
    {
        assertTrue(market.hasRoomForStrike());
        market.listOption(3, 0, 600 * ONE, InstrumentKind.CALL, ONE, ONE);
        assertTrue(market.hasRoomForStrike());
        market.listOption(4, 0, 700 * ONE, InstrumentKind.CALL, ONE, ONE);

        assertFalse(market.hasRoomForStrike());
        assertEquals(4, strikes.size());
    }

    @Test
    void shouldHashEveryFactOfItsOwn()
    {
        final Set<Long> hashes = new HashSet<>();
        final List<Runnable> changes = List.of(
            () -> market.changeVolatility(0, 0, 0),
            () -> market.changeVolatility(0, 1, 0),
            () -> market.changeVolatility(0, 1, 1),
            () -> market.changeVolatility(0, 0, 1),
            () -> market.changeVolatility(1, 0, 1),
            () -> market.listOption(3, 0, 600 * ONE, InstrumentKind.CALL, ONE, ONE));
        hashes.add(market.hash());
        changes.forEach(change ->
        {
            change.run();
            assertTrue(hashes.add(market.hash()), "a change that the hash does not see");
        });
    }
}
