package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gap costs an evaluation of the accounts that it may have moved, and few proofs; orders come before all of them. */
class GapTest
{
    private static final int ACCOUNTS = 2_000;
    private static final int PROOFS_PER_UPDATE = 64;

    private final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, new ScreeningSettings(true, 64, 1));

    @BeforeEach
    void fallUntilSomeAreLiquidated()
    {
        final SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 150; i++)
        {
            venue.tick(i < 50 ? 0 : -0.0005 + 0.0003 * (random.nextDouble() - 0.5));
            venue.fillOrders();
        }
    }

    @Test
    void shouldEvaluateEverybodyAtMostOnceAndProveFew()
    {
        final long visits = venue.counters().visits();
        final long proofs = venue.counters().proofs();
        venue.gap(-0.03);

        assertTrue(venue.counters().visits() - visits > ACCOUNTS / 10, "hardly anybody was moved");
        assertTrue(venue.counters().visits() - visits <= ACCOUNTS, "somebody was judged twice");
        assertEquals(PROOFS_PER_UPDATE, venue.counters().proofs() - proofs);
    }

    @Test
    void shouldOrderForAccountsInATierBeforeAnyCertificateEnds()
    {
        final CrowdedVenue poor = new CrowdedVenue(500, new ScreeningSettings(true, 64, 1), 0.75, 2);
        int ordersFirst = 0;
        for (int i = 0; i < 20; i++)
        {
            // Accounts in a tier are due again.
            poor.rest();
            final long crossings = poor.counters().crossings();
            poor.gap(-0.004);
            ordersFirst += poor.ordersOfGap() > 0 && poor.counters().crossings() > crossings &&
                poor.endedBeforeFirstOrder() == 0 ? 1 : 0;
            poor.fillOrders();
        }
        assertTrue(ordersFirst > 0, "no order has left before certificates ended");
    }

    @Test
    void shouldCatchUpWithinTheNextUpdates()
    {
        venue.gap(-0.03);
        for (int i = 0; i < 60; i++)
        {
            venue.tick(0);
        }
        final long watched = venue.watched();
        venue.gap(0);
        final long left = venue.watched() - watched;
        assertTrue(left < ACCOUNTS / 50, "still without certificate: " + left);
    }

    @Test
    void shouldProveMoreWhileIdleWithoutAChangeOfState()
    {
        venue.gap(-0.03);
        final long hash = venue.stateHash();
        final long certificates = venue.counters().certificates();
        venue.idle();
        assertEquals(hash, venue.stateHash());
        assertTrue(venue.idleSteps() > ACCOUNTS / 20, "steps: " + venue.idleSteps());
        assertTrue(venue.counters().certificates() - certificates > venue.idleSteps() / 2);

        final long watched = venue.watched();
        venue.gap(0);
        assertTrue(venue.watched() - watched < ACCOUNTS / 4, "evaluated: " + (venue.watched() - watched));
    }
}
