package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.codecs.ProtectionPurpose;

/** Protected accounts, hedges: with certificates the engine decides what it decides when it looks at every account. */
class ProtectionInStormTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.seeds", 12);
    private static final long FIRST_SEED = Long.getLong("softlanding.seed", 1);
    private static final int ROUNDS = Integer.getInteger("softlanding.rounds", 250);

    @Test
    void shouldDecideTheSameWhateverAccountsWant()
    {
        shouldDecideTheSame(false);
    }

    @Test
    void shouldDecideTheSameAndNeverBeSilentWhenOperatorsActToo()
    {
        shouldDecideTheSame(true);
    }

    private static void shouldDecideTheSame(final boolean withOperators)
    {
        final long[] orders = new long[ProtectionPurpose.values().length];
        long audits = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++)
        {
            try
            {
                final StormyVenue venue = new StormyVenue(seed, new ScreeningSettings(true, 1, 3), 40);
                venue.withInstructions();
                if (withOperators)
                {
                    venue.withOperators();
                }
                venue.play(ROUNDS);
                for (final ProtectionPurpose purpose : ProtectionPurpose.values())
                {
                    orders[purpose.value() % orders.length] +=
                        purpose == ProtectionPurpose.NULL_VAL ? 0 : venue.engines().protectionOrders(purpose);
                }
                audits += venue.engines().counters().audits();
            }
            catch (final AssertionError | IllegalStateException failure)
            {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        for (int purpose = 0; purpose < 3; purpose++)
        {
            assertTrue(orders[purpose] > SEEDS / 4, "purpose " + purpose + ": " + orders[purpose]);
        }
        assertTrue(audits > 100L * SEEDS, "certificates audited: " + audits);
    }
}
