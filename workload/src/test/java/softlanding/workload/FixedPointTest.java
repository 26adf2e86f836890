package softlanding.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class FixedPointTest
{
    @Test
    void shouldRoundToTheNearestMantissaAndStep()
    {
        assertEquals(150_000_000L, FixedPoint.of(1.5));
        assertEquals(-33_333_333L, FixedPoint.of(-1.0 / 3));
        assertEquals(5 * FixedPoint.ONE, FixedPoint.toStep(6.2, 5 * FixedPoint.ONE));
    }

    @Test
    void shouldMultiplyExactlyAndRoundAsTold()
    {
        assertEquals(1, FixedPoint.multiply(1, 1, RoundingMode.UP));
        assertEquals(0, FixedPoint.multiply(1, 1, RoundingMode.DOWN));
        final long large = 90_000L * FixedPoint.ONE;
        assertEquals(8_100_000_000L * FixedPoint.ONE, FixedPoint.multiply(large, large, RoundingMode.UNNECESSARY));
    }

    @Test
    void shouldRefuseWhatDoesNotFit()
    {
        assertThrows(ArithmeticException.class, () -> FixedPoint.of(1e11));
        assertThrows(ArithmeticException.class, () -> FixedPoint.of(Double.NaN));
        final long large = 1_000_000L * FixedPoint.ONE;
        assertThrows(ArithmeticException.class, () -> FixedPoint.multiply(large, large, RoundingMode.UP));
    }
}
