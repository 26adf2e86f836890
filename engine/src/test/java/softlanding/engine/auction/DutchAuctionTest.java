package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;

/** The arithmetic against unbounded decimals, and what must hold whatever the numbers. */
class DutchAuctionTest
{
    private static final int CASES = 5_000;
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithUnboundedDecimalsToTheLastDigit(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++)
        {
            final AuctionTerms terms = terms(random);
            final long elapsedNs = random.nextLong(terms.fastDecayNs() + 2 * terms.slowDecayNs());
            final long equity = random.nextLong(1, 1_000_000_000L * Decimal8.ONE);
            final long margin = equity - random.nextLong(2_000_000_000L * Decimal8.ONE);
            final long reserved = random.nextLong(equity);
            final long fraction = random.nextLong(1, Decimal8.ONE + 1);
            final String what = "seed=" + seed + " case=" + i;

            final long discount = DutchAuction.discount(terms, elapsedNs);
            assertEquals(ExactAuction.discount(terms, elapsedNs), discount, what);
            final long buffer = DutchAuction.bufferMargin(terms, equity, margin);
            assertEquals(ExactAuction.bufferMargin(terms, equity, margin), buffer, what);
            assertEquals(
                ExactAuction.price(equity, reserved, discount, fraction),
                DutchAuction.price(equity, reserved, discount, fraction), what);
            assertEquals(
                ExactAuction.insurance(terms, -equity, margin - 2 * equity, elapsedNs),
                DutchAuction.insurance(terms, -equity, margin - 2 * equity, elapsedNs), what);
            assertMost(buffer, equity, reserved, discount, what);
        }
    }

    /** Never less than the exact share, and never a hundred millionth more than it needs for its own roundings. */
    private static void assertMost(
        final long buffer, final long equity, final long reserved, final long discount, final String what)
    {
        final long most = DutchAuction.maxFraction(buffer, equity, reserved, discount);
        if (buffer >= 0)
        {
            assertEquals(0, most, what);
            return;
        }
        final BigDecimal exact = ExactAuction.maxFraction(buffer, equity, reserved, discount);
        final BigDecimal above = ExactAuction.exact(most).subtract(exact);
        // The two products in the divisor are each up to one unit short.
        final BigDecimal slack = new BigDecimal("0.00000001").add(
            new BigDecimal("0.00000002").divide(ExactAuction.exact(-buffer), new java.math.MathContext(20)));
        assertTrue(above.signum() >= 0 && above.compareTo(slack) <= 0 && most <= Decimal8.ONE, what + " " + above);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldNeverAskMoreAsTimePasses(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++)
        {
            final AuctionTerms terms = terms(random);
            final long equity = random.nextLong(1, 1_000_000L * Decimal8.ONE);
            final long margin = -random.nextLong(1, 1_000_000L * Decimal8.ONE);
            final long earlier = random.nextLong(terms.fastDecayNs() + terms.slowDecayNs());
            final long later = earlier + random.nextLong(terms.slowDecayNs());
            final long fraction = random.nextLong(1, Decimal8.ONE + 1);
            assertTrue(
                DutchAuction.price(equity, 0, DutchAuction.discount(terms, later), fraction) <=
                    DutchAuction.price(equity, 0, DutchAuction.discount(terms, earlier), fraction),
                "seed=" + seed + " case=" + i);
            assertTrue(
                DutchAuction.insurance(terms, -equity, margin - equity, later) >=
                    DutchAuction.insurance(terms, -equity, margin - equity, earlier),
                "seed=" + seed + " case=" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void shouldLeaveNoShortfallWhereTheMostIsSold(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        int sold = 0;
        for (int i = 0; i < CASES; i++)
        {
            final AuctionTerms terms = terms(random);
            final long equity = random.nextLong(1, 1_000_000L * Decimal8.ONE);
            final long margin = equity - random.nextLong(1, 2_000_000L * Decimal8.ONE);
            final long discount =
                DutchAuction.discount(terms, random.nextLong(terms.fastDecayNs() + terms.slowDecayNs()));
            final long reserved = random.nextLong(equity);
            final long buffer = DutchAuction.bufferMargin(terms, equity, margin);
            final long fraction = DutchAuction.maxFraction(buffer, equity, reserved, discount);
            if (fraction > 0)
            {
                final long price = DutchAuction.price(equity, reserved, discount, fraction);
                final BigDecimal kept = BigDecimal.ONE.subtract(ExactAuction.exact(fraction));
                final BigDecimal after = ExactAuction.exact(buffer - reserved).multiply(kept)
                    .add(ExactAuction.exact(reserved + price));
                assertTrue(after.signum() >= 0, "seed=" + seed + " case=" + i + " after=" + after);
                sold++;
            }
        }
        assertTrue(sold > CASES / 2, "cases in which something was sold: " + sold);
    }

    @Test
    void shouldWeighALimitByTheShareItIsFor()
    {
        // 100 for a half is 50 for a quarter.
        final long half = Decimal8.ONE / 2;
        final long quarter = Decimal8.ONE / 4;
        assertTrue(DutchAuction.isReachedBy(100, half, quarter, 50));
        assertFalse(DutchAuction.isReachedBy(100, half, quarter, 51));
        assertTrue(DutchAuction.isReachedBy(-100, half, quarter, -50));
        assertFalse(DutchAuction.isReachedBy(-100, half, quarter, -49));
    }

    @Test
    void shouldHoldABufferThatCannotBeWrittenAtTheMost()
    {
        final AuctionTerms terms = ExactAuction.terms("1", "0.8", 1, 1, 1, "10", "0");
        final long most = Long.MAX_VALUE / 2;

        assertEquals(-most, DutchAuction.bufferMargin(terms, most, -most));
        assertTrue(DutchAuction.maxFraction(-most, most, 0, Decimal8.ONE) <= Decimal8.ONE);
    }

    private static AuctionTerms terms(final SplittableRandom random)
    {
        final long start = random.nextLong(1, Decimal8.ONE + 1);
        final long fastDecayNs = random.nextLong(1, 1_000 * SECOND);
        final long slowDecayNs = random.nextLong(1, 20_000 * SECOND);
        return AuctionTerms.of(
            start, random.nextLong(start + 1), fastDecayNs, slowDecayNs, random.nextLong(1, 1_000 * SECOND),
            random.nextLong(2 * Decimal8.ONE), random.nextLong(Decimal8.ONE), 3, Long.MAX_VALUE, 0, fastDecayNs +
            slowDecayNs,
            Decimal8.ONE, 0, SECOND).with(AuctionFeeMode.START);
    }
}
