package softlanding.engine.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

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
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new MonitorSettings(true, 64, 1));
        calm(venue, 50);
        final long before = venue.counters().visits();
        calm(venue, CALM_TICKS);
        final double perTick = (venue.counters().visits() - before) / (double)CALM_TICKS;

        assertTrue(perTick < ACCOUNTS / 10_000.0, "evaluated per calm tick: " + perTick);
        assertTrue(venue.counters().audits() > CALM_TICKS / 10, "audits: " + venue.counters().audits());
    }

    @Test
    void shouldEvaluateLessThanOneInAHundredAccountsPerEventOfACrash()
    {
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new MonitorSettings(true, 64, 1));
        calm(venue, 50);
        final double step = Math.log(0.88) / CRASH_TICKS;
        final long events = venue.events();
        final long start = venue.watched();
        venue.takeMostPerEvent();
        int fills = 0;
        for (int i = 0; i < CRASH_TICKS; i++)
        {
            venue.tick(step + 0.0003 * (random.nextDouble() - 0.5));
            fills += venue.fillOrders();
        }
        final double perEvent = (venue.watched() - start) / (double)(venue.events() - events);
        final long worst = venue.takeMostPerEvent();

        assertTrue(fills > ACCOUNTS / 100, "a crash in which nobody was liquidated shows nothing: " + fills);
        assertTrue(perEvent < ACCOUNTS / 100.0, "evaluated per event of the crash: " + perEvent);
        assertTrue(worst < ACCOUNTS / 20, "evaluated in the worst event: " + worst);
    }

    private void calm(final CrowdedVenue venue, final int ticks)
    {
        for (int i = 0; i < ticks; i++)
        {
            venue.tick(0.0001 * (random.nextBoolean() ? 1 : -1));
        }
    }
}
