package softlanding.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.market.BookKeys;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** A share that moves takes everything with it in proportion, and nothing comes or goes on the way. */
class PortfolioShareTest
{
    private static final int INSTRUMENTS = 6;
    private static final int PERPETUALS = 3;
    private static final int ASSETS = 2;
    private static final int ACCOUNTS = 2;
    private static final int BOOK_SIZE = 16;
    /** Lots of the last perpetual are so large that a position below one lot stays, with the funding accrued on it. */
    private static final long LARGE_LOT = 2 * Decimal8.ONE;

    private final Market market = new Market(2, 2, 16, 4);
    private final Accounts accounts = new Accounts(market, 4, 64, 16, BOOK_SIZE);
    private final PortfolioShare share = new PortfolioShare(market, accounts, BOOK_SIZE, ASSETS, instrument -> 0);

    PortfolioShareTest()
    {
        market.listUnderlying(1);
        market.listExpiry(1, 0, 1_000);
        for (int id = 1; id <= INSTRUMENTS; id++)
        {
            if (id <= PERPETUALS)
            {
                market.listPerpetual(id, 0, Decimal8.ONE / 10, id == PERPETUALS ? LARGE_LOT : 1);
            }
            else
            {
                market.listOption(id, 0, id * 100L * Decimal8.ONE, InstrumentKind.CALL, Decimal8.ONE, 1);
            }
        }
        for (int asset = 1; asset <= ASSETS; asset++)
        {
            market.listAsset(asset, Ids.NONE, 0, 0);
        }
        for (int account = 0; account < ACCOUNTS; account++)
        {
            accounts.open(account, MarginMode.PORTFOLIO);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldConserveEverythingToTheLastMantissa(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++)
        {
            change(random);
            final long[] before = totals();
            final long fraction = random.nextInt(5) == 0 ? Decimal8.ONE : random.nextLong(1, Decimal8.ONE);
            final int from = random.nextInt(ACCOUNTS);
            final long paid = random.nextLong(-Decimal8.ONE, Decimal8.ONE);

            share.workOut(from, fraction, random.nextLong(Decimal8.ONE));
            assertTrue(share.hasRoom(1 - from));
            share.move(1 - from, paid, paid);

            final long[] after = totals();
            for (int i = 0; i < before.length; i++)
            {
                assertEquals(before[i], after[i], "seed=" + seed + " round=" + round + " total " + i);
            }
        }
    }

    /** Trades, funding and coins, so that books of both signs stand against each other. */
    private void change(final SplittableRandom random)
    {
        for (int i = 0; i < 4; i++)
        {
            final int instrument = random.nextInt(INSTRUMENTS);
            final long quantity = random.nextLong(-5 * Decimal8.ONE, 5 * Decimal8.ONE);
            final long price = random.nextLong(1, 1_000 * Decimal8.ONE);
            accounts.trade(random.nextInt(ACCOUNTS), instrument, quantity == 0 ? 1 : quantity, price, 0);
        }
        market.accrueFunding(random.nextInt(PERPETUALS), random.nextLong(-Decimal8.ONE, Decimal8.ONE));
        accounts.addCollateral(random.nextInt(ACCOUNTS), random.nextInt(ASSETS), random.nextLong(Decimal8.ONE));
    }

    /** Contracts of each instrument, coins of each asset, and cash with all profit and funding at a mark of 0. */
    private long[] totals()
    {
        final long[] totals = new long[INSTRUMENTS + ASSETS + 1];
        for (int account = 0; account < ACCOUNTS; account++)
        {
            totals[INSTRUMENTS + ASSETS] += accounts.cash(account);
            final Positions positions = accounts.positions();
            for (int row = positions.begin(account); row < positions.end(account); row++)
            {
                final int instrument = BookKeys.instrument(positions.bookKey(row));
                totals[instrument] += positions.quantity(row);
                totals[INSTRUMENTS + ASSETS] += instrument >= PERPETUALS ? 0 : TradeEffect.unrealised(
                    market.instruments(), instrument, positions.quantity(row), positions.cost(row),
                    positions.fundingIndex(row), 0);
            }
            for (int asset = 0; asset < ASSETS; asset++)
            {
                totals[INSTRUMENTS + asset] += accounts.balances().balance(account, asset);
            }
        }
        return totals;
    }

    @Test
    void shouldMoveTheSameShareOfEverythingButTheReserve()
    {
        accounts.addCash(0, 110 * Decimal8.ONE);
        accounts.trade(0, 0, 8 * Decimal8.ONE, 100 * Decimal8.ONE, 0);
        accounts.trade(0, 4, -4 * Decimal8.ONE, 0, 0);
        accounts.addCollateral(0, 1, 2 * Decimal8.ONE);

        share.workOut(0, Decimal8.ONE / 4, 10 * Decimal8.ONE);
        share.move(1, 3 * Decimal8.ONE, 3 * Decimal8.ONE);

        assertEquals(2 * Decimal8.ONE, held(1, 0));
        assertEquals(6 * Decimal8.ONE, held(0, 0));
        assertEquals(-Decimal8.ONE, held(1, 4));
        assertEquals(20 * Decimal8.ONE, accounts.positions().cost(accounts.positions().begin(1)));
        assertEquals(Decimal8.ONE / 2, accounts.balances().balance(1, 1));
        assertEquals(22 * Decimal8.ONE, accounts.cash(1));
        assertEquals(88 * Decimal8.ONE, accounts.cash(0));
    }

    @Test
    void shouldLeaveTheFundingOfAPositionThatStaysAndPayItsShareInCash()
    {
        final int perpetual = PERPETUALS - 1;
        accounts.addCash(0, 110 * Decimal8.ONE);
        accounts.trade(0, perpetual, Decimal8.ONE, 0, 0);
        market.accrueFunding(perpetual, -8 * Decimal8.ONE);
        final long[] before = totals();
        final long funding = before[INSTRUMENTS + ASSETS] - 110 * Decimal8.ONE;

        share.workOut(0, Decimal8.ONE / 4, 0);
        share.move(1, 0, 0);

        assertEquals(Decimal8.ONE, held(0, perpetual));
        assertTrue(funding != 0);
        assertEquals((110 * Decimal8.ONE + funding) / 4, accounts.cash(1));
        assertEquals(110 * Decimal8.ONE - accounts.cash(1), accounts.cash(0));
        assertEquals(before[INSTRUMENTS + ASSETS], totals()[INSTRUMENTS + ASSETS]);
    }

    @Test
    void shouldRealiseTheProfitOfContractsThatCancelEachOther()
    {
        accounts.trade(0, 0, 10 * Decimal8.ONE, 100 * Decimal8.ONE, 0);
        accounts.trade(1, 0, -4 * Decimal8.ONE, 130 * Decimal8.ONE, 0);

        share.workOut(0, Decimal8.ONE, 0);
        share.move(1, 0, 0);

        // Four contracts of a tenth of a coin, bought at 100 and sold at 130.
        assertEquals(12 * Decimal8.ONE, accounts.cash(1));
        assertEquals(6 * Decimal8.ONE, held(1, 0));
        assertEquals(60 * Decimal8.ONE, accounts.positions().cost(accounts.positions().begin(1)));
    }

    @Test
    void shouldSayThatThereIsNoRoomBeforeAnythingMoves()
    {
        final Accounts small = new Accounts(market, 4, 64, 16, 4);
        final PortfolioShare ofSmall = new PortfolioShare(market, small, 4, ASSETS, instrument -> 0);
        small.open(0, MarginMode.PORTFOLIO);
        small.open(1, MarginMode.PORTFOLIO);
        for (int instrument = 0; instrument < 3; instrument++)
        {
            small.trade(0, instrument, Decimal8.ONE, Decimal8.ONE, 0);
            small.trade(1, instrument + 3, Decimal8.ONE, 0, 0);
        }
        ofSmall.workOut(0, Decimal8.ONE, 0);
        assertFalse(ofSmall.hasRoom(1));
        small.trade(0, 1, -Decimal8.ONE, Decimal8.ONE, 0);
        small.trade(0, 2, -Decimal8.ONE, Decimal8.ONE, 0);
        ofSmall.workOut(0, Decimal8.ONE, 0);
        assertTrue(ofSmall.hasRoom(1));
    }

    private long held(final int account, final int instrument)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row == Ids.NONE ? 0 : accounts.positions().quantity(row);
    }
}
