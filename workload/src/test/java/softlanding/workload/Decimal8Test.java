package softlanding.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class Decimal8Test
{
    @Test
    void shouldRoundToTheNearestMantissaAndStep()
    {
        assertEquals(150_000_000L, Decimal8.of(1.5));
        assertEquals(-33_333_333L, Decimal8.of(-1.0 / 3));
        assertEquals(5 * Decimal8.ONE, Decimal8.toStep(6.2, 5 * Decimal8.ONE));
    }

    @Test
    void shouldMultiplyExactlyAndRoundAsTold()
    {
        assertEquals(1, Decimal8.multiply(1, 1, RoundingMode.UP));
        assertEquals(0, Decimal8.multiply(1, 1, RoundingMode.DOWN));
        final long large = 90_000L * Decimal8.ONE;
        assertEquals(8_100_000_000L * Decimal8.ONE, Decimal8.multiply(large, large, RoundingMode.UNNECESSARY));
    }

    @Test
    void shouldRefuseWhatDoesNotFit()
    {
        assertThrows(ArithmeticException.class, () -> Decimal8.of(1e11));
        assertThrows(ArithmeticException.class, () -> Decimal8.of(Double.NaN));
        final long large = 1_000_000L * Decimal8.ONE;
        assertThrows(ArithmeticException.class, () -> Decimal8.multiply(large, large, RoundingMode.UP));
    }
}
