package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.MarginMode;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/** Closing out, sharing a loss and checking conservation allocate nothing once warm. */
class AllocationTest implements WaterfallListener
{
    private static final int BANKRUPT = 0;
    private static final int OTHERS = 12;
    private static final long ONE = Decimal8.ONE;

    private final EventContext event = new EventContext();
    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final Market market = new Market(1, 1, 2, 1);
    private final Accounts accounts = new Accounts(market, 16, 256, 16, 4);
    private final Margins margins = new Margins(market);
    private final InsuranceFund fund = new InsuranceFund(accounts, this, 16);
    private final ConservationCheck check = new ConservationCheck(market, accounts, fund);
    private final Waterfall waterfall = new Waterfall(
        new VenueState(
            event, new EngineLimits(1, 1, 2, 1, 16, 256, 16, 4, 1), market, accounts, margins),
        fund, this);
    private final LiquidationPolicy policy = new LiquidationPolicy(LiquidationTerms.defaults());
    private int decisions;
    private long sequence;

    @Test
    void shouldAllocateNothingOnceWarm()
    {
        open();
        play(2_000);
        final int warm = decisions;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(200);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertTrue(decisions - warm > 5_000, "decisions while counting: " + (decisions - warm));
        assertTrue(least < 1_024, "bytes allocated: " + least);
    }

    private void open()
    {
        market.listUnderlying(1);
        market.listPerpetual(1, 0, ONE, ONE / 10);
        market.changeSpot(0, 1_000 * ONE, ONE);
        market.changePerpetualPrice(0, 1_000 * ONE, ONE);
        for (int account = 0; account <= OTHERS; account++)
        {
            accounts.open(account, MarginMode.PORTFOLIO);
            transfer(account, account == BANKRUPT ? 0 : 100_000 * ONE);
        }
    }

    private void transfer(final int account, final long amount)
    {
        check.expectCash(amount);
        accounts.addCash(account, amount);
    }

    private void trade(final int account, final long quantity)
    {
        check.expectTrade(account, 0, quantity, 1_000 * ONE, 0);
        accounts.trade(account, 0, quantity, 1_000 * ONE, 0);
    }

    private void play(final int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            event.begin(event.sequence() + 1, 0);
            trade(BANKRUPT, 20 * ONE);
            for (int other = 1; other <= OTHERS; other++)
            {
                trade(other, -(1 + other % 3) * ONE);
            }
            // More than the positions are worth, so that a part is left to be shared.
            transfer(BANKRUPT, -accounts.cash(BANKRUPT) - 20_020 * ONE);
            assertTrue(waterfall.closeOut(BANKRUPT, policy));
            market.changePerpetualPrice(0, 990 * ONE, ONE);
            final long loss = waterfall.loss(BANKRUPT);
            assertTrue(loss > 0 && waterfall.canShare(loss));
            waterfall.share(BANKRUPT, loss);
            market.changePerpetualPrice(0, 1_000 * ONE, ONE);
            waterfall.reevaluateAffected(account -> {});
            check.check(++sequence);
            restore();
        }
    }

    private void restore()
    {
        for (int account = 1; account <= OTHERS; account++)
        {
            final int row = accounts.positions().find(account, market.bookKey(0));
            if (row >= 0)
            {
                trade(account, -accounts.positions().quantity(row));
            }
            transfer(account, 100_000 * ONE - accounts.cash(account));
        }
        assertEquals(0, accounts.totals().quantity(0));
    }

    @Override
    public void onInsuranceFundChanged(final long accountId, final long amount, final long fundAfter)
    {
        decisions++;
    }

    @Override
    public void onPositionDeleveraged(
        final long accountId,
        final long liquidatedAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        decisions++;
    }

    @Override
    public void onLossShared(final long accountId, final long liquidatedAccountId, final long amount)
    {
        decisions++;
    }
}
