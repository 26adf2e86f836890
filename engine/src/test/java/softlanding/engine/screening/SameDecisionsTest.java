package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** With certificates the engine decides, byte for byte, what it decides when it looks at every account. */
class SameDecisionsTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.seeds", 12);
    private static final long FIRST_SEED = Long.getLong("softlanding.seed", 1);
    private static final int ROUNDS = Integer.getInteger("softlanding.rounds", 250);

    @Test
    void shouldDecideTheSameWhateverHappens()
    {
        long decisions = 0;
        long skipped = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++)
        {
            try
            {
                final StormyVenue venue = new StormyVenue(seed, new ScreeningSettings(true, 1, 3), 40);
                venue.play(ROUNDS);
                decisions += venue.engines().decisions() - venue.engines().rejections();
                skipped += venue.engines().counters().audits();
            }
            catch (final AssertionError | IllegalStateException failure)
            {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertTrue(decisions > 50L * SEEDS, "decisions: " + decisions);
        assertTrue(skipped > 500L * SEEDS, "certificates audited: " + skipped);
    }
}
