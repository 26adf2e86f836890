package softlanding.engine.waterfall;

import java.util.function.LongPredicate;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.Positions;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountSet;
import softlanding.engine.state.Bisection;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Lists the accounts that hold the opposite of a liquidated account's position, in slot order, and computes what
 * auto-deleveraging would do to each. Contracts of registered packages are left out. Leverage is exposure divided by
 * equity. Exposure is the sum over all positions of |contracts| * contract size * spot. A candidate closes whole lots;
 * an odd remainder of its position closes together with the last lot. Amounts are Decimal8 mantissas.
 */
final class AdlCandidates
{
    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final InstrumentHolders holders;
    private final WaterfallBudget budget;
    private final HedgeSparing hedges;
    private final MarginWorkspace workspace;
    private final int[] account;
    private final long[] held;
    private final long[] exposure;
    private final long[] equity;
    private final long[] most;
    private final long[] lots;
    private final AccountSet examined;
    private final PackagedContracts packaged;
    private final LongPredicate survives = this::survives;
    private final LongPredicate isHarmless = this::isHarmless;
    private int searched;
    private int size;
    private int bankrupt;
    private int instrument;
    private boolean wantsShorts;
    private long price;
    private long slip;
    private long spot;
    private long lotSize;
    private boolean lossCounts;
    private boolean wantsSolvent;

    AdlCandidates(final VenueState venue, final WaterfallBudget budget)
    {
        this.budget = budget;
        market = venue.market();
        accounts = venue.accounts();
        margins = venue.margins();
        workspace = venue.newWorkspace();
        hedges = new HedgeSparing(venue, budget);
        final int maxAccounts = venue.limits().accounts();
        holders = new InstrumentHolders(market, accounts, budget, maxAccounts);
        account = new int[maxAccounts];
        held = new long[maxAccounts];
        exposure = new long[maxAccounts];
        equity = new long[maxAccounts];
        most = new long[maxAccounts];
        lots = new long[maxAccounts];
        examined = new AccountSet(maxAccounts);
        packaged = new PackagedContracts(market, accounts, venue.limits().bookSize());
    }

    /**
     * Collects the priced accounts with positive equity that hold the opposite of a position.
     *
     * @param ofAccount liquidated account, which is not a candidate.
     * @param isLong    whether the position is long.
     * @param atPrice   price of the closing, cash per coin; for candidates not better than mark.
     * @param countLoss whether leverage includes the loss that the price causes; otherwise equity stays unchanged.
     */
    void collect(
        final int ofAccount,
        final int inInstrument,
        final boolean isLong,
        final long atPrice,
        final boolean countLoss)
    {
        wantsSolvent = true;
        lossCounts = countLoss;
        find(ofAccount, inInstrument, isLong, atPrice);
    }

    /** Collects the priced accounts without equity that hold the opposite of a position, to close both at mark. */
    void collectInsolvent(final int ofAccount, final int inInstrument, final boolean isLong, final long mark)
    {
        wantsSolvent = false;
        lossCounts = false;
        find(ofAccount, inInstrument, isLong, mark);
    }

    private void find(final int ofAccount, final int inInstrument, final boolean isLong, final long atPrice)
    {
        bankrupt = ofAccount;
        instrument = inInstrument;
        wantsShorts = isLong;
        price = atPrice;
        slip = Math.abs(atPrice - margins.valuation().mark(inInstrument));
        spot = market.underlyings().spot(market.instruments().underlying(inInstrument));
        lotSize = market.instruments().lotSize(inInstrument);
        size = 0;
        holders.find(inInstrument);
        for (int i = 0; i < holders.size(); i++)
        {
            addIfOpposite(holders.account(i));
        }
    }

    /** The accounts on the other side are searched again next time, because others may hold positions now. */
    void forgetHolders()
    {
        holders.forget();
    }

    private void addIfOpposite(final int candidate)
    {
        final Positions positions = accounts.positions();
        final int row = positions.find(candidate, market.bookKey(instrument));
        if (row == Ids.NONE)
        {
            return;
        }
        packaged.load(candidate);
        final long available = WholeLots.closable(
            available(positions.quantity(row), positions.inFlight(row)) - packaged.reserved(instrument),
            Math.abs(positions.quantity(row)), lotSize);
        if (candidate == bankrupt || available == 0 || positions.quantity(row) > 0 == wantsShorts ||
            !accounts.canTradeBetween(bankrupt, candidate, instrument, wantsShorts ? -available : available, price))
        {
            return;
        }
        budget.addEvaluation();
        final AccountMargin margin = workspace.load(candidate);
        if (margin.isPriced() && margin.equity() > 0 == wantsSolvent)
        {
            add(candidate, available);
        }
    }

    private void add(final int candidate, final long available)
    {
        account[size] = candidate;
        held[size] = available;
        exposure[size] = Exposure.of(workspace.book(), market);
        equity[size] = workspace.margin().equity();
        most[size] = lotsOf(available);
        lots[size] = 0;
        examined.remove(size);
        size++;
    }

    /** Returns the mark of an instrument as a valid price. */
    long mark(final int ofInstrument)
    {
        final long mark = margins.valuation().mark(ofInstrument);
        return market.instruments().isOption(ofInstrument) ? mark : Math.max(1, mark);
    }

    /** Returns the contracts that no order in flight is about to close, without sign. */
    static long available(final long quantity, final long inFlight)
    {
        final boolean closing = (quantity ^ inFlight) < 0;
        return Math.max(0, Math.abs(quantity) - (closing ? Math.abs(inFlight) : 0));
    }

    int size()
    {
        return size;
    }

    int account(final int i)
    {
        return account[i];
    }

    /** Returns the lots that cover a number of contracts; a remainder counts as one lot. */
    long lotsOf(final long contracts)
    {
        return contracts / lotSize + (contracts % lotSize == 0 ? 0 : 1);
    }

    /** Returns the contracts in a number of lots of a candidate's position, without sign. */
    long contracts(final int i, final long ofLots)
    {
        return ofLots > held[i] / lotSize ? held[i] : ofLots * lotSize;
    }

    /** Returns the contracts that a candidate closes of what is wanted: whole lots, or what leaves it whole lots. */
    long traded(final int i, final long wanted)
    {
        return WholeLots.traded(wanted, held[i], lotSize);
    }

    /** Returns the maximum number of lots that a candidate may close. */
    long most(final int i)
    {
        return most[i];
    }

    void setMost(final int i, final long newMost)
    {
        most[i] = newMost;
    }

    /** Returns the number of lots that a candidate is to close. */
    long lots(final int i)
    {
        return lots[i];
    }

    void setLots(final int i, final long newLots)
    {
        lots[i] = newLots;
    }

    /** Returns the leverage before the closing as a decimal, rounded up. */
    long leverage(final int i)
    {
        final long floor = Decimal8.ratioFloor(exposure[i], equity[i]);
        return floor == Long.MAX_VALUE ? floor : floor + 1;
    }

    /** Returns whether leverage after the closing of a number of lots is at most a level. The comparison is exact. */
    boolean isAtMost(final int i, final long ofLots, final long level)
    {
        final long contracts = contracts(i, ofLots);
        final long equityAfter = lossCounts ? equity[i] - loss(contracts) : equity[i];
        return equityAfter > 0 &&
            Decimal8.compareProducts(exposureAfter(i, contracts), Decimal8.ONE, equityAfter, level) <= 0;
    }

    /** Returns the approximate number of lots that lowers leverage to a level; the start of a search. */
    double guess(final int i, final long level)
    {
        final double leverage = Decimal8.toDouble(level);
        final double lot = market.instruments().coins(instrument, lotSize);
        final double exposureOfLot = lot * Decimal8.toDouble(spot);
        final double lossOfLot = lossCounts ? lot * Decimal8.toDouble(slip) : 0;
        return (Decimal8.toDouble(exposure[i]) - leverage * Decimal8.toDouble(equity[i])) /
            (exposureOfLot - leverage * lossOfLot);
    }

    private long exposureAfter(final int i, final long contracts)
    {
        return exposure[i] - Math.min(exposure[i], market.instruments().notionalOrMost(
            instrument, contracts, spot, false));
    }

    private long loss(final long contracts)
    {
        return market.instruments().notionalOrMost(instrument, contracts, slip, true);
    }

    /**
     * Returns whether the closing would raise a candidate's leverage: the price takes more equity, in proportion, than
     * exposure.
     */
    boolean wouldRaiseLeverage(final int i)
    {
        final long contracts = contracts(i, most[i]);
        final long equityAfter = equity[i] - loss(contracts);
        return equityAfter <= 0 ||
            Decimal8.compareProducts(exposureAfter(i, contracts), equity[i], exposure[i], equityAfter) > 0;
    }

    private boolean survives(final long ofLots)
    {
        return loss(contracts(searched, ofLots)) < equity[searched];
    }

    /** Reduces the lots of a candidate that would lose all its equity. */
    void keepSolvent(final int i)
    {
        searched = i;
        most[i] = Bisection.most(0, most[i] + 1, survives);
    }

    /**
     * Determines once how many lots a candidate can close without a rise of its maintenance requirement. Beyond that
     * number its position hedges another one. The number becomes the candidate's maximum.
     *
     * @return whether the candidate may close fewer lots than it was to close.
     */
    boolean spare(final int i)
    {
        if (examined.contains(i))
        {
            return false;
        }
        examined.add(i);
        hedges.load(account[i]);
        if (isHarmless(i, most[i]))
        {
            return false;
        }
        searched = i;
        final long harmless = Bisection.most(0, most[i], isHarmless);
        most[i] = harmless;
        return lots[i] > harmless;
    }

    private boolean isHarmless(final long ofLots)
    {
        return isHarmless(searched, ofLots);
    }

    private boolean isHarmless(final int i, final long ofLots)
    {
        final long contracts = contracts(i, ofLots);
        return hedges.isHarmless(instrument, wantsShorts ? contracts : -contracts, price);
    }
}
