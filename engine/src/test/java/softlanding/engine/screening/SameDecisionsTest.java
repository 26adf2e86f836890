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
        shouldDecideTheSame(40, SEEDS, ROUNDS);
    }

    /** After a gap there are many more accounts without certificate than one update proves. */
    @Test
    void shouldDecideTheSameWhileManyWaitForAProof()
    {
        shouldDecideTheSame(400, 1 + SEEDS / 6, ROUNDS / 3);
    }

    private static void shouldDecideTheSame(final int accounts, final int seeds, final int rounds)
    {
        long decisions = 0;
        long skipped = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++)
        {
            try
            {
                final StormyVenue venue = new StormyVenue(seed, new ScreeningSettings(true, 1, 3), accounts);
                venue.play(rounds);
                decisions += venue.engines().decisions() - venue.engines().rejections();
                skipped += venue.engines().counters().audits();
            }
            catch (final AssertionError | IllegalStateException failure)
            {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertTrue(decisions > 50L * seeds, "decisions: " + decisions);
        assertTrue(skipped > 500L * seeds, "certificates audited: " + skipped);
    }
}
