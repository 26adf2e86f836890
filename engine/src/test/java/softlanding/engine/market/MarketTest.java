package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.Decimal8;

/** The market puts every instrument into one order, and tells the price of cash from the price it has until told. */
class MarketTest
{
    private static final long ONE = Decimal8.ONE;
    private static final int UNDERLYINGS = 3;
    private static final int EXPIRIES = 7;
    private static final int INSTRUMENTS = 300;

    private final Market market = new Market(UNDERLYINGS, EXPIRIES, INSTRUMENTS, 1);

    /** Lists a random venue; strikes of an expiry come in any order. */
    private void list()
    {
        final SplittableRandom random = new SplittableRandom(12);
        for (int underlying = 0; underlying < UNDERLYINGS; underlying++)
        {
            market.listUnderlying(1 + underlying);
        }
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            market.listExpiry(1 + expiry, random.nextInt(UNDERLYINGS), 1_000);
        }
        for (int id = 1; id <= INSTRUMENTS; id++)
        {
            final int expiry = random.nextInt(EXPIRIES);
            switch (random.nextInt(6))
            {
                case 0 -> market.listPerpetual(id, random.nextInt(UNDERLYINGS), ONE, ONE);
                case 1 -> market.listFuture(id, expiry, ONE, ONE);
                default -> market.listOption(
                    id, expiry, (1 + random.nextInt(20)) * ONE,
                    random.nextBoolean() ? InstrumentKind.CALL : InstrumentKind.PUT, ONE, ONE);
            }
        }
    }

    @Test
    void shouldOrderBooksByUnderlyingExpiryStrikeAndListing()
    {
        list();
        final Instruments instruments = market.instruments();
        final List<Integer> expected = IntStream.range(0, INSTRUMENTS).boxed()
            .sorted(Comparator.<Integer>comparingInt(instruments::underlying)
                .thenComparingInt(instruments::expiry)
                .thenComparingInt(instruments::strikeSlot)
                .thenComparingInt(slot -> slot))
            .collect(Collectors.toList());

        final List<Integer> byKey = IntStream.range(0, INSTRUMENTS).boxed()
            .sorted(Comparator.comparingLong(market::bookKey)).toList();

        assertEquals(expected, byKey);
    }

    @Test
    void shouldFindTheInstrumentAndItsRangesFromItsKey()
    {
        list();
        final Instruments instruments = market.instruments();
        for (int slot = 0; slot < INSTRUMENTS; slot++)
        {
            final long key = market.bookKey(slot);
            assertEquals(slot, BookKeys.instrument(key));
            for (int underlying = 0; underlying < UNDERLYINGS; underlying++)
            {
                assertEquals(
                    instruments.underlying(slot) == underlying,
                    key >= BookKeys.leastOfUnderlying(underlying) && key < BookKeys.leastOfUnderlying(underlying + 1));
            }
            for (int expiry = 0; expiry < EXPIRIES; expiry++)
            {
                final long from = market.expiryKey(expiry);
                assertEquals(instruments.expiry(slot) == expiry, key >= from && key < from + BookKeys.OF_EXPIRY);
            }
            for (int strike = 0; strike < market.strikes().size(); strike++)
            {
                final long from = market.strikeKey(strike);
                assertEquals(instruments.strikeSlot(slot) == strike, key >= from && key < from + BookKeys.OF_STRIKE);
            }
        }
    }

    @Test
    void shouldTakeCashForOneDollarUntilItIsToldAPrice()
    {
        assertEquals(ONE, market.stablePrice());
        assertEquals(ONE, market.stableConfidence());
        assertFalse(market.hasStablePrice());
        final long untold = market.hash();

        market.changeStablePrice(ONE, ONE);
        assertTrue(market.hasStablePrice());
        assertNotEquals(untold, market.hash(), "to be told is a fact of its own");
        final long told = market.hash();

        market.changeStablePrice(ONE - 5, ONE - 7);
        assertEquals(ONE - 5, market.stablePrice());
        assertEquals(ONE - 7, market.stableConfidence());
        assertNotEquals(told, market.hash());
    }

    @Test
    void shouldListNoMoreStrikesThanItHasRoomFor()
    {
        final Market small = new Market(1, 1, 2, 1);
        small.listUnderlying(1);
        small.listExpiry(1, 0, 1_000);
        assertTrue(small.hasRoomForStrike());
        small.listOption(1, 0, ONE, InstrumentKind.CALL, ONE, ONE);
        small.listOption(2, 0, 2 * ONE, InstrumentKind.CALL, ONE, ONE);
        assertFalse(small.hasRoomForStrike());
    }
}
