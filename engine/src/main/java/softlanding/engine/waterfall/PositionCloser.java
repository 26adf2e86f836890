package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.Deleveraging;
import softlanding.engine.market.Market;

/** Closes a position of a bankrupt account against those that hold the opposite. */
final class PositionCloser
{
    private final Market market;
    private final Accounts accounts;
    private final WaterfallListener listener;
    private final Counterparties counterparties;
    private final TouchedAccounts touched;
    private int bankrupt;
    private int instrument;
    private boolean isLong;
    private long price;
    private long open;

    PositionCloser(
        final Market market,
        final Accounts accounts,
        final WaterfallListener listener,
        final Counterparties counterparties,
        final TouchedAccounts touched)
    {
        this.market = market;
        this.accounts = accounts;
        this.listener = listener;
        this.counterparties = counterparties;
        this.touched = touched;
    }

    /**
     * Closes what of a position finds an opposite.
     *
     * @param quantity contracts held, signed.
     * @param atPrice  cash per coin, not worse for the bankrupt than mark.
     * @return whether anything was closed.
     */
    boolean close(
        final int account, final int inInstrument, final long quantity, final long atPrice, final Deleveraging rule)
    {
        bankrupt = account;
        instrument = inInstrument;
        isLong = quantity > 0;
        price = atPrice;
        open = Math.abs(quantity);
        if (rule == Deleveraging.RANKED_QUEUE)
        {
            queue();
        }
        else
        {
            fillWhilePossible(true);
            fillWhilePossible(false);
        }
        return open < Math.abs(quantity);
    }

    /** Whether all of a position would find an opposite at a price that costs nobody anything. */
    boolean canClose(final int account, final int inInstrument, final long quantity, final long mark)
    {
        counterparties.collect(account, inInstrument, quantity > 0, mark, false);
        long left = Math.abs(quantity);
        for (int i = 0; i < counterparties.size() && left > 0; i++)
        {
            left -= Math.min(left, counterparties.contracts(i, counterparties.most(i)));
        }
        return left == 0;
    }

    /** Fills again where positions that are no whole lots left something open. */
    private void fillWhilePossible(final boolean sparing)
    {
        long before = Long.MAX_VALUE;
        while (0 < open && open < before)
        {
            before = open;
            fill(sparing);
        }
    }

    /** Lowers the highest leverage first; sparing, nobody gives what hedges him or what would raise his leverage. */
    private void fill(final boolean sparing)
    {
        counterparties.collect(bankrupt, instrument, isLong, price, sparing);
        final long wanted = counterparties.lotsOf(open);
        for (int i = 0; i < counterparties.size(); i++)
        {
            counterparties.setMost(i, Math.min(wanted, counterparties.most(i)));
            if (sparing && counterparties.wouldRaiseLeverage(i))
            {
                counterparties.setMost(i, 0);
            }
            counterparties.keepSolvent(i);
        }
        do
        {
            WaterFilling.fill(counterparties, wanted);
        }
        while (sparing && isAnyoneToSpare());
        for (int i = 0; i < counterparties.size(); i++)
        {
            trade(i, counterparties.lots(i));
        }
    }

    /** Examines whoever is to give something; whether someone is to give less. */
    private boolean isAnyoneToSpare()
    {
        boolean anyone = false;
        for (int i = 0; i < counterparties.size(); i++)
        {
            anyone |= counterparties.lots(i) > 0 && counterparties.spare(i);
        }
        return anyone;
    }

    /** Takes whole positions, the highest rank first, ties in the order of slots. */
    private void queue()
    {
        counterparties.collect(bankrupt, instrument, isLong, price, false);
        int first = highestRank();
        while (open > 0 && first >= 0)
        {
            counterparties.keepSolvent(first);
            trade(first, counterparties.most(first));
            counterparties.setMost(first, 0);
            first = highestRank();
        }
    }

    private int highestRank()
    {
        int highest = -1;
        for (int i = 0; i < counterparties.size(); i++)
        {
            if (counterparties.most(i) > 0 &&
                (highest < 0 || counterparties.rank(i) > counterparties.rank(highest)))
            {
                highest = i;
            }
        }
        return highest;
    }

    private void trade(final int i, final long lots)
    {
        final long contracts = Math.min(open, counterparties.contracts(i, lots));
        if (contracts == 0)
        {
            return;
        }
        final int counterparty = counterparties.account(i);
        final long closing = isLong ? -contracts : contracts;
        accounts.tradeBetween(bankrupt, counterparty, instrument, closing, price);
        open -= contracts;
        touched.add(counterparty);
        listener.onPositionDeleveraged(
            accounts.ids().id(counterparty), accounts.ids().id(bankrupt),
            (int)market.instruments().ids().id(instrument), -closing, price);
    }
}
