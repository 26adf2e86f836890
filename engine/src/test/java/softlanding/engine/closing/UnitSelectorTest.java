package softlanding.engine.closing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.liquidation.PlannerVenue;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.state.Decimal8;

/** The unit that TIERED takes against the slowest obvious answer: every number of steps of every unit, exactly. */
class UnitSelectorTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.books", 600);
    private static final int BOOKS_PER_VENUE = 40;
    private static final long MAX_STEPS = 400;
    private static final double DUST = 0.01;

    private int compared;
    private int structures;

    @Test
    void shouldTakeTheUnitThatReleasesMostPerCostOfAllUnits()
    {
        for (long seed = 0; seed < BOOKS; seed += BOOKS_PER_VENUE)
        {
            checkVenue(seed, 1);
            checkVenue(~seed, 0.1);
        }
        assertTrue(compared > BOOKS, "compared: " + compared);
        assertTrue(structures > BOOKS / 40, "structures taken: " + structures);
    }

    private void checkVenue(final long seed, final double cap)
    {
        final PlannerVenue venue = new PlannerVenue(seed, BOOKS_PER_VENUE);
        final LiquidationPlanner planner = venue.planner();
        final LiquidationPolicy policy = PlannerVenue.policy(Policy.TIERED, cap, Sizing.JUST_ENOUGH);
        for (int book = 0; book < BOOKS_PER_VENUE; book++)
        {
            final SplittableRandom random = new SplittableRandom(seed * 31 + book);
            if (venue.open(2 + random.nextInt(14), random.nextDouble(0.9, 1.08)) &&
                venue.book.marginMode() == MarginMode.PORTFOLIO)
            {
                check("seed=" + seed + " book=" + book, venue, venue.plan(planner, policy), policy);
            }
        }
    }

    private void check(
        final String story, final PlannerVenue venue, final LiquidationPlan plan, final LiquidationPolicy policy)
    {
        final CloseOutTrial trial = new CloseOutTrial(venue.market, venue.margins, PlannerVenue.BOOK_SIZE, 1, 2);
        trial.begin(policy, venue.book, venue.margin);
        final ClosingUnits units = new ClosingUnits(
            venue.market, PlannerVenue.BOOK_SIZE,
            ParticipationBudget.unlimited(venue.market, venue.margins.valuation()));
        units.find(trial.base(), venue.accounts.packages(), venue.accounts.ids().size() - 1);
        units.findStructures();
        final double deficit = -surplus(policy, venue.margin.marginEquity(), venue.margin.maintenanceRequirement());
        final double[] releases = new double[units.size()];
        final double[] scores = new double[units.size()];
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (units.stepsWithin(unit, policy.cap(1)) > MAX_STEPS)
            {
                return;
            }
            size(trial, units, unit, policy.cap(1));
            releases[unit] = trial.isNeverWorse() ? Math.min(trial.release(), deficit) : 0;
            scores[unit] = releases[unit] / trial.cost();
        }
        final int best = best(releases, scores);
        if (plan.legs() == 0 || plan.unitKind() == UnitKind.SLICE)
        {
            assertTrue(best < 0 || scores[best] < 1e-6, () -> "one helps, but none is taken: " + story);
        }
        else if (!isClosing(plan, venue, units, best))
        {
            compare(story, plan, policy, deficit, best < 0 ? 0 : scores[best]);
        }
        compared++;
        structures += units.size() > 0 && plan.unitKind() != UnitKind.POSITION ? 1 : 0;
    }

    /** The unit with the highest score, dust aside; -1 if none helps. */
    private static int best(final double[] releases, final double[] scores)
    {
        double largest = 0;
        for (final double release : releases)
        {
            largest = Math.max(largest, release);
        }
        int best = -1;
        for (int unit = 0; unit < scores.length; unit++)
        {
            if (releases[unit] > largest * DUST && (best < 0 || scores[unit] > scores[best]))
            {
                best = unit;
            }
        }
        return best;
    }

    /** Whether a plan closes some of a unit; how much is another question, where a price band bends its cost. */
    private static boolean isClosing(
        final LiquidationPlan plan, final PlannerVenue venue, final ClosingUnits units, final int unit)
    {
        int found = 0;
        for (int leg = 0; unit >= 0 && leg < units.legs(unit); leg++)
        {
            for (int order = 0; order < plan.legs(); order++)
            {
                found += plan.instrument(order) == venue.book.instrument(units.row(unit, leg)) ? 1 : 0;
            }
        }
        return unit >= 0 && found == plan.legs() && found == units.legs(unit);
    }

    private void compare(
        final String story,
        final LiquidationPlan plan,
        final LiquidationPolicy policy,
        final double deficit,
        final double best)
    {
        long cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        final int last = plan.legs() - 1;
        final double surplus = surplus(
            policy, plan.after(last).marginEquity(), plan.after(last).maintenanceRequirement());
        final double release = Math.min(deficit, surplus + deficit);
        // Costs are known to a few of the smallest amounts; what is free to that is equally good.
        final double score = release / Decimal8.toDouble(Math.max(1, cost));
        final double scoreOfRounding = release / Decimal8.toDouble(Math.max(1, cost - 4));
        assertTrue(
            scoreOfRounding >= best * (1 - 2e-6),
            () -> "score " + score + " below " + best + ": " + story + " " + plan.unitKind());
    }

    /** Leaves the trial at the least steps that reach the target, else at those that release most. */
    private static void size(final CloseOutTrial trial, final ClosingUnits units, final int unit, final long cap)
    {
        long steps = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (long n = 1; n <= units.stepsWithin(unit, cap); n++)
        {
            trial.tryClosing(units, unit, n);
            if (trial.reachesTarget())
            {
                return;
            }
            if (trial.release() > most)
            {
                most = trial.release();
                steps = n;
            }
        }
        trial.tryClosing(units, unit, steps);
    }

    private static double surplus(final LiquidationPolicy policy, final long equity, final long requirement)
    {
        return Decimal8.toDouble(equity) - Decimal8.toDouble(policy.targetRatio()) * Decimal8.toDouble(requirement);
    }
}
