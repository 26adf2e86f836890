package softlanding.engine.waterfall;

import java.util.function.LongPredicate;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.account.Positions;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Bisection;
import softlanding.engine.state.Ids;

/**
 * Closes a position of a liquidated account against registered packages, where nobody else holds the opposite. A
 * package is closed in ratio, never torn: its other legs close at mark against the liquidated account, which passes on
 * at once what it does not hold itself. What nobody takes a bankrupt account keeps, if it is no worse for it. The
 * highest leverage comes first. {@link PackageSplit} is the last resort.
 */
final class PackageDeleveraging
{
    /** Most closings tried of one position in an event, because each looks for takers of every leg. */
    private static final int MAX_TRIES = 64;

    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final WaterfallListener listener;
    private final AffectedQueue affected;
    private final PackagedContracts packaged;
    private final MarginWorkspace workspace;
    private final PackageHolders holders;
    private final PackageSplit split;
    private final LongPredicate survives = this::survives;
    private final int[] legInstrument = new int[Packages.MAX_LEGS];
    private final long[] legContracts = new long[Packages.MAX_LEGS];
    private int liquidated;
    private int instrument;
    private PackageStep step = PackageStep.AT_PRICE;
    private int best;
    private long bestEquity;
    private long searchedContracts;
    private long searchedSlip;
    private int tries;

    PackageDeleveraging(
        final VenueState venue,
        final WaterfallBudget budget,
        final WaterfallListener listener,
        final AffectedQueue affected)
    {
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        this.listener = listener;
        this.affected = affected;
        packaged = new PackagedContracts(market, accounts, venue.limits().bookSize());
        workspace = venue.newWorkspace();
        holders = new PackageHolders(venue, budget, packaged, workspace);
        split = new PackageSplit(venue, budget, packaged);
    }

    /** Turns to a position of a liquidated account. */
    void begin(final int ofAccount, final int inInstrument, final boolean ofLong, final PackageStep newStep)
    {
        liquidated = ofAccount;
        instrument = inInstrument;
        step = newStep;
        tries = 0;
        holders.find(ofAccount, inInstrument, ofLong, newStep != PackageStep.AT_PRICE);
    }

    /** Turns to the next account with packages that hold the opposite; returns whether there is one. */
    boolean next()
    {
        best = holders.take();
        if (best != Ids.NONE)
        {
            reload();
        }
        return best != Ids.NONE;
    }

    /** Returns whether no more closings are tried in this event, though some packages were not looked at. */
    boolean isCutShort()
    {
        return tries >= MAX_TRIES;
    }

    /** Reads the account found last again, because some of its packages were closed. */
    void reload()
    {
        packaged.load(best);
        bestEquity = workspace.load(best).equity();
    }

    /** Returns the number of packages that the account found last holds. */
    int size()
    {
        return packaged.size();
    }

    /**
     * Returns how many contracts of the position a package of the account found last can close, without sign.
     *
     * @param open  contracts to be closed, without sign.
     * @param sinks finds how many contracts of another leg others can take.
     */
    long contracts(final int i, final long open, final AutoDeleveraging sinks)
    {
        return inLots(i, most(i, open, sinks), instrument);
    }

    private long most(final int i, final long open, final AutoDeleveraging sinks)
    {
        final long ofOne = packaged.contractsOfOne(i, instrument);
        if (ofOne == 0 || tries >= MAX_TRIES)
        {
            return 0;
        }
        tries++;
        final Packages packages = accounts.packages();
        final int legs = packages.legs(packaged.slot(i));
        long most = Math.min(packaged.times(i), open / ofOne);
        if (step == PackageStep.KEEPING_LEGS)
        {
            return accounts.positions().hasRoom(liquidated, legs) &&
                !split.awaitsOrders(i, liquidated, instrument) ? most : 0;
        }
        for (int leg = 0; leg < legs && most > 0; leg++)
        {
            final int other = packages.instrument(packaged.slot(i), leg);
            if (other != instrument)
            {
                final long ratio = packaged.ratio(i, leg);
                final long wanted = most * Math.abs(ratio);
                final long own = ownOpposite(other, ratio > 0);
                final long taken = own >= wanted ? wanted :
                    own + sinks.takable(liquidated, other, ratio > 0, wanted - own);
                most = accounts.hasRoomFor(liquidated, other) ? Math.min(most, taken / Math.abs(ratio)) : 0;
            }
        }
        return most;
    }

    /**
     * Returns the contracts of an instrument that a number of times closes, without sign: what is less than whole lots
     * of every leg is rounded down to lots leg by leg.
     */
    private long inLots(final int i, final long times, final int of)
    {
        final long whole = packaged.wholeLots(i);
        final long beside = whole > 0 ? times % whole : times;
        final long ofOne = packaged.contractsOfOne(i, of);
        return (times - beside) * ofOne + WholeLots.of(beside * ofOne, market.instruments().lotSize(of));
    }

    /** Returns the times that are closed at once: whole lots first, then what is left beside them. */
    private long lots(final int i, final long most)
    {
        final long whole = packaged.wholeLots(i);
        return whole > 0 && most >= whole ? most - most % whole : most;
    }

    /** Returns the times, at most those given, after which the holder keeps equity. */
    private long solvent(final long ofOne, final long most, final long price)
    {
        searchedContracts = ofOne;
        searchedSlip = Math.abs(price - valuation.mark(instrument));
        return Bisection.most(0, most + 1, survives);
    }

    private boolean survives(final long times)
    {
        return market.instruments().notionalOrMost(instrument, times * searchedContracts, searchedSlip, true) <
            bestEquity;
    }

    /** Returns the whole lots that the liquidated account holds against a leg, beyond those in flight. */
    private long ownOpposite(final int other, final boolean isLegLong)
    {
        final Positions positions = accounts.positions();
        final int row = positions.find(liquidated, market.bookKey(other));
        return row == Ids.NONE || positions.quantity(row) > 0 == isLegLong ? 0 : WholeLots.of(
            AdlCandidates.available(positions.quantity(row), positions.inFlight(row)),
            market.instruments().lotSize(other));
    }

    /**
     * Closes a package of the account found last.
     *
     * @param open  contracts to be closed, without sign.
     * @param price of the closing, cash per coin.
     * @param sinks take the contracts of other legs that the liquidated account does not hold.
     * @return the contracts of the position that were closed, without sign.
     */
    long close(final int i, final long open, final long price, final AutoDeleveraging sinks)
    {
        final long ofOne = packaged.contractsOfOne(i, instrument);
        final long possible = most(i, open, sinks);
        final long often = lots(i, step == PackageStep.AT_PRICE ? solvent(ofOne, possible, price) : possible);
        final long closed = inLots(i, often, instrument);
        if (closed == 0 || !canTrade(i, often, price) ||
            (step == PackageStep.KEEPING_LEGS &&
                !split.isNoWorse(liquidated, takeLegs(i, often), legInstrument, legContracts)))
        {
            return 0;
        }
        closeLegs(i, often, price, sinks);
        affected.add(best);
        return closed;
    }

    /** Returns the contracts of a leg that are closed, signed as the liquidated account trades them. */
    private long traded(final int i, final int leg, final long often)
    {
        return Long.signum(packaged.ratio(i, leg)) * inLots(i, often, accounts.packages().instrument(
            packaged.slot(i), leg));
    }

    private boolean canTrade(final int i, final long often, final long price)
    {
        final Packages packages = accounts.packages();
        boolean can = true;
        for (int leg = 0; leg < packages.legs(packaged.slot(i)) && can; leg++)
        {
            final int of = packages.instrument(packaged.slot(i), leg);
            can = accounts.canTradeBetween(
                liquidated, best, of, traded(i, leg, often), price(of, price));
        }
        return can;
    }

    /** Notes the legs that close, because the package is dissolved when a leg of it is gone; returns their number. */
    private int takeLegs(final int i, final long often)
    {
        final Packages packages = accounts.packages();
        final int legs = packages.legs(packaged.slot(i));
        for (int leg = 0; leg < legs; leg++)
        {
            legInstrument[leg] = packages.instrument(packaged.slot(i), leg);
            legContracts[leg] = traded(i, leg, often);
        }
        return legs;
    }

    private void closeLegs(final int i, final long often, final long price, final AutoDeleveraging sinks)
    {
        final int legs = takeLegs(i, often);
        sinks.forgetHolders();
        for (int leg = 0; leg < legs; leg++)
        {
            final int of = legInstrument[leg];
            final long traded = legContracts[leg];
            if (traded == 0)
            {
                continue;
            }
            final long at = price(of, price);
            final long excess = of == instrument ? 0 : Math.abs(traded) - ownOpposite(of, traded > 0);
            trade(of, traded, at);
            if (excess > 0)
            {
                sinks.passOn(liquidated, of, traded > 0 ? excess : -excess, at);
            }
        }
    }

    /**
     * Closes the position alone against packages that no step before could close, at mark. Accounts that are no worse
     * for it come first. Their other legs stay.
     *
     * @param open contracts to be closed, without sign.
     * @param mark of the instrument, as a valid price.
     * @return the contracts that were closed, without sign.
     */
    long split(final int ofAccount, final int inInstrument, final boolean ofLong, final long open, final long mark)
    {
        long left = open;
        for (int pass = 0; pass < 2 && left > 0; pass++)
        {
            begin(ofAccount, inInstrument, ofLong, PackageStep.SPLIT);
            while (left > 0 && tries++ < MAX_TRIES && next())
            {
                final long lotSize = market.instruments().lotSize(instrument);
                final long closable = WholeLots.closable(
                    split.contracts(liquidated, instrument), held(), lotSize);
                final long contracts = WholeLots.traded(Math.min(left, closable), closable, lotSize);
                final long traded = ofLong ? -contracts : contracts;
                if (contracts > 0 && accounts.canTradeBetween(liquidated, best, instrument, traded, mark) &&
                    (pass > 0 || split.isNoWorseFor(best, instrument, -traded)))
                {
                    trade(instrument, traded, mark);
                    affected.add(best);
                    left -= contracts;
                }
            }
        }
        return open - left;
    }

    private long held()
    {
        final int row = accounts.positions().find(best, market.bookKey(instrument));
        return row == Ids.NONE ? 0 : Math.abs(accounts.positions().quantity(row));
    }

    private void trade(final int of, final long traded, final long at)
    {
        accounts.tradeBetween(liquidated, best, of, traded, at);
        listener.onPositionDeleveraged(
            accounts.ids().id(best), accounts.ids().id(liquidated), (int)market.instruments().ids().id(of), -traded,
            at);
    }

    private long price(final int of, final long price)
    {
        final long mark = valuation.mark(of);
        return of == instrument ? price : market.instruments().isOption(of) ? mark : Math.max(1, mark);
    }
}
