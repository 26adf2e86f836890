package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.HeldPackages;
import softlanding.engine.market.Market;

/**
 * Closes a position of a liquidated account against the accounts that hold the opposite. Solvent accounts come first,
 * at a price that may cost them something. What they cannot bear is closed at mark, where nobody loses: against
 * accounts without equity, which are to be closed too, and then against those that have too little equity for the
 * price. Packages of the opposite accounts come last in both steps. Where they are the only opposite of a bankrupt
 * account, and nobody takes their other legs, the account keeps those, or a package is split.
 */
final class AutoDeleveraging
{
    /** Odd remainders of positions leave contracts open after a filling; each of the next ones leaves fewer. */
    private static final int MAX_FILLINGS = 8;
    /** Each package of an account closes in whole lots, and then in what is left beside them. */
    private static final int MAX_CLOSINGS = 2 * HeldPackages.MAX;

    private final Market market;
    private final Accounts accounts;
    private final WaterfallListener listener;
    private final AdlCandidates candidates;
    private final AffectedQueue affected;
    private final PackageDeleveraging packages;
    private int bankrupt;
    private int instrument;
    private boolean isLong;
    private long price;
    private long open;

    AutoDeleveraging(
        final Market market,
        final Accounts accounts,
        final WaterfallListener listener,
        final AdlCandidates candidates,
        final AffectedQueue affected,
        final PackageDeleveraging packages)
    {
        this.market = market;
        this.accounts = accounts;
        this.listener = listener;
        this.candidates = candidates;
        this.affected = affected;
        this.packages = packages;
    }

    /**
     * Closes the part of a position that finds an opposite.
     *
     * @param quantity contracts held, signed.
     * @param atPrice  cash per coin; for the liquidated account not worse than mark.
     * @param mark     cash per coin.
     * @return whether any contract was closed.
     */
    boolean close(
        final int account, final int inInstrument, final long quantity, final long atPrice, final long mark)
    {
        candidates.forgetHolders();
        bankrupt = account;
        instrument = inInstrument;
        isLong = quantity > 0;
        price = atPrice;
        open = Math.abs(quantity);
        fillWhilePossible(true);
        fillWhilePossible(false);
        closePackages(PackageStep.AT_PRICE);
        price = mark;
        closeAgainst(false);
        fillWhilePossible(false);
        closePackages(PackageStep.AT_MARK);
        return open < Math.abs(quantity);
    }

    /**
     * Closes what {@link #close} left open of a bankrupt account's position, against packages whose other legs nobody
     * takes.
     *
     * @param mark cash per coin.
     * @return whether any contract was closed.
     */
    boolean closeAsLastResort(final int account, final int inInstrument, final long quantity, final long mark)
    {
        bankrupt = account;
        instrument = inInstrument;
        isLong = quantity > 0;
        price = mark;
        open = Math.abs(quantity);
        closePackages(PackageStep.KEEPING_LEGS);
        if (open > 0 && (open == Math.abs(quantity) || !packages.isCutShort()))
        {
            open -= packages.split(account, inInstrument, isLong, open, mark);
        }
        return open < Math.abs(quantity);
    }

    /** The accounts on the other side are searched again, because others may hold positions now. */
    void forgetHolders()
    {
        candidates.forgetHolders();
    }

    /**
     * Returns whether the whole position, but for a remainder below a lot, would find an opposite at mark, where no
     * candidate loses.
     */
    boolean canClose(final int account, final int inInstrument, final long quantity, final long mark)
    {
        final boolean ofLong = quantity > 0;
        candidates.forgetHolders();
        long left = Math.abs(quantity) - takable(account, inInstrument, ofLong, Math.abs(quantity));
        packages.begin(account, inInstrument, ofLong, PackageStep.AT_MARK);
        while (left > 0 && packages.next())
        {
            for (int i = 0; i < packages.size() && left > 0; i++)
            {
                left -= Math.min(left, packages.contracts(i, left, this));
            }
        }
        return left < market.instruments().lotSize(inInstrument);
    }

    /** Returns how many contracts, at most those wanted, others can take at mark beyond their packages. */
    long takable(final int account, final int inInstrument, final boolean ofLong, final long wanted)
    {
        final long mark = candidates.mark(inInstrument);
        candidates.collect(account, inInstrument, ofLong, mark, false);
        final long left = leftByCandidates(wanted);
        if (left > 0)
        {
            candidates.collectInsolvent(account, inInstrument, ofLong, mark);
        }
        return wanted - (left > 0 ? leftByCandidates(left) : 0);
    }

    private long leftByCandidates(final long wanted)
    {
        long left = wanted;
        for (int i = 0; i < candidates.size() && left > 0; i++)
        {
            left -= candidates.traded(i, Math.min(left, candidates.contracts(i, candidates.most(i))));
        }
        return left;
    }

    /** Passes contracts that the account took over from a package on to those who hold the opposite, at mark. */
    void passOn(final int account, final int inInstrument, final long quantity, final long mark)
    {
        final int instrumentBefore = instrument;
        final boolean wasLong = isLong;
        final long priceBefore = price;
        final long openBefore = open;
        bankrupt = account;
        instrument = inInstrument;
        isLong = quantity > 0;
        price = mark;
        open = Math.abs(quantity);
        fillWhilePossible(true);
        fillWhilePossible(false);
        closeAgainst(false);
        closeAgainst(true);
        instrument = instrumentBefore;
        isLong = wasLong;
        price = priceBefore;
        open = openBefore;
    }

    private void closePackages(final PackageStep step)
    {
        if (open == 0)
        {
            return;
        }
        packages.begin(bankrupt, instrument, isLong, step);
        while (open > 0 && packages.next())
        {
            int i = 0;
            for (int closing = 0; closing < MAX_CLOSINGS && i < packages.size() && open > 0; closing++)
            {
                final long closed = packages.close(i, open, price, this);
                open -= closed;
                i += closed == 0 ? 1 : 0;
                packages.reload();
            }
        }
    }

    /** Closes against the accounts with or without equity as they were opened. */
    private void closeAgainst(final boolean solvent)
    {
        if (open == 0)
        {
            return;
        }
        if (solvent)
        {
            candidates.collect(bankrupt, instrument, isLong, price, false);
        }
        else
        {
            candidates.collectInsolvent(bankrupt, instrument, isLong, price);
        }
        for (int i = 0; i < candidates.size(); i++)
        {
            trade(i, candidates.most(i));
        }
    }

    /** Repeats the filling while odd remainders of positions leave contracts open. */
    private void fillWhilePossible(final boolean sparing)
    {
        long before = Long.MAX_VALUE;
        for (int filling = 0; filling < MAX_FILLINGS && 0 < open && open < before; filling++)
        {
            before = open;
            fill(sparing);
        }
    }

    /**
     * Lowers the highest leverage first. With sparing, no candidate closes a position that hedges another one or whose
     * closing would raise its leverage.
     */
    private void fill(final boolean sparing)
    {
        candidates.collect(bankrupt, instrument, isLong, price, sparing);
        final long wanted = candidates.lotsOf(open);
        for (int i = 0; i < candidates.size(); i++)
        {
            candidates.setMost(i, Math.min(wanted, candidates.most(i)));
            if (sparing && candidates.wouldRaiseLeverage(i))
            {
                candidates.setMost(i, 0);
            }
            candidates.keepSolvent(i);
        }
        WaterFilling.fill(candidates, wanted);
        for (int filling = 1; sparing && hasCandidateToSpare(filling == MAX_FILLINGS); filling++)
        {
            WaterFilling.fill(candidates, wanted);
        }
        for (int i = 0; i < candidates.size(); i++)
        {
            trade(i, candidates.lots(i));
        }
    }

    /**
     * Examines each candidate that is to close lots, each of them once; returns whether one of them must close fewer.
     *
     * @param all whether the others are examined too, so that this is the last time.
     */
    private boolean hasCandidateToSpare(final boolean all)
    {
        boolean anyone = false;
        for (int i = 0; i < candidates.size(); i++)
        {
            anyone |= (all || candidates.lots(i) > 0) && candidates.spare(i);
        }
        return anyone;
    }

    private void trade(final int i, final long lots)
    {
        final long contracts = candidates.traded(i, Math.min(open, candidates.contracts(i, lots)));
        if (contracts == 0)
        {
            return;
        }
        final int counterparty = candidates.account(i);
        final long closing = isLong ? -contracts : contracts;
        if (!accounts.canTradeBetween(bankrupt, counterparty, instrument, closing, price))
        {
            return;
        }
        accounts.tradeBetween(bankrupt, counterparty, instrument, closing, price);
        open -= contracts;
        affected.add(counterparty);
        listener.onPositionDeleveraged(
            accounts.ids().id(counterparty), accounts.ids().id(bankrupt),
            (int)market.instruments().ids().id(instrument), -closing, price);
    }
}
