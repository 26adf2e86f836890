package softlanding.engine.account;

import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Computes a share of everything that an account holds, for examination and for a later move to another account. The
 * share is the same for every position, with its entry cost, for every collateral balance and for the cash beyond a
 * reserve. Positions round up to whole lots, so that the account gives away no less risk than the share; coins and cash
 * round down. What rounding adds to a position is settled in cash at mark, so that the account gives away no more value
 * than the share. A remainder below a lot stays with the account. The receiver gets exactly what the account gives, to
 * the last mantissa. One instance is reused.
 */
public final class PortfolioShare
{
    /** Gives the mark of an instrument. */
    public interface Marks
    {
        /** Returns the mark of an instrument by its slot, in cash per coin; a Decimal8 mantissa. */
        long mark(int instrument);
    }

    private final Market market;
    private final Accounts accounts;
    private final Marks marks;
    private final TradeEffect receipt;
    private final int[] instruments;
    private final long[] quantities;
    private final long[] costs;
    private final int[] assets;
    private final long[] coins;
    private int account;
    private int positions;
    private int balances;
    /** Funding accrued on the positions that move, which becomes cash, and on those that stay as they are. */
    private long funding;
    private long fundingStaying;
    private long settled;
    private long cash;

    /**
     * Reserves room for a share of one account.
     *
     * @param mostPositions maximum number of positions of one account.
     * @param mostAssets    maximum number of collateral assets of one account.
     * @param marks         the marks at which what rounding adds is settled.
     */
    public PortfolioShare(
        final Market market,
        final Accounts accounts,
        final int mostPositions,
        final int mostAssets,
        final Marks marks)
    {
        this.market = market;
        this.marks = marks;
        receipt = new TradeEffect(market.instruments());
        this.accounts = accounts;
        instruments = new int[mostPositions];
        quantities = new long[mostPositions];
        costs = new long[mostPositions];
        assets = new int[mostAssets];
        coins = new long[mostAssets];
    }

    /**
     * Computes a share; nothing changes.
     *
     * @param fraction above 0 and at most 1, a Decimal8 mantissa.
     * @param reserved cash that is not shared, a Decimal8 mantissa.
     * @throws ArithmeticException if an amount is beyond the decimal range.
     */
    public void workOut(final int ofAccount, final long fraction, final long reserved)
    {
        account = ofAccount;
        workOutPositions(fraction);
        workOutCollateral(fraction);
        final long allFunding = Math.addExact(funding, fundingStaying);
        final long sharedCash = Math.subtractExact(Math.addExact(accounts.cash(account), allFunding), reserved);
        cash = Math.addExact(Decimal8.multiplyFloor(sharedCash, fraction), settled);
    }

    /**
     * Rounds contracts up to whole lots, but not beyond the whole lots held: a remainder below a lot stays with the
     * account, and goes only with a share of everything once no whole lot is left.
     */
    private long wholeLots(final int instrument, final long held, final long contracts)
    {
        final long lot = market.instruments().lotSize(instrument);
        final long lots = held / lot;
        if (lots == 0)
        {
            return contracts == held ? held : 0;
        }
        return Math.min(contracts / lot + (contracts % lot == 0 ? 0 : 1), lots) * lot;
    }

    /** Returns what a part of a row is worth to its owner at mark, without the funding accrued. */
    private long value(final int row, final long contracts)
    {
        final Positions all = accounts.positions();
        final int instrument = BookKeys.instrument(all.bookKey(row));
        final long quantity = all.quantity(row) < 0 ? -contracts : contracts;
        final long value =
            market.instruments().notional(instrument, quantity, marks.mark(instrument), false);
        return market.instruments().isOption(instrument) ? value :
            Math.subtractExact(value, TradeEffect.part(all.cost(row), contracts, all.quantity(row)));
    }

    private void workOutPositions(final long fraction)
    {
        final Positions all = accounts.positions();
        positions = 0;
        funding = 0;
        fundingStaying = 0;
        settled = 0;
        for (int row = all.begin(account); row < all.end(account); row++)
        {
            final long held = all.quantity(row);
            if (held != 0)
            {
                instruments[positions] = BookKeys.instrument(all.bookKey(row));
                final long exact = Decimal8.multiplyCeil(Math.abs(held), fraction);
                final long moved = wholeLots(instruments[positions], Math.abs(held), exact);
                settled = Math.subtractExact(settled, value(row, moved) - value(row, exact));
                if (moved == 0)
                {
                    fundingStaying = Math.addExact(fundingStaying, funding(row));
                    continue;
                }
                quantities[positions] = held < 0 ? -moved : moved;
                costs[positions] = TradeEffect.part(all.cost(row), moved, held);
                positions++;
                funding = Math.addExact(funding, funding(row));
            }
        }
    }

    private void workOutCollateral(final long fraction)
    {
        final Balances all = accounts.balances();
        balances = 0;
        for (int row = all.begin(account); row < all.end(account); row++)
        {
            assets[balances] = all.asset(row);
            coins[balances] = Decimal8.multiplyFloor(all.quantity(row), fraction);
            balances += coins[balances] == 0 ? 0 : 1;
        }
    }

    /** Returns the funding accrued on a row since the last payment. */
    private long funding(final int row)
    {
        final int instrument = BookKeys.instrument(accounts.positions().bookKey(row));
        return market.instruments().isOption(instrument) ? 0 : Decimal8.multiplyFloor(
            accounts.positions().quantity(row),
            Math.subtractExact(
                market.instruments().cumulativeFunding(instrument), accounts.positions().fundingIndex(row)));
    }

    /** Returns the number of positions of the share. */
    public int positions()
    {
        return positions;
    }

    /** Returns the slot of the instrument of position i, from 0. */
    public int instrument(final int i)
    {
        return instruments[i];
    }

    /** Returns the contracts of position i, signed; a Decimal8 mantissa. */
    public long quantity(final int i)
    {
        return quantities[i];
    }

    /** Returns the entry cost of position i; a Decimal8 mantissa. */
    public long cost(final int i)
    {
        return costs[i];
    }

    /** Returns the number of collateral balances of the share. */
    public int balances()
    {
        return balances;
    }

    /** Returns the slot of the collateral asset of balance i, from 0. */
    public int asset(final int i)
    {
        return assets[i];
    }

    /** Returns the coins of balance i, above 0, a Decimal8 mantissa. */
    public long coins(final int i)
    {
        return coins[i];
    }

    /** Returns the cash of the share; negative is debt; a Decimal8 mantissa. */
    public long cash()
    {
        return cash;
    }

    /** Returns whether an account has room for every position and balance of the share beside its own. */
    public boolean hasRoom(final int receiver)
    {
        int newPositions = 0;
        for (int i = 0; i < positions; i++)
        {
            final long key = market.bookKey(instruments[i]);
            newPositions += accounts.positions().find(receiver, key) == Ids.NONE ? 1 : 0;
        }
        int newBalances = 0;
        for (int i = 0; i < balances; i++)
        {
            newBalances += accounts.balances().balance(receiver, assets[i]) == 0 ? 1 : 0;
        }
        return accounts.positions().hasRoom(receiver, newPositions) &&
            accounts.balances().hasRoomForMore(receiver, newBalances);
    }

    /**
     * Returns the cash of the account after the move of the share.
     *
     * @param received cash that the account receives for the share.
     * @throws ArithmeticException if the amount is beyond the decimal range.
     */
    public long cashAfter(final long received)
    {
        final long before = Math.addExact(accounts.cash(account), funding);
        return Math.addExact(Math.subtractExact(before, cash), received);
    }

    /**
     * Moves the share that was computed last. {@link #hasRoom} is true for the receiver, and the caller has tried the
     * amounts.
     *
     * @param paid     cash paid by the receiver; a negative amount is paid to the receiver.
     * @param received part of the payment that the account receives.
     */
    public void move(final int receiver, final long paid, final long received)
    {
        final long cashAfter = cashAfter(received);
        for (int i = 0; i < positions; i++)
        {
            give(i);
            receive(receiver, i);
        }
        for (int i = 0; i < balances; i++)
        {
            accounts.addCollateral(account, assets[i], -coins[i]);
            accounts.addCollateral(receiver, assets[i], coins[i]);
        }
        accounts.addCash(account, cashAfter - accounts.cash(account));
        accounts.addCash(receiver, cash - paid);
    }

    private void give(final int i)
    {
        final Positions all = accounts.positions();
        final int row = all.find(account, market.bookKey(instruments[i]));
        final Instruments listed = market.instruments();
        final long index = listed.isOption(instruments[i]) ?
            all.fundingIndex(row) : listed.cumulativeFunding(instruments[i]);
        final boolean isGone = all.quantity(row) == quantities[i];
        all.update(account, row, all.quantity(row) - quantities[i], all.cost(row) - costs[i], index);
        all.removeIfEmpty(account, row);
        if (isGone)
        {
            accounts.packageDissolution().dissolveWith(account, instruments[i]);
        }
    }

    private void receive(final int receiver, final int i)
    {
        final Positions all = accounts.positions();
        final int row = all.require(receiver, market.bookKey(instruments[i]));
        receipt.receive(
            instruments[i], all.quantity(row), all.cost(row), all.fundingIndex(row), quantities[i], costs[i]);
        all.update(receiver, row, receipt.quantity(), receipt.cost(), receipt.fundingIndex());
        all.removeIfEmpty(receiver, row);
        accounts.addCash(receiver, receipt.cashChange());
    }
}
