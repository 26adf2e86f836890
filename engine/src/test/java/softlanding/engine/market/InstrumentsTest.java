package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** What an instrument is, what its contracts are worth to the mantissa, and what trading it costs. */
class InstrumentsTest
{
    private static final long ONE = Decimal8.ONE;
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int CALL = 0;
    private static final int PUT = 1;
    private static final int FUTURE = 2;
    private static final int PERPETUAL = 3;

    private final Market market = new Market(1, 2, 16, 1);
    private final Instruments instruments = market.instruments();

    @BeforeEach
    void listOneOfEach()
    {
        market.listUnderlying(1);
        market.listExpiry(1, 0, 1_000);
        market.listOption(11, 0, 500 * ONE, InstrumentKind.CALL, ONE, 10);
        market.listOption(12, 0, 500 * ONE, InstrumentKind.PUT, ONE, 20);
        market.listFuture(13, 0, ONE / 10, 30);
        market.listPerpetual(14, 0, 10 * ONE, 40);
    }

    /** Lists one more future; returns its slot. */
    private int list(final long contractSize)
    {
        final int slot = instruments.ids().size();
        market.listFuture(100 + slot, 0, contractSize, ONE);
        return slot;
    }

    @Test
    void shouldKeepWhatEachWasListedAs()
    {
        assertEquals(
            List.of(InstrumentKind.CALL, InstrumentKind.PUT, InstrumentKind.FUTURE, InstrumentKind.PERPETUAL),
            List.of(instruments.kind(CALL), instruments.kind(PUT), instruments.kind(FUTURE),
                instruments.kind(PERPETUAL)));
        for (int slot = CALL; slot <= PERPETUAL; slot++)
        {
            assertEquals(slot, instruments.ids().slot(11 + slot));
            assertEquals(10L * (slot + 1), instruments.lotSize(slot));
            assertEquals(0, instruments.underlying(slot));
            assertEquals(slot <= PUT, instruments.isOption(slot));
            assertEquals(slot <= PUT, instruments.kind(slot).isOption());
            assertEquals(slot <= PUT ? 0 : Ids.NONE, instruments.strikeSlot(slot));
            assertEquals(slot == PERPETUAL ? Ids.NONE : 0, instruments.expiry(slot));
        }
    }

    @Test
    void shouldCountCoinsByTheContractSize()
    {
        assertEquals(3, instruments.coins(CALL, 3 * ONE));
        assertEquals(-0.3, instruments.coins(FUTURE, -3 * ONE), 1e-16);
        assertEquals(30, instruments.coins(PERPETUAL, 3 * ONE));
    }

    @Test
    void shouldWorkOutAmountsExactlyAndRoundThemOnce()
    {
        final SplittableRandom random = new SplittableRandom(7);
        int beyond = 0;
        for (int i = 0; i < 8; i++)
        {
            final long size =
                i == 0 ? 1 : i == 1 ? 1_000_000 * ONE : 1 + (random.nextLong() >>> random.nextInt(18, 60));
            final int slot = list(size);
            for (int j = 0; j < 20_000; j++)
            {
                final long quantity = random.nextLong() >> random.nextInt(1, 63);
                final long price = random.nextLong() >>> random.nextInt(1, 63);
                beyond += assertNotional(slot, size, quantity, price, random.nextBoolean()) ? 0 : 1;
            }
        }
        assertTrue(beyond > 10_000 && beyond < 150_000, "amounts beyond a decimal: " + beyond);
    }

    /** Whether the amount can be written. */
    private boolean assertNotional(
        final int slot, final long size, final long quantity, final long price, final boolean up)
    {
        final BigDecimal exact = SlowShocks.decimal(quantity).multiply(SlowShocks.decimal(price))
            .multiply(SlowShocks.decimal(size)).movePointRight(8)
            .setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR);
        final String story = quantity + " * " + price + " * " + size + " up=" + up;
        if (exact.abs().compareTo(MAX) > 0)
        {
            assertThrows(ArithmeticException.class, () -> instruments.notional(slot, quantity, price, up), story);
            return false;
        }
        assertEquals(exact.longValueExact(), instruments.notional(slot, quantity, price, up), story);
        return true;
    }

    @Test
    void shouldAddFundingUpAndRefuseASumThatCannotBeWritten()
    {
        market.accrueFunding(PERPETUAL, 5);
        market.accrueFunding(PERPETUAL, -12);
        assertEquals(-7, instruments.cumulativeFunding(PERPETUAL));

        final long before = instruments.hash();
        assertThrows(ArithmeticException.class, () -> market.accrueFunding(PERPETUAL, Long.MIN_VALUE));
        assertEquals(-7, instruments.cumulativeFunding(PERPETUAL));
        assertEquals(before, instruments.hash());
    }

    @Test
    void shouldTakeTheDepthForWithoutLimitUntilItIsToldOne()
    {
        assertEquals(Instruments.UNKNOWN_DEPTH, instruments.depth(CALL));
        assertEquals(0, instruments.halfSpread(CALL));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MAX_VALUE - 2})
    void shouldKeepTheLiquidityItWasToldEvenIfThereIsNone(final long depth)
    {
        market.changeLiquidity(PUT, 17, depth);

        assertEquals(depth, instruments.depth(PUT));
        assertEquals(17, instruments.halfSpread(PUT));
        assertEquals(Instruments.UNKNOWN_DEPTH, instruments.depth(CALL), "that of the call is not known");
    }

    @Test
    void shouldBePricedWhileTheMarkOfAPerpetualIsThereAndBelieved()
    {
        assertFalse(instruments.isPerpetualPriced(PERPETUAL), "no mark yet");
        market.changePerpetualPrice(PERPETUAL, 3, 4);
        assertTrue(instruments.isPerpetualPriced(PERPETUAL));
        assertEquals(3, instruments.perpetualPrice(PERPETUAL));
        assertEquals(4, instruments.perpetualConfidence(PERPETUAL));

        final int feed = market.feeds().of(FeedKind.PERPETUAL, PERPETUAL);
        market.feeds().halt(feed, SuspensionReason.CROSSED);
        assertFalse(instruments.isPerpetualPriced(PERPETUAL));
        market.feeds().resume(feed);
        market.feeds().halt(market.feeds().of(FeedKind.PERPETUAL, FUTURE), SuspensionReason.CROSSED);
        market.feeds().halt(market.feeds().of(FeedKind.SPOT, 0), SuspensionReason.CROSSED);
        assertTrue(instruments.isPerpetualPriced(PERPETUAL), "other feeds do not matter");
    }

    @Test
    void shouldHashEveryFactOfItsOwn()
    {
        final Set<Long> hashes = new HashSet<>();
        final List<Runnable> changes = List.of(
            () -> market.changePerpetualPrice(PERPETUAL, 1, 0),
            () -> market.changePerpetualPrice(PERPETUAL, 1, 1),
            () -> market.accrueFunding(PERPETUAL, 1),
            () -> market.changeLiquidity(PERPETUAL, 1, 1),
            () -> market.changeLiquidity(PERPETUAL, 1, 0),
            () -> market.changeLiquidity(PERPETUAL, 0, 0),
            () -> market.changeLiquidity(FUTURE, 0, 0),
            () -> market.listFuture(20, 0, ONE, ONE));
        hashes.add(instruments.hash());
        changes.forEach(change ->
        {
            change.run();
            assertTrue(hashes.add(instruments.hash()), "a change that the hash does not see");
        });
    }

    @Test
    void shouldHashWhatAnInstrumentWasListedWith()
    {
        final Set<Long> hashes = new HashSet<>();
        assertTrue(hashes.add(hashOf(listed -> listed.listFuture(9, 0, ONE, ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listFuture(9, 0, 2 * ONE, ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listFuture(9, 0, ONE, 2 * ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listFuture(8, 0, ONE, ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listFuture(9, 1, ONE, ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listOption(9, 0, ONE, InstrumentKind.CALL, ONE, ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listOption(9, 0, ONE, InstrumentKind.PUT, ONE, ONE))));
        assertTrue(hashes.add(hashOf(listed -> listed.listPerpetual(9, 0, ONE, ONE))), "not a future of slot 0");
        assertTrue(hashes.add(hashOf(listed -> listed.listPerpetual(9, 1, ONE, ONE))), "of another underlying");
    }

    private static long hashOf(final Consumer<Market> listing)
    {
        final Market market = new Market(2, 2, 4, 1);
        market.listUnderlying(1);
        market.listUnderlying(2);
        market.listExpiry(1, 0, 1_000);
        market.listExpiry(2, 0, 2_000);
        listing.accept(market);
        return market.instruments().hash();
    }
}
