package softlanding.perf.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.CrashShape;

/** Tests the runs that the crash benchmark measures. */
final class CrashRunTest
{
    private static final int ACCOUNTS = 2_000;

    /** A benchmark in which nobody is liquidated would measure nothing. */
    @ParameterizedTest
    @EnumSource(names = {"GAP", "CROWD"})
    void shouldLiquidateInATickAndDecideAsTheFullScan(final CrashShape shape)
    {
        final BenchVenue venue = new BenchVenue();
        final CrashFigures engine = new CrashRun(venue, shape, ACCOUNTS, ScreeningSettings.defaults()).measure();
        final CrashFigures fullScan = new CrashRun(venue, shape, ACCOUNTS, ScreeningSettings.fullScan()).measure();
        assertEquals(fullScan.hash(), engine.hash(), "hash of decisions and state");
        assertTrue(engine.orders() > 0, "orders " + engine.orders());
        assertTrue(engine.firstOrderNs() > 0, "no time of the first order");
        assertEquals(shape.ticks(), engine.ticks().getTotalCount(), "ticks");
        assertTrue(fullScan.evaluated() >= ACCOUNTS, "full scan evaluated " + fullScan.evaluated());
    }
}
