package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Decimal8Test
{
    private static final BigInteger ONE = BigInteger.valueOf(Decimal8.ONE);

    @Test
    void shouldMultiplyAsBigIntegersDoWhateverTheSignsAndSizes()
    {
        final SplittableRandom random = new SplittableRandom(1);
        int overflows = 0;
        for (int i = 0; i < 200_000; i++)
        {
            final long a = anyLong(random);
            final long b = anyLong(random);
            final long divisor = 1 + random.nextLong(Decimal8.ONE);
            final boolean up = random.nextBoolean();
            final BigInteger exact = divide(
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), ONE.multiply(BigInteger.valueOf(divisor)), up);
            final String story = a + " * " + b + " / (1e8 * " + divisor + ") up=" + up;
            if (exact.abs().bitLength() > 63)
            {
                overflows++;
                assertThrows(
                    ArithmeticException.class, () -> Decimal8.scaled(a, b, Decimal8.ONE, divisor, up), story);
            }
            else
            {
                assertEquals(exact, BigInteger.valueOf(Decimal8.scaled(a, b, Decimal8.ONE, divisor, up)), story);
            }
        }
        assertEquals(true, overflows > 1_000, "overflows met: " + overflows);
    }

    @Test
    void shouldMultiplyThreeFactorsAsBigIntegersDo()
    {
        final SplittableRandom random = new SplittableRandom(4);
        int fits = 0;
        for (int i = 0; i < 200_000; i++)
        {
            final long a = anyLong(random);
            final long b = anyLong(random);
            final long c = 1 + (anyLong(random) & Long.MAX_VALUE) / 2;
            final long divisor = 1 + random.nextLong(Decimal8.ONE);
            final boolean up = random.nextBoolean();
            final BigInteger exact = divide(
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.valueOf(c)),
                ONE.multiply(BigInteger.valueOf(divisor)), up);
            final String story = a + " * " + b + " * " + c + " / (1e8 * " + divisor + ") up=" + up;
            if (exact.abs().bitLength() > 63)
            {
                assertThrows(
                    ArithmeticException.class, () -> Decimal8.scaled(a, b, c, Decimal8.ONE, divisor, up), story);
            }
            else
            {
                fits++;
                assertEquals(exact, BigInteger.valueOf(Decimal8.scaled(a, b, c, Decimal8.ONE, divisor, up)), story);
            }
        }
        assertEquals(true, fits > 20_000, "products that fit: " + fits);
    }

    @Test
    void shouldDivideByASingleUnit()
    {
        assertEquals(0, Decimal8.ratioFloor(0, 1));
        assertEquals(50 * Decimal8.ONE, Decimal8.ratioFloor(50, 1));
        assertEquals(Long.MAX_VALUE, Decimal8.ratioFloor(92_233_720_369L, 1));
        assertEquals(92_233_720_368L * Decimal8.ONE, Decimal8.ratioFloor(92_233_720_368L, 1));
    }

    @Test
    void shouldShareAsBigIntegersDo()
    {
        final SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200_000; i++)
        {
            final long amount = anyLong(random);
            final long whole = 1 + (anyLong(random) & Long.MAX_VALUE) / 2;
            final long part = random.nextLong(whole + 1);
            final BigInteger exact = divide(
                BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)), BigInteger.valueOf(whole), false);
            assertEquals(exact, BigInteger.valueOf(Decimal8.shareFloor(amount, part, whole)),
                () -> amount + " * " + part + " / " + whole);
        }
    }

    @Test
    void shouldCompareProductsExactly()
    {
        final SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++)
        {
            final long a = anyLong(random);
            final long b = anyLong(random);
            final long c = random.nextInt(4) == 0 ? b : anyLong(random);
            final long d = random.nextInt(4) == 0 ? a : anyLong(random);
            final int exact = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b))
                .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
            assertEquals(exact, Decimal8.compareProducts(a, b, c, d), () -> a + "*" + b + " against " + c + "*" + d);
        }
    }

    @Test
    void shouldRoundARatioDownAndHoldWhatIsBeyondTheLargest()
    {
        assertEquals(105_000_000L, Decimal8.ratioFloor(1_050, 1_000));
        assertEquals(33_333_333L, Decimal8.ratioFloor(1, 3));
        assertEquals(-33_333_334L, Decimal8.ratioFloor(-1, 3));
        assertEquals(Long.MAX_VALUE, Decimal8.ratioFloor(Long.MAX_VALUE, 1));
        assertEquals(-Long.MAX_VALUE, Decimal8.ratioFloor(-Long.MAX_VALUE, 1));
    }

    @Test
    void shouldRoundDoublesAgainstTheAccountButNotForTheirNoise()
    {
        assertEquals(127_200_000_000L, Decimal8.ceil(1_272.0000000000002));
        assertEquals(127_200_000_000L, Decimal8.floor(1_271.9999999999998));
        assertEquals(127_200_000_001L, Decimal8.ceil(1_272.000000001));
        assertEquals(127_199_999_999L, Decimal8.floor(1_271.999999999));
        assertEquals(-1L, Decimal8.floor(-0.000000001));
        assertEquals(0L, Decimal8.ceil(-0.000000001));
    }

    @Test
    void shouldRefuseWhatCannotBeWritten()
    {
        assertThrows(ArithmeticException.class, () -> Decimal8.floor(1e11));
        assertThrows(ArithmeticException.class, () -> Decimal8.ceil(Double.NaN));
        assertThrows(ArithmeticException.class, () -> Decimal8.floor(Double.NEGATIVE_INFINITY));
    }

    private static BigInteger divide(final BigInteger dividend, final BigInteger divisor, final boolean up)
    {
        return new BigDecimal(dividend).divide(
            new BigDecimal(divisor), 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR).toBigIntegerExact();
    }

    private static long anyLong(final SplittableRandom random)
    {
        final long value = random.nextLong() >> random.nextInt(64);
        return value == Long.MIN_VALUE ? 0 : value;
    }
}
