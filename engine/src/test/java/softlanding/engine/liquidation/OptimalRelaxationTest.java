package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** OPTIMAL against the optimum in parts of lots, over all scenarios in one go: it costs that, and its gap more. */
class OptimalRelaxationTest
{
    private static final int BOOKS = 60;
    private static final LiquidationPolicy OPTIMAL = PlannerVenue.policy(Policy.OPTIMAL, 1, Sizing.JUST_ENOUGH);

    private int compared;
    private int tight;
    private int missed;

    @Test
    void shouldCostAtMostItsGapMoreThanTheCheapestInPartsOfLots()
    {
        final PlannerVenue venue = new PlannerVenue(5, BOOKS);
        venue.market.setMarginModel(0, withoutTilts());
        venue.market.setMarginModel(1, withoutTilts());
        final LiquidationPlanner planner = venue.planner();
        for (int book = 0; book < BOOKS; book++)
        {
            final SplittableRandom random = new SplittableRandom(book);
            final boolean open = venue.open(2 + random.nextInt(7), random.nextDouble(0.6, 1.08));
            if (open && venue.book.marginMode() == MarginMode.PORTFOLIO && venue.book.balances() == 0 &&
                venue.accounts.packages().first(book) == Ids.NONE)
            {
                check("book=" + book, venue, venue.plan(planner, OPTIMAL));
            }
        }
        assertTrue(compared > BOOKS / 4, "compared: " + compared);
        assertTrue(missed <= compared / 10, "in reach, but not reached: " + missed);
        assertTrue(tight > compared * 3 / 4, "bounds at the optimum: " + tight + " of " + compared);
    }

    private void check(final String story, final PlannerVenue venue, final LiquidationPlan plan)
    {
        final double least = new RelaxedOptimum(venue, OPTIMAL).cost();
        final long gap = plan.optimalityGap();
        if (gap == LiquidationPlan.NO_GAP)
        {
            missed += least < Double.POSITIVE_INFINITY ? 1 : 0;
            return;
        }
        long sum = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            sum += plan.cost(leg);
        }
        final double cost = Decimal8.toDouble(sum);
        final double bound = cost - Decimal8.toDouble(gap);
        final double noise = 1e-6 + 1e-8 * Decimal8.toDouble(venue.margin.maintenanceRequirement());
        assertTrue(cost >= least - noise, () -> "cost " + cost + " below the least " + least + ": " + story);
        assertTrue(bound <= least + noise, () -> "bound " + bound + " above the least " + least + ": " + story);
        compared++;
        tight += bound >= least * (1 - 1e-4) - noise ? 1 : 0;
    }

    private static MarginModel withoutTilts()
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.clearScenarios();
        for (final double spotShock : new double[] {0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2})
        {
            settings.addScenario(Math.round(spotShock * Decimal8.ONE), VolShock.UP, Decimal8.ONE);
            settings.addScenario(Math.round(spotShock * Decimal8.ONE), VolShock.DOWN, Decimal8.ONE);
        }
        settings.addScenario(Decimal8.ONE * 2, VolShock.UP, Decimal8.ONE / 10);
        return new MarginModel(settings);
    }
}
