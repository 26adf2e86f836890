package softlanding.engine.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/** Accounts are recounted one by one while they continue to trade. */
class VenueTotalsTest
{
    private static final int ACCOUNTS = 20;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Market market = new Market(1, 1, 8, 1);
    private final Accounts accounts = new Accounts(market, ACCOUNTS, 1_024, 8, 8);

    private void trade()
    {
        accounts.trade(
            random.nextInt(ACCOUNTS), random.nextInt(4), random.nextInt(2 * 1_000) - 1_000, random.nextInt(9_999), 1);
        accounts.addCash(random.nextInt(ACCOUNTS), random.nextInt(100));
    }

    private void open()
    {
        market.listUnderlying(1);
        for (int instrumentId = 1; instrumentId <= 4; instrumentId++)
        {
            market.listPerpetual(instrumentId, 0, Decimal8.ONE, 1);
        }
        for (int account = 0; account < ACCOUNTS; account++)
        {
            accounts.open(account, MarginMode.PORTFOLIO);
        }
    }

    @Test
    void shouldCountWhatIsKeptWhateverChangesMeanwhile()
    {
        open();
        for (int i = 0; i < 100 * ACCOUNTS; i++)
        {
            trade();
            assertTrue(accounts.totals().countNext(accounts), "count " + i);
        }
    }

    @Test
    void shouldFindWithinOneRoundWhatWasWrittenPastTheTotals() throws ReflectiveOperationException
    {
        open();
        for (int i = 0; i < 10 * ACCOUNTS; i++)
        {
            trade();
        }
        final Field hidden = Positions.class.getDeclaredField("rows");
        hidden.setAccessible(true);
        final AccountRows rows = (AccountRows)hidden.get(accounts.positions());
        final int row = rows.begin(13);
        rows.set(1, row, rows.get(1, row) + 1);

        boolean same = true;
        for (int i = 0; i < ACCOUNTS; i++)
        {
            same &= accounts.totals().countNext(accounts);
        }
        assertFalse(same);
    }
}
