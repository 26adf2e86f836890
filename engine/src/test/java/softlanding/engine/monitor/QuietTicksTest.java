package softlanding.engine.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a tick costs follows the number of accounts near a threshold, not the number of accounts. */
class QuietTicksTest
{
    private static final int ACCOUNTS = Integer.getInteger("softlanding.accounts", 10_000);
    private static final int CRASH_TICKS = 1_500;

    @Test
    void shouldEvaluateFewAccountsPerTick()
    {
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new MonitorSettings(true, 16, 1));
        final SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++)
        {
            venue.tick(0.0001 * (random.nextBoolean() ? 1 : -1));
        }
        final double calm = calm(venue, random, 1_000);
        System.out.println("calm per tick " + calm + " of " + ACCOUNTS);
        crash(venue, random);
        assertTrue(calm < ACCOUNTS / 10_000.0, "evaluated per calm tick: " + calm);
    }

    private static double calm(final CrowdedVenue venue, final SplittableRandom random, final int ticks)
    {
        final long before = venue.counters().visits();
        final long t = System.nanoTime();
        for (int i = 0; i < ticks; i++)
        {
            venue.tick(0.0001 * (random.nextBoolean() ? 1 : -1));
        }
        System.out.println("ns per tick " + (System.nanoTime() - t) / ticks);
        print(venue);
        return (venue.counters().visits() - before) / (double)ticks;
    }

    private static void print(final CrowdedVenue venue)
    {
        final MonitorCounters c = venue.counters();
        System.out.println("visits " + c.visits() + " certs " + c.certificates() + " refused " + c.refusals() + " cross " + c.crossings() + " exp " + c.expiries() + " renew " + c.renewals() + " audits " + c.audits());
    }

    private static void crash(final CrowdedVenue venue, final SplittableRandom random)
    {
        final double step = Math.log(0.88) / CRASH_TICKS;
        long worst = 0;
        int fills = 0;
        final long start = venue.counters().visits();
        final long t = System.nanoTime();
        for (int i = 0; i < CRASH_TICKS; i++)
        {
            final long before = venue.counters().visits();
            venue.tick(step + 0.0003 * (random.nextDouble() - 0.5));
            if (Boolean.getBoolean("softlanding.smiles"))
            {
                venue.addVolatility(0.25 / CRASH_TICKS);
                venue.smile();
            }
            fills += venue.fillOrders();
            worst = Math.max(worst, venue.counters().visits() - before);
        }
        System.out.println("crash per tick " + (venue.counters().visits() - start) / (double)CRASH_TICKS + " worst " + worst + " fills " + fills + " ns/tick " + (System.nanoTime() - t) / CRASH_TICKS);
        print(venue);
    }
}
