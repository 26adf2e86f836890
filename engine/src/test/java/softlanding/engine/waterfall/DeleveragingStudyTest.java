package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.docs.PageTable;
import softlanding.engine.market.InstrumentKind;

/** The study of docs/results/deleveraging.md: the same close-outs by water-filling and by the ranked queue. */
class DeleveragingStudyTest
{
    private static final int VENUES = 40;
    private static final int NAKED = 24;
    private static final int HEDGED = 8;
    private static final long BANKRUPT = 1;
    private static final int CALL = 2;

    @Test
    void shouldShowWhatThePageSays() throws IOException
    {
        final PageTable page = PageTable.read("docs/results/deleveraging.md", "study");

        assertEquals(column(page, 1), study(CloseOutVenue::closeOut));
        assertEquals(column(page, 2), study(CloseOutVenue::closeOutByQueue));
    }

    @Test
    void shouldLeaveLowerLeverageAndHedgesInPlace()
    {
        for (long seed = 0; seed < VENUES; seed++)
        {
            final Outcome filling = new Outcome(seed, CloseOutVenue::closeOut);
            final Outcome queue = new Outcome(seed, CloseOutVenue::closeOutByQueue);
            assertTrue(filling.highestLeverage <= queue.highestLeverage, "seed=" + seed);
            assertEquals(0, filling.hurt, "seed=" + seed);
        }
    }

    private static List<String> column(final PageTable page, final int column)
    {
        return List.of(page.text(0, column), page.text(1, column), page.text(2, column), page.text(3, column));
    }

    private static List<String> study(final Rule rule)
    {
        double touched = 0;
        double leverage = 0;
        double hurt = 0;
        double risen = 0;
        for (long seed = 0; seed < VENUES; seed++)
        {
            final Outcome outcome = new Outcome(seed, rule);
            touched += outcome.touched;
            leverage += outcome.highestLeverage;
            hurt += outcome.hurt;
            risen += outcome.risen;
        }
        return List.of(
            average(touched, "%.1f"), average(leverage, "%.1f"), average(hurt, "%.1f"), average(risen, "%.0f"));
    }

    private static String average(final double sum, final String format)
    {
        return String.format(Locale.ROOT, format, sum / VENUES);
    }

    private interface Rule
    {
        boolean closeOut(CloseOutVenue venue, long accountId);
    }

    /** A hundred coins long to be closed, naked shorts with leverage 2 to 20, and shorts that hedge calls. */
    private static final class Outcome
    {
        private final CloseOutVenue venue = new CloseOutVenue();
        private final SplittableRandom random;
        private final long[] requirement = new long[NAKED + HEDGED + 2];
        private final int touched;
        private double highestLeverage;
        private int hurt;
        private double risen;

        Outcome(final long seed, final Rule rule)
        {
            random = new SplittableRandom(seed);
            venue.option(CALL, "500", InstrumentKind.CALL);
            venue.account(BANKRUPT, "-1000");
            venue.trade(BANKRUPT, PERPETUAL, "100", "1000");
            for (long accountId = 2; accountId < NAKED + 2; accountId++)
            {
                openNaked(accountId);
            }
            for (long accountId = NAKED + 2; accountId < NAKED + HEDGED + 2; accountId++)
            {
                openHedged(accountId);
            }
            venue.insure("1000");
            for (int accountId = 2; accountId < requirement.length; accountId++)
            {
                requirement[accountId] = venue.margin(accountId).maintenanceRequirement();
            }

            assertTrue(rule.closeOut(venue, BANKRUPT));

            final Set<String> names = new HashSet<>();
            venue.told().forEach(line -> names.add(line.substring(0, line.indexOf(' '))));
            touched = names.size() - 1;
            measure();
        }

        private void openNaked(final long accountId)
        {
            final int coins = 5 + random.nextInt(11);
            final int entry = 950 + random.nextInt(101);
            final double equity = coins * 1_000 / (2 + 18 * random.nextDouble());
            venue.account(accountId, money(equity - coins * (entry - 1_000)));
            venue.trade(accountId, PERPETUAL, Integer.toString(-coins), Integer.toString(entry));
        }

        private void openHedged(final long accountId)
        {
            final int coins = 5 + random.nextInt(6);
            final double calls = coins * 1.2;
            final double equity = (coins + calls) * 1_000 / (5 + 5 * random.nextDouble());
            venue.account(accountId, money(equity + calls * 500 - coins * 20));
            venue.trade(accountId, CALL, money(calls), "500");
            venue.trade(accountId, PERPETUAL, Integer.toString(-coins), "1020");
        }

        private static String money(final double value)
        {
            return String.format(Locale.ROOT, "%.2f", value);
        }

        private void measure()
        {
            for (int accountId = 2; accountId < requirement.length; accountId++)
            {
                final long more = venue.margin(accountId).maintenanceRequirement() - requirement[accountId];
                hurt += more > 0 ? 1 : 0;
                risen += Math.max(0, more) / 1e8;
                highestLeverage =
                    Math.max(highestLeverage, accountId < NAKED + 2 ? venue.leverage(accountId) : 0);
            }
        }
    }
}
