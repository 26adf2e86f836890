package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine's margin of random books in random markets, as events come one after another, against the reference. */
class MarginAgainstReferenceTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.oracle.seeds", 300);
    private static final int ROUNDS = 4;

    @Test
    void shouldReportTheMarginThatTheFormulasGive()
    {
        final MarginComparison comparison = new MarginComparison();
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final RandomVenue venue = new RandomVenue(seed);
            for (int round = 0; round < ROUNDS; round++)
            {
                compare(venue, "seed=" + seed + " round=" + round, comparison);
                change(venue);
            }
        }
        final List<String> disagreements = comparison.disagreements();
        assertEquals(List.of(), disagreements.subList(0, Math.min(20, disagreements.size())),
            () -> disagreements.size() + " disagreements; " + comparison);
        assertTrue(comparison.reports() > SEEDS * ROUNDS, comparison::toString);
    }

    private static void compare(final RandomVenue venue, final String where, final MarginComparison comparison)
    {
        for (final ReferenceAccount account : venue.both.accounts)
        {
            comparison.compare(
                where + (account.portfolio ? " PORTFOLIO" : " STANDARD"),
                ReferenceMargin.of(venue.both.market, account), account, venue.both.report(account));
        }
    }

    private static void change(final RandomVenue venue)
    {
        final int changes = venue.random.whole(1, 4);
        for (int i = 0; i < changes; i++)
        {
            venue.change();
        }
    }
}
