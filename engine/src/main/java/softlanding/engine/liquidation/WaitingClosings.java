package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.protection.Crossing;

/**
 * Trades protection orders with each other inside the venue, and with closings of accounts in a tier that wait because
 * the participation limits leave them nothing. A closing that waits for the fills of other legs takes no part: it must
 * pass its test together with the orders that are out.
 */
final class WaitingClosings implements Crossing
{
    private static final int MOST = LiquidationRounds.MAX_AT_ONCE / 2;

    private final InternalCrossing crossing;
    private final RoundPlanner planner;
    private final RoundQueue queue;
    private final LiquidationState state;
    private final LiquidationOrders orders;
    private final int[] waiting = new int[MOST];
    private final int[] member = new int[MOST];
    private final LiquidationPlan plan;
    private int size;
    private int members;

    WaitingClosings(
        final InternalCrossing crossing,
        final RoundPlanner planner,
        final RoundQueue queue,
        final LiquidationState state,
        final LiquidationOrders orders,
        final int bookSize)
    {
        this.crossing = crossing;
        this.planner = planner;
        this.queue = queue;
        this.state = state;
        this.orders = orders;
        plan = new LiquidationPlan(bookSize + 1);
    }

    @Override
    public void begin()
    {
        crossing.begin();
        size = 0;
        members = 0;
    }

    @Override
    public void add(
        final int account, final long planId, final LiquidationPlan ofAccount, final boolean takesPart)
    {
        crossing.add(account, planId, ofAccount, takesPart);
        members++;
    }

    /** Trades; the accounts whose closings waited are judged at once, so that their rounds follow. */
    @Override
    public void match()
    {
        findWaiting();
        int added = 0;
        for (int i = 0; i < size; i++)
        {
            planner.load(1, waiting[i]);
            if (!planner.isPartlyPriced() && planner.margin().equity() > 0)
            {
                plan.copy(planner.wanted());
                if (plan.legs() > 0)
                {
                    waiting[added] = waiting[i];
                    member[added++] = members;
                    add(waiting[i], orders.newPlanId(), plan, true);
                }
            }
        }
        crossing.match();
        for (int i = 0; i < added; i++)
        {
            if (crossing.hasTraded(member[i]))
            {
                state.addFill(waiting[i]);
                queue.evaluate(waiting[i], Judgement.FACT, false);
            }
        }
    }

    /** Finds the accounts that rest because nothing of their round had room, those of the lowest slots. */
    private void findWaiting()
    {
        for (int i = state.restingSize() - 1; i >= 0; i--)
        {
            final int account = state.resting(i);
            if (queue.waitsForRoom(account) && (size < MOST || account < waiting[MOST - 1]))
            {
                waiting[size < MOST ? size++ : MOST - 1] = account;
                Arrays.sort(waiting, 0, size);
            }
        }
    }

    @Override
    public boolean hasTraded(final int i)
    {
        return crossing.hasTraded(i);
    }
}
