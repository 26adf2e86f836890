package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/**
 * Trades opposite closings of distressed accounts with each other at mark, without spread and fee, before either goes
 * to the market. The worse account is served first. A trade that makes either account worse is not made. Legs of
 * registered packages are left out, because packages are closed only as a whole.
 */
final class InternalCrossing
{
    /** Most crossings tried in one batch; what is left goes to the market. */
    private static final int MAX_TRIALS = 1_024;

    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final LiquidationListener listener;
    private final int[] account;
    private final long[] planId;
    private final boolean[] traded;
    private final int[] memberOf;
    private final int[] instrument;
    private final long[] wanted;
    private final int[] nextOfInstrument;
    private final int[] newestOfInstrument;
    private final int[] oldestOfInstrument;
    /** The last addition whose account has the instrument in a package. */
    private final long[] packagedAt;
    private final MarginWorkspace workspace;
    private final AccountMargin after;
    private int members;
    private int legs;
    private int trials;
    private long additions;

    /**
     * Reserves memory for the accounts.
     *
     * @param mostMembers the maximum number of accounts that are crossed with one another.
     */
    InternalCrossing(final VenueState venue, final LiquidationListener listener, final int mostMembers)
    {
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        this.listener = listener;
        account = new int[mostMembers];
        planId = new long[mostMembers];
        traded = new boolean[mostMembers];
        final int mostLegs = mostMembers * venue.limits().bookSize();
        memberOf = new int[mostLegs];
        instrument = new int[mostLegs];
        wanted = new long[mostLegs];
        nextOfInstrument = new int[mostLegs];
        newestOfInstrument = new int[market.instruments().ids().capacity()];
        oldestOfInstrument = new int[newestOfInstrument.length];
        packagedAt = new long[newestOfInstrument.length];
        Arrays.fill(oldestOfInstrument, Ids.NONE);
        workspace = venue.newWorkspace();
        after = new AccountMargin(0);
    }

    /** Removes all accounts. */
    void begin()
    {
        members = 0;
        legs = 0;
        trials = 0;
    }

    /**
     * Adds an account with its planned closings. The worst account comes first.
     *
     * @param takesPart whether closings of the account may be crossed.
     */
    void add(final int newAccount, final long newPlanId, final LiquidationPlan plan, final boolean takesPart)
    {
        account[members] = newAccount;
        planId[members] = newPlanId;
        traded[members] = false;
        notePackages(newAccount);
        for (int leg = 0; leg < plan.legs() && takesPart; leg++)
        {
            if (legs < wanted.length && packagedAt[plan.instrument(leg)] != additions)
            {
                addLeg(plan.instrument(leg), plan.quantity(leg));
            }
        }
        members++;
    }

    private void addLeg(final int ofInstrument, final long quantity)
    {
        memberOf[legs] = members;
        instrument[legs] = ofInstrument;
        wanted[legs] = quantity;
        nextOfInstrument[legs] = Ids.NONE;
        if (oldestOfInstrument[ofInstrument] == Ids.NONE)
        {
            oldestOfInstrument[ofInstrument] = legs;
        }
        else
        {
            nextOfInstrument[newestOfInstrument[ofInstrument]] = legs;
        }
        newestOfInstrument[ofInstrument] = legs++;
    }

    private void notePackages(final int ofAccount)
    {
        additions++;
        final Packages packages = accounts.packages();
        for (int slot = packages.first(ofAccount); slot != Ids.NONE; slot = packages.next(slot))
        {
            for (int leg = 0; leg < packages.legs(slot); leg++)
            {
                packagedAt[packages.instrument(slot, leg)] = additions;
            }
        }
    }

    /** Makes every possible trade. */
    void match()
    {
        for (int leg = 0; leg < legs; leg++)
        {
            for (int other = nextOfInstrument[leg]; other != Ids.NONE && wanted[leg] != 0;
                other = nextOfInstrument[other])
            {
                match(leg, other);
            }
        }
        for (int leg = 0; leg < legs; leg++)
        {
            oldestOfInstrument[instrument[leg]] = Ids.NONE;
        }
    }

    /** Returns whether an account traded with another account. */
    boolean hasTraded(final int member)
    {
        return traded[member];
    }

    private void match(final int leg, final int other)
    {
        if ((wanted[leg] ^ wanted[other]) >= 0 || wanted[other] == 0 || memberOf[leg] == memberOf[other])
        {
            return;
        }
        final int buying = wanted[leg] > 0 ? leg : other;
        final int selling = wanted[leg] > 0 ? other : leg;
        final long quantity = wholeLots(instrument[leg], wanted[buying], -wanted[selling]);
        final long mark = valuation.mark(instrument[leg]);
        if (quantity > 0 && trials++ < MAX_TRIALS && isPossible(buying, selling, quantity, mark) &&
            isNeverWorse(buying, quantity, mark) && isNeverWorse(selling, -quantity, mark))
        {
            trade(buying, selling, quantity, mark);
        }
    }

    /** Returns the quantity that both accounts can trade: whole lots, or any quantity if both want the same. */
    private long wholeLots(final int ofInstrument, final long bought, final long sold)
    {
        final long both = Math.min(bought, sold);
        return bought == sold ? both : both - both % market.instruments().lotSize(ofInstrument);
    }

    private boolean isPossible(final int buying, final int selling, final long quantity, final long price)
    {
        return accounts.canTradeBetween(
            account[memberOf[buying]], account[memberOf[selling]], instrument[buying], quantity, price);
    }

    private boolean isNeverWorse(final int leg, final long quantity, final long price)
    {
        final int trader = account[memberOf[leg]];
        final AccountMargin before = workspace.load(trader);
        final Book book = workspace.book();
        book.trade(book.require(instrument[leg]), quantity, price, 0);
        workspace.evaluateInto(after);
        return before.isPriced() && after.isNoWorseThan(before);
    }

    private void trade(final int buying, final int selling, final long quantity, final long price)
    {
        final int buyer = memberOf[buying];
        final int seller = memberOf[selling];
        accounts.tradeBetween(account[buyer], account[seller], instrument[buying], quantity, price);
        wanted[buying] -= quantity;
        wanted[selling] += quantity;
        traded[buyer] = true;
        traded[seller] = true;
        listener.onLiquidationsCrossed(
            planId[buyer], planId[seller], accounts.ids().id(account[buyer]), accounts.ids().id(account[seller]),
            (int)market.instruments().ids().id(instrument[buying]), quantity, price);
    }
}
