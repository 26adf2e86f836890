package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tick takes follows the number of accounts near a threshold, not the number of accounts. */
class QuietTicksTest
{
    private static final int ACCOUNTS = Integer.getInteger("softlanding.accounts", 4_000);
    private static final int CALM_TICKS = 500;
    private static final int CRASH_TICKS = 1_500;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void shouldEvaluateLessThanOneInTenThousandAccountsPerCalmTick()
    {
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new ScreeningSettings(true, 64, 1));
        calm(venue, 50);
        final long before = venue.counters().visits();
        calm(venue, CALM_TICKS);
        final double perTick = (venue.counters().visits() - before) / (double)CALM_TICKS;

        assertTrue(perTick < ACCOUNTS / 10_000.0, "evaluated per calm tick: " + perTick);
        assertTrue(venue.counters().audits() > CALM_TICKS / 10, "audits: " + venue.counters().audits());
    }

    @ParameterizedTest(name = "smiles move: {0}")
    @ValueSource(booleans = {false, true})
    void shouldEvaluateFewAccountsAndProveFewerPerTickOfACrash(final boolean smilesMove)
    {
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new ScreeningSettings(true, 64, 1));
        calm(venue, 50);
        final double step = Math.log(0.88) / CRASH_TICKS;
        final long start = venue.watched();
        final long proofs = venue.counters().proofs();
        long worst = 0;
        int fills = 0;
        for (int i = 0; i < CRASH_TICKS; i++)
        {
            final long before = venue.watched();
            venue.tick(step + 0.0003 * (random.nextDouble() - 0.5));
            if (smilesMove)
            {
                venue.smile();
            }
            worst = Math.max(worst, venue.watched() - before);
            fills += venue.fillOrders();
        }
        final double perTick = (venue.watched() - start) / (double)CRASH_TICKS;

        assertTrue(fills > ACCOUNTS / 100, "a crash in which nobody was liquidated shows nothing: " + fills);
        final double provedPerTick = (venue.counters().proofs() - proofs) / (double)CRASH_TICKS;
        assertTrue(perTick < ACCOUNTS / 40.0, "evaluated per tick of the crash: " + perTick);
        assertTrue(provedPerTick < ACCOUNTS / 100.0, "proved per tick of the crash: " + provedPerTick);
        assertTrue(worst < ACCOUNTS / 10, "evaluated in the worst tick: " + worst);
    }

    /** Where the threshold runs through the crowd, each tick takes some accounts across: those, and few beside them. */
    @Test
    void shouldEvaluateFewAccountsForEachThatCrossesAThreshold()
    {
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new ScreeningSettings(true, 64, 1), 0.9, 1.3);
        calm(venue, 50);
        final long start = venue.watched();
        final long changes = venue.healthChanges();
        final long proofs = venue.counters().proofs();
        calm(venue, CALM_TICKS);
        final long crossed = venue.healthChanges() - changes;

        assertTrue(crossed > CALM_TICKS, "hardly anybody is near the threshold: " + crossed);
        assertTrue(venue.watched() - start < 15 * crossed,
            "evaluated: " + (venue.watched() - start) + " for health changes: " + crossed);
        assertTrue(venue.counters().proofs() - proofs < 2 * crossed,
            "proved: " + (venue.counters().proofs() - proofs) + " for health changes: " + crossed);
    }

    private void calm(final CrowdedVenue venue, final int ticks)
    {
        for (int i = 0; i < ticks; i++)
        {
            venue.tick(0.0001 * (random.nextBoolean() ? 1 : -1));
        }
    }
}
