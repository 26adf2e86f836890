package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * There is a decision for every silence: an account in a tier has an order in flight, is in auction, or was told a
 * reason that is still true. And rounds that operators plan are decided alike by screening and by the full scan.
 */
class SilenceTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.seeds", 10);
    private static final long FIRST_SEED = Long.getLong("softlanding.seed", 1);

    @Test
    void shouldLeaveNobodyInATierWithoutADecision()
    {
        long looks = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++)
        {
            try
            {
                final StormyVenue venue = new StormyVenue(seed, new ScreeningSettings(true, 1, 3), 40);
                venue.withOperators();
                venue.play(150);
                looks += venue.engines().silence().looks();
            }
            catch (final AssertionError | IllegalStateException failure)
            {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertTrue(looks > 100L * SEEDS, "accounts in a tier: " + looks);
    }
}
