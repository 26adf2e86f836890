package softlanding.codecs.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NumberTextTest
{
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private final NumberText number = new NumberText();

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0, 0", "0.0, 0", "1, 100000000", "-1, -100000000", "1e3, 100000000000", "1E+3, 100000000000",
        "0.5, 50000000", "5e-1, 50000000", "-0.00000001, -1", "96732.3937, 9673239370000", "1e-8, 1", "0e999999999, 0",
        "1e-999999999999, 0", "0.000000000000000000000001e24, 100000000", "92233720368.54775807, 9223372036854775807"})
    void shouldReadDecimalsExactly(final String text, final long mantissa)
    {
        assertNull(read(text, 8));
        assertTrue(number.fits(false));
        assertEquals(mantissa, number.value());
    }

    @ParameterizedTest
    @CsvSource({
        "0.000000005, 0", "0.000000015, 2", "0.000000025, 2", "0.0000000250001, 3", "0.00000001499999999, 1",
        "-0.000000015, -2", "-0.000000005, 0", "9.999999995, 1000000000", "5e-9, 0", "5.1e-9, 1", "9e-10, 0"})
    void shouldRoundDecimalsHalfEven(final String text, final long mantissa)
    {
        assertNull(read(text, 8));
        assertEquals(mantissa, number.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-", "+1", " 1", "1 ", "01", "-01", ".5", "5.", "1e", "1e+", "1e1.5", "1e1e1", "--1", "0x10", "1,000",
        "NaN", "Infinity", "1_000", "\u0661", "1d", "1.-5", "e5", "1-"})
    void shouldRefuseWhatIsNotANumber(final String text)
    {
        assertEquals("is not a number", read(text, 8));
        assertEquals("is not a number", read(text, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "184467440737.09551616", "184467440737.095516155", "1e12", "1e999999999999", "-1e999999999"})
    void shouldRefuseWhatNo64BitsHold(final String text)
    {
        assertEquals("is out of range", read(text, 8));
    }

    @Test
    void shouldTellWhetherASignIsLeft()
    {
        assertNull(read("9223372036854775807", 0));
        assertTrue(number.fits(false));
        assertNull(read("9223372036854775808", 0));
        assertFalse(number.fits(false));
        assertTrue(number.fits(true));
        assertNull(read("-1", 0));
        assertFalse(number.fits(true));
        assertNull(read("-0", 0));
        assertTrue(number.fits(true));
        assertNull(read("18446744073709551615", 0));
        assertEquals(-1L, number.value());
        assertNotNull(read("18446744073709551616", 0));
    }

    @Test
    void shouldAskWholeNumbersToBeWhole()
    {
        assertNull(read("1.50e1", 0));
        assertEquals(15, number.value());
        assertNull(read("100e-2", 0));
        assertEquals(1, number.value());
        assertEquals("is not a whole number", read("1.5", 0));
        assertEquals("is not a whole number", read("1e-1", 0));
        assertEquals("is not a whole number", read("1e-50", 0));
    }

    @Test
    void shouldAgreeWithBigDecimal()
    {
        final long seed = 20260801;
        final Random random = new Random(seed);
        int fitting = 0;
        for (int i = 0; i < 300_000; i++)
        {
            final String text = randomNumber(random);
            final int scale = random.nextBoolean() ? 8 : 0;
            final BigDecimal exact = new BigDecimal(text).movePointRight(scale);
            final BigInteger expected = exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
            final String refusal = read(text, scale);
            if (scale == 0 && exact.remainder(BigDecimal.ONE).signum() != 0)
            {
                assertNotNull(refusal, text);
            }
            else
            {
                assertEquals(expected.abs().compareTo(TWO_64) < 0, refusal == null, () -> "seed=" + seed + " " + text);
            }
            if (refusal == null && number.fits(false))
            {
                fitting++;
                assertEquals(expected.longValueExact(), number.value(), () -> "seed=" + seed + " " + text);
            }
        }
        assertTrue(fitting > 50_000, "fitting=" + fitting);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 0.00000001", "-1, -0.00000001", "100000000, 1", "-100000000, -1", "9673239370000, 96732.3937",
        "10, 0.0000001", "150000000, 1.5", "100000001, 1.00000001", "1000000000, 10",
        "9223372036854775807, 92233720368.54775807", "-9223372036854775808, -92233720368.54775808"})
    void shouldFormatDecimalsInTheirShortestExactForm(final long mantissa, final String text)
    {
        assertEquals(text, format(mantissa, 8));
    }

    @Test
    void shouldFormatLikeBigDecimal()
    {
        final long seed = 5;
        final Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++)
        {
            final long value = random.nextLong() >> random.nextInt(64);
            final BigDecimal decimal = BigDecimal.valueOf(value, 8).stripTrailingZeros();
            assertEquals(decimal.toPlainString(), format(value, 8), () -> "seed=" + seed + " value=" + value);
            assertEquals(Long.toString(value), format(value, 0), () -> "seed=" + seed);
        }
    }

    private String read(final String text, final int scale)
    {
        // The number is not at the start of its array and has neighbours on both sides.
        return number.read(("12" + text + "34").toCharArray(), 2, text.length(), scale);
    }

    private static String format(final long value, final int scale)
    {
        final byte[] target = new byte[NumberText.MAX_FORMATTED_LENGTH];
        final int start = NumberText.format(value, scale, target);
        return new String(target, start, target.length - start, StandardCharsets.US_ASCII);
    }

    private static String randomNumber(final Random random)
    {
        final StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        final BigInteger whole = new BigInteger(random.nextInt(80), random);
        text.append(whole);
        if (random.nextBoolean())
        {
            text.append('.');
            final int digits = 1 + random.nextInt(14);
            for (int i = 0; i < digits; i++)
            {
                // Fives and zeros make ties frequent.
                text.append("555000000000000123456789".charAt(random.nextInt(24)));
            }
        }
        if (random.nextInt(3) == 0)
        {
            text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(50) - 30);
        }
        return text.toString();
    }
}
