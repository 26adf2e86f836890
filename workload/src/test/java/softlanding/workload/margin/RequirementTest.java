package softlanding.workload.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RequirementTest
{
    @Test
    void shouldLeanAgainstTheAccountOnBothSides()
    {
        // Long: 0.95 and 2 % + 8 % a year. Short: grown at the rate, or by 1.04 and 1 % + 8 % a year if that is less.
        assertEquals(95 * StrictMath.exp(-0.10), Requirement.discounted(100, 1, 0.02), 1e-12);
        assertEquals(-100 * StrictMath.exp(0.02), Requirement.discounted(-100, 1, 0.02), 1e-12);
        assertEquals(-104 * StrictMath.exp(0.33), Requirement.discounted(-100, 1, 0.5), 1e-12);
    }

    @Test
    void shouldAskOfStandardSellersByThePublishedShares()
    {
        assertEquals(7_500 + 2_000, Requirement.ofStandardCall(100_000, 2_000), 1e-9);
        assertEquals(7_500 + 2_000, Requirement.ofStandardPut(100_000, 2_000), 1e-9);
        assertEquals(0.075 * 150_000 + 150_000, Requirement.ofStandardPut(100_000, 150_000), 1e-9);
    }

    @Test
    void shouldWeighTheBasisMoreTheLaterTheExpiry()
    {
        assertEquals(0.5, Requirement.basisWeight(0), 1e-12);
        assertEquals(1.5, Requirement.basisWeight(0.5), 1e-12);
    }
}
