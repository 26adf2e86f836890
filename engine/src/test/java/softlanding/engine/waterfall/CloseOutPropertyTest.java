package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.junit.jupiter.api.Test;

/**
 * Whole venues of options and perpetuals after a crash: every bankrupt account is closed out, by water-filling and the
 * ranked queue. Conservation is checked by the venue after every call; here is what must hold besides.
 */
class CloseOutPropertyTest
{
    private static final int VENUES = 60;

    private int closed;
    private int traded;

    @Test
    void shouldHoldForWaterFilling()
    {
        for (long seed = 0; seed < VENUES; seed++)
        {
            check(seed, CloseOutVenue::closeOut);
        }
        assertEnough();
    }

    @Test
    void shouldHoldForTheQueue()
    {
        for (long seed = 0; seed < VENUES; seed++)
        {
            check(seed, CloseOutVenue::closeOutByQueue);
        }
        assertEnough();
    }

    @Test
    void shouldDecideTheSameAgain()
    {
        for (long seed = 0; seed < 10; seed++)
        {
            final CrashedVenue first = new CrashedVenue(seed);
            final CrashedVenue second = new CrashedVenue(seed);
            assertEquals(closeAll(first), closeAll(second), "seed=" + seed);
            assertEquals(first.venue().accounts().hash(), second.venue().accounts().hash(), "seed=" + seed);
            assertEquals(first.venue().fund().hash(), second.venue().fund().hash(), "seed=" + seed);
        }
    }

    private static List<String> closeAll(final CrashedVenue crashed)
    {
        final List<String> told = new ArrayList<>();
        for (final long accountId : crashed.bankrupt())
        {
            crashed.venue().closeOut(accountId);
            told.addAll(crashed.venue().told());
        }
        return told;
    }

    private void assertEnough()
    {
        assertTrue(closed > VENUES / 2, "accounts closed out: " + closed);
        assertTrue(traded > 5 * VENUES, "positions that gave way: " + traded);
    }

    private void check(final long seed, final ObjLongConsumer<CloseOutVenue> rule)
    {
        final CrashedVenue crashed = new CrashedVenue(seed);
        final CloseOutVenue venue = crashed.venue();
        for (final long accountId : crashed.bankrupt())
        {
            final BigDecimal worthBefore = crashed.worth();
            final List<BigDecimal> held = crashed.positions();
            final String story = "seed=" + seed + " account=" + accountId;

            rule.accept(venue, accountId);

            traded += venue.told().size();
            assertTrue(
                crashed.worth().subtract(worthBefore).abs().compareTo(new BigDecimal("0.00001")) < 0,
                () -> story + " worth before=" + worthBefore + " after=" + crashed.worth());
            assertNobodyTurnedAround(held, crashed.positions(), story);
            assertNobodyElseIsBankrupt(crashed, accountId, story);
            if (venue.margin(accountId).maintenanceRequirement() == 0)
            {
                closed++;
                assertTrue(venue.equity(accountId).signum() >= 0 || gaveAllTheyCould(venue.told()), story);
            }
        }
    }

    /** Somebody sold for nothing, or the price was twice the mark. */
    private static boolean gaveAllTheyCould(final List<String> told)
    {
        return told.stream().anyMatch(line -> line.endsWith(" at 0"));
    }

    /** A position only ever becomes smaller. */
    private static void assertNobodyTurnedAround(
        final List<BigDecimal> before, final List<BigDecimal> after, final String story)
    {
        for (int i = 0; i < before.size(); i++)
        {
            assertTrue(
                after.get(i).signum() == 0 || (after.get(i).signum() == before.get(i).signum() &&
                after.get(i).abs().compareTo(before.get(i).abs()) <= 0),
                story + " before=" + before.get(i) + " after=" + after.get(i));
        }
    }

    private static void assertNobodyElseIsBankrupt(
        final CrashedVenue crashed, final long accountId, final String story)
    {
        for (final long other : crashed.solvent())
        {
            assertTrue(other == accountId || crashed.venue().equity(other).signum() >= 0, story + " other=" + other);
        }
    }
}
