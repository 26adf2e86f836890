package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Who stands far above every notice is not evaluated for notices, and nobody's notice comes another time for it. */
class SparedNoticesTest
{
    private static final int ACCOUNTS = 1_000;
    private static final int TICKS = 600;

    @Test
    void shouldEnterAndLeaveNoticesAsTheFullScanDoes()
    {
        final CrowdedVenue certified = new CrowdedVenue(ACCOUNTS, ScreeningSettings.defaults(), 1.3, 3);
        final CrowdedVenue scan = new CrowdedVenue(ACCOUNTS, ScreeningSettings.fullScan(), 1.3, 3);
        certified.idle();
        final long before = scan.noticeChanges();
        for (int tick = 0; tick < TICKS; tick++)
        {
            final double move = 0.004 * Math.cos(tick * Math.PI / 50);
            certified.gap(move);
            scan.gap(move);
            if (tick % 3 == 0)
            {
                certified.idle();
            }
            assertEquals(scan.noticeChanges(), certified.noticeChanges(), "tick " + tick);
            assertEquals(scan.stateHash(), certified.stateHash(), "tick " + tick);
        }
        assertTrue(scan.noticeChanges() - before > 10, () -> "changes: " + (scan.noticeChanges() - before));
    }

    @Test
    void shouldEvaluateOnlyThoseNearANotice()
    {
        final CrowdedVenue venue = new CrowdedVenue(ACCOUNTS, ScreeningSettings.defaults(), 2.5, 4);
        venue.gap(0);
        venue.idle();
        final long before = venue.evaluations();
        for (int tick = 0; tick < TICKS; tick++)
        {
            venue.gap(1e-5 * (1 - 2 * (tick & 1)));
        }
        // A look at one account per tick would be an evaluation each; the audit takes one in 256 events.
        final long evaluations = venue.evaluations() - before;
        assertTrue(evaluations <= TICKS / 20, () -> "evaluations: " + evaluations);
    }
}
