package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;

/**
 * What must hold of the plans for every book of 2 to 200 legs: what is promised is what the whole margin says, it is
 * never worse, the target is overshot by no more than a lot, OPTIMAL reaches it where TIERED does, for no more, and
 * nothing found costs less than OPTIMAL's stated bound. {@code -Dsoftlanding.books=N} asks for more books.
 */
class PlannerPropertyTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.books", 600);
    private static final int BOOKS_PER_VENUE = 50;
    private static final LiquidationPolicy TIERED = PlannerVenue.policy(Policy.TIERED, 1, Sizing.JUST_ENOUGH);
    private static final LiquidationPolicy CAPPED = PlannerVenue.policy(Policy.TIERED, 0.1, Sizing.JUST_ENOUGH);
    private static final LiquidationPolicy ALL = PlannerVenue.policy(Policy.TIERED, 1, Sizing.ALL);
    private static final LiquidationPolicy OPTIMAL = PlannerVenue.policy(Policy.OPTIMAL, 1, Sizing.JUST_ENOUGH);
    private static final long DUST = 100;

    private final AccountMargin after = new AccountMargin(2);
    private int planned;
    private int reached;
    private int together;
    private int cheaper;

    @Test
    void shouldHoldForBooksOfAllSizes()
    {
        for (long first = 0; first < BOOKS; first += BOOKS_PER_VENUE)
        {
            checkVenue(first);
        }
        assertTrue(planned > BOOKS / 2, "plans: " + planned);
        assertTrue(reached > BOOKS / 4, "reached the target: " + reached);
        assertTrue(together > BOOKS / 10, "combinations: " + together);
        assertTrue(cheaper > BOOKS / 20, "cheaper than one unit: " + cheaper);
    }

    private void checkVenue(final long seed)
    {
        final PlannerVenue venue = new PlannerVenue(seed, BOOKS_PER_VENUE);
        final LiquidationPlanner planner = venue.planner();
        for (long book = seed; book < seed + BOOKS_PER_VENUE; book++)
        {
            final SplittableRandom random = new SplittableRandom(~book);
            final int legs = 2 + (int)(198 * Math.pow(random.nextDouble(), 3));
            if (venue.open(legs, random.nextDouble(0.8, 1.09)))
            {
                check("seed=" + book + " legs=" + legs + " mode=" + venue.book.marginMode(), venue, planner);
            }
        }
    }

    private void check(final String story, final PlannerVenue venue, final LiquidationPlanner planner)
    {
        checkStep(story + " ALL", venue, venue.plan(planner, ALL), ALL);
        checkStep(story + " capped", venue, venue.plan(planner, CAPPED), CAPPED);
        final LiquidationPlan tiered = venue.plan(planner, TIERED);
        checkStep(story + " TIERED", venue, tiered, TIERED);
        checkJustEnough(story, venue, tiered);
        final boolean tieredReaches = reaches(tiered);
        final long tieredCost = cost(tiered);
        planned += tiered.legs() > 0 ? 1 : 0;
        reached += tieredReaches ? 1 : 0;

        final LiquidationPlan optimal = venue.plan(planner, OPTIMAL);
        checkStep(story + " OPTIMAL", venue, optimal, OPTIMAL);
        final long cost = cost(optimal);
        together += optimal.legs() > 1 ? 1 : 0;
        if (tieredReaches && tiered.unitKind() != UnitKind.SLICE)
        {
            assertTrue(reaches(optimal), () -> "short of the target: " + story);
            assertTrue(cost <= tieredCost + DUST, () -> "dearer: " + cost + " than " + tieredCost + " " + story);
            cheaper += cost < tieredCost * 0.999 ? 1 : 0;
        }
        final long gap = optimal.optimalityGap();
        if (gap != LiquidationPlan.NO_GAP)
        {
            assertTrue(reaches(optimal) && gap >= 0 && gap <= Math.max(0, cost), () -> "gap " + gap + " " + story);
            assertTrue(!tieredReaches || cost - gap <= tieredCost + DUST, () -> "bound above a cost: " + story);
        }
    }

    /** Trades what was planned at the prices expected, and looks at the margin. */
    private void checkStep(
        final String story, final PlannerVenue venue, final LiquidationPlan plan, final LiquidationPolicy policy)
    {
        if (plan.legs() == 0)
        {
            return;
        }
        trade(venue, plan, policy, 0);
        final AccountMargin promised = plan.after(plan.legs() - 1);
        if (!plan.isJoined())
        {
            assertEquals(after.equity(), promised.equity(), () -> "equity: " + story);
            assertEquals(venue.margin.equity() - after.equity(), cost(plan), () -> "cost: " + story);
        }
        assertEquals(after.maintenanceRequirement(), promised.maintenanceRequirement(), () -> "requirement: " + story);
        assertTrue(
            after.maintenanceExcess() >= venue.margin.maintenanceExcess(), () -> "surplus falls: " + story);
        assertTrue(
            venue.margin.marginEquity() < 0 || plan.isNearZero() || after.compareRatio(venue.margin) >= 0,
            () -> "ratio falls: " + story);
    }

    /** With a lot less of a single position the target is not reached. */
    private void checkJustEnough(final String story, final PlannerVenue venue, final LiquidationPlan plan)
    {
        if (plan.legs() == 1 && reaches(plan))
        {
            final long lot = venue.market.instruments().lotSize(plan.instrument(0));
            if (Math.abs(plan.quantity(0)) > lot)
            {
                trade(venue, plan, TIERED, lot);
                assertTrue(!TIERED.isAtTarget(after), () -> "a lot too many: " + story);
            }
        }
    }

    private void trade(
        final PlannerVenue venue, final LiquidationPlan plan, final LiquidationPolicy policy, final long less)
    {
        final ExecutionCost terms = new ExecutionCost(venue.market, venue.margins.valuation());
        final Book traded = new Book(venue.market, PlannerVenue.BOOK_SIZE, 1);
        traded.copy(venue.book);
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final int instrument = plan.instrument(leg);
            final int row = traded.require(instrument);
            final long quantity = plan.quantity(leg) - Long.signum(plan.quantity(leg)) * less;
            assertTrue(Long.signum(quantity) == -Long.signum(traded.quantity(row)), "closes nothing");
            assertTrue(Math.abs(quantity) <= Math.abs(traded.quantity(row)), "beyond the position");
            final long price = terms.expectedPrice(policy, instrument, quantity);
            traded.trade(row, quantity, price, terms.fee(policy, instrument, quantity, price));
        }
        venue.margins.evaluate(traded, after);
        assertTrue(after.isPriced());
    }

    private static boolean reaches(final LiquidationPlan plan)
    {
        return plan.legs() > 0 && TIERED.isAtTarget(plan.after(plan.legs() - 1));
    }

    private static long cost(final LiquidationPlan plan)
    {
        long sum = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            sum += plan.cost(leg);
        }
        return sum;
    }
}
