package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.state.Decimal8;

/**
 * OPTIMAL on books that are hard for cutting planes: it reaches the target, and its gap is small. Property
 * {@code softlanding.adversarialBooks} sets how many of each kind; {@code softlanding.adversarialResults} names a
 * folder for a line per book (seed, cost, gap, requirement, legs), so that two versions can be compared.
 */
class AdversarialBooksTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.adversarialBooks", 40);
    private static final int BOOKS_PER_VENUE = 20;
    private static final LiquidationPolicy OPTIMAL = PlannerVenue.policy(Policy.OPTIMAL, 1, Sizing.JUST_ENOUGH);

    private final List<String> lines = new ArrayList<>();
    private final List<Double> gapShares = new ArrayList<>();
    private int planned;
    private int unreached;

    @ParameterizedTest
    @EnumSource
    void shouldReachTheTargetNearTheBound(final AdversarialVenue.Kind kind) throws IOException
    {
        for (int begin = 0; begin < BOOKS; begin += BOOKS_PER_VENUE)
        {
            final AdversarialVenue venue = new AdversarialVenue(begin, BOOKS_PER_VENUE);
            for (int book = begin; book < Math.min(BOOKS, begin + BOOKS_PER_VENUE); book++)
            {
                if (venue.open(kind))
                {
                    check(book, venue);
                }
            }
        }
        final String results = System.getProperty("softlanding.adversarialResults");
        if (results != null)
        {
            Files.createDirectories(Path.of(results));
            Files.write(Path.of(results, kind.name()), lines);
        }
        gapShares.sort(null);
        assertTrue(planned > BOOKS / 2, "planned: " + planned);
        assertTrue(unreached <= planned / 100, "unreached: " + unreached + " of " + planned);
        assertTrue(gapShares.get(gapShares.size() / 2) < 0.05, "gaps as shares of the costs: " + gapShares);
    }

    private void check(final int seed, final AdversarialVenue venue)
    {
        final LiquidationPlan plan = venue.plan(OPTIMAL);
        final long gap = plan.optimalityGap();
        long cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        final boolean reached = gap != LiquidationPlan.NO_GAP;
        final long costs = cost;
        assertTrue(!reached || (gap >= 0 && gap <= costs), () -> "gap " + gap + ", cost " + costs + ", seed=" + seed);
        planned++;
        unreached += reached ? 0 : 1;
        if (reached && cost > 0)
        {
            gapShares.add((double)gap / cost);
        }
        lines.add(seed + " " + Decimal8.toDouble(cost) + " " + (reached ? Decimal8.toDouble(gap) : -1) + " " +
            Decimal8.toDouble(venue.margin.maintenanceRequirement()) + " " + plan.legs());
    }
}
