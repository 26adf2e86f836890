package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.engine.account.MarginMode;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;

/** A decision allocates nothing once warm, whatever the policy. */
class PlannerAllocationTest
{
    private static final int BOOKS = 6;
    private static final int WARM = 120;

    private final PlannerVenue[] venues = new PlannerVenue[BOOKS];
    private final LiquidationPlanner[] planners = new LiquidationPlanner[BOOKS];

    @ParameterizedTest
    @EnumSource(Policy.class)
    void shouldAllocateNothingOnceWarm(final Policy policy)
    {
        for (int book = 0; book < BOOKS; book++)
        {
            venues[book] = new PlannerVenue(book, 40);
            planners[book] = venues[book].planner();
            while (!venues[book].open(10 + 9 * book, 0.97) || venues[book].book.marginMode() != MarginMode.PORTFOLIO)
            {
                assertTrue(venues[book].accounts.ids().size() < 40, "no book with scenarios");
            }
        }
        final LiquidationPolicy justEnough = PlannerVenue.policy(policy, 1, Sizing.JUST_ENOUGH);
        final LiquidationPolicy all = PlannerVenue.policy(policy, 1, Sizing.ALL);
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        assertTrue(plan(justEnough, all, WARM) > BOOKS, "orders planned");
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 4; window++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            plan(justEnough, all, 20);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < 1_024, "bytes allocated by " + 40 * BOOKS + " decisions: " + least);
    }

    private long plan(final LiquidationPolicy justEnough, final LiquidationPolicy all, final int rounds)
    {
        long orders = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int book = 0; book < BOOKS; book++)
            {
                orders += venues[book].plan(planners[book], justEnough).legs();
                orders += venues[book].plan(planners[book], all).legs();
            }
        }
        return orders;
    }
}
