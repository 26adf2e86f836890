package softlanding.engine.auction;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.liquidation.Escalation;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.waterfall.Waterfall;

/**
 * Takes over the accounts that direct orders do not bring back, and sells shares of their portfolios to registered
 * liquidators at a price that falls with event time. An account has at most one auction.
 *
 * <p>An account with equity sells enough to restore its maintenance requirement and a buffer. An account without equity
 * is given away: the insurance fund pays the liquidator that takes a share, and pays more the longer the auction lasts.
 * At the end of that time the account goes to the waterfall. {@link AuctionRunner} describes the course of an auction.
 */
public final class AuctionManager implements Escalation
{
    /** Maximum number of concurrent auctions. */
    public static final int MAX_AUCTIONS = 1_024;

    private final EventContext event;
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final Waterfall waterfall;
    private final ShareSale sale;
    private final AuctionTables tables;
    private final Liquidators liquidators;
    private final Auctions auctions;
    private final AuctionRunner runner;
    private final AuctionStops stops = new AuctionStops();

    /** Reserves the room that the engine's limits give. */
    public AuctionManager(
        final VenueState venue,
        final AuctionListener listener,
        final InsuranceFund fund,
        final Waterfall waterfall)
    {
        event = venue.event();
        accounts = venue.accounts();
        this.fund = fund;
        this.waterfall = waterfall;
        sale = new ShareSale(venue);
        tables = AuctionTables.of(MAX_AUCTIONS, venue.limits().liquidators(), venue.limits().accounts());
        liquidators = tables.liquidators();
        auctions = tables.auctions();
        runner = new AuctionRunner(venue, tables, sale, stops, listener, fund, waterfall);
    }

    /**
     * Ends an update: every auction that did not start in this part of the event advances, then the accounts that
     * auctions changed are judged.
     */
    public void endEvent(final LiquidationEngine judge)
    {
        for (int i = 0; i < auctions.runningSize(); i++)
        {
            if (!auctions.hasStartedIn(auctions.running(i), event.part()))
            {
                runner.advance(auctions.running(i), judge);
            }
        }
        auctions.forgetEnded();
        tables.changed().reevaluateAll(judge.judge());
    }

    /** Has auctions stand still while an operator pauses or freezes their account. */
    public void obey(final Pauses pauses)
    {
        stops.obey(pauses);
    }

    /** Returns the number of running auctions, those that have ended in this event among them. */
    public int running()
    {
        return auctions.runningSize();
    }

    /** Returns the registered liquidators. */
    public Liquidators liquidators()
    {
        return liquidators;
    }

    /** Returns the slot of a running or lately ended auction, or {@link Ids#NONE}. */
    public int slot(final long auctionId)
    {
        return auctions.slot(auctionId);
    }

    /** Returns the slot of the account in auction. */
    public int account(final int slot)
    {
        return auctions.account(slot);
    }

    /**
     * Places a bid in the auction of another account. The bid trades at once if it reaches the ask price, and rests
     * otherwise.
     *
     * @param slot         slot of a running or lately ended auction.
     * @param bidId        new id.
     * @param liquidator   slot of the liquidator.
     * @param wanted       share of the portfolio, above 0 and at most 1, a Decimal8 mantissa.
     * @param limitPrice   maximum price for that share, a Decimal8 mantissa.
     * @param isUpdateOpen whether the bid must rest until the update ends.
     */
    public void placeBid(
        final int slot,
        final long bidId,
        final int liquidator,
        final long wanted,
        final long limitPrice,
        final boolean isUpdateOpen,
        final LiquidationEngine judge)
    {
        liquidators.useBidId(liquidator, bidId);
        runner.placeBid(slot, bidId, liquidator, wanted, limitPrice, isUpdateOpen, judge);
    }

    @Override
    public boolean hasTakenOver(final int account)
    {
        return auctions.slotOfAccount(account) != Ids.NONE;
    }

    @Override
    public long notionalInLiquidation()
    {
        return tables.state().notionalInAuction();
    }

    @Override
    public void onEvaluated(
        final int account,
        final AccountMargin margin,
        final Judgement judgement,
        final long confirmNs,
        final boolean isBankrupt)
    {
        final int slot = auctions.slotOfAccount(account);
        final boolean turns = isBankrupt && tables.state().equity(slot) > 0;
        runner.evaluate(slot, margin, turns ? Judgement.AT_ONCE : judgement, confirmNs);
        if (margin.isPriced())
        {
            tables.state().noteLoss(
                slot, judgement, event.nowNs(), confirmNs, accounts.revision(account));
        }
        else
        {
            tables.state().forgetLoss(slot);
        }
    }

    @Override
    public boolean isUnconfirmed(final int account)
    {
        final int slot = auctions.slotOfAccount(account);
        return slot != Ids.NONE && tables.state().isLossPending(slot, event.nowNs(), accounts.revision(account));
    }

    @Override
    public boolean tryTakeOver(
        final int account,
        final Book book,
        final AccountMargin margin,
        final LiquidationPolicy policy,
        final long room,
        final Need need)
    {
        final boolean unwinds = need.nothingElse() && need.mayDeleverage();
        final long equity = margin.equity();
        if (liquidators.ids().size() == 0 || sale.isEmpty(account) || isOnlyDebt(account, equity, policy))
        {
            return equity <= 0 ?
                need.mayDeleverage() && waterfall.closeOut(account, policy) : unwinds && waterfall.unwind(account);
        }
        final AuctionTerms terms = policy.auctionTerms();
        if (!DutchAuction.leavesAPrice(terms, equity))
        {
            return unwinds && waterfall.unwind(account);
        }
        final boolean isPerFill = terms.feeMode() == AuctionFeeMode.PER_FILL;
        final long bufferMargin = isPerFill ?
            DutchAuction.targetMargin(policy.targetRatio(), equity, margin.maintenanceExcess()) :
            DutchAuction.bufferMargin(terms, equity, margin.maintenanceExcess());
        final long gross = sale.gross(book);
        final long offered = offered(terms, gross, room);
        if (bufferMargin >= 0)
        {
            return unwinds && waterfall.unwind(account);
        }
        if (!auctions.hasRoom() || offered == 0)
        {
            return false;
        }
        final long fee = isPerFill || equity <= 0 ? 0 : takeFee(account, terms, equity, Math.min(
            offered, DutchAuction.maxFraction(bufferMargin, equity, 0, Decimal8.ONE)));
        final int tier = Math.max(1, equity < 0 ? policy.lastTier() : policy.tierOf(margin));
        runner.starts().start(account, tier, policy, offered, gross, margin, fee);
        return true;
    }

    @Override
    public boolean isPreferred(
        final int account,
        final AccountMargin margin,
        final LiquidationPolicy policy,
        final int tier,
        final double costPerRelease)
    {
        return liquidators.ids().size() > 0 && !sale.isEmpty(account) &&
            runner.preference().isPreferred(account, margin, policy, tier, costPerRelease);
    }

    @Override
    public boolean hasTurnedAway(final int account)
    {
        return waterfall.hasTurnedAway(account);
    }

    @Override
    public boolean allowsRounds(final int account, final int tier)
    {
        final int slot = auctions.slotOfAccount(account);
        return slot == Ids.NONE ||
            ((tier > tables.state().tierAtStart(slot) || tables.state().isBesideRounds(slot)) && !runner.isDue(slot));
    }

    @Override
    public boolean keepsTier(final int account)
    {
        final int slot = auctions.slotOfAccount(account);
        return slot != Ids.NONE && auctions.policy(slot).auctionTerms().feeMode() == AuctionFeeMode.START;
    }

    @Override
    public void onTimedOut(final int account, final long untilNs)
    {
        final int slot = auctions.slotOfAccount(account);
        if (slot != Ids.NONE)
        {
            tables.state().awaitAnswer(slot, untilNs);
        }
    }

    @Override
    public boolean hasSoldInEvent(final int account)
    {
        return runner.hasSold(account);
    }

    /** Returns whether only coins are left beside a larger debt, and insurance can pay no bidder for taking both. */
    private boolean isOnlyDebt(final int account, final long equity, final LiquidationPolicy policy)
    {
        return equity < 0 && !sale.hasPositions(account) && fund.payable(account, policy.insuranceLimit()) == 0;
    }

    /** Books the account's fee to the insurance fund: a share of the equity that goes into auction. */
    private long takeFee(final int account, final AuctionTerms terms, final long equity, final long fraction)
    {
        final long fee = DutchAuction.fee(terms, equity, fraction);
        if (!fund.canReceive(fee))
        {
            return 0;
        }
        accounts.addCash(account, -fee);
        fund.receive(account, fee);
        return fee;
    }

    /**
     * Returns the maximum share of a portfolio for one auction, within the account's cap and the venue's remaining cap.
     */
    private static long offered(final AuctionTerms terms, final long gross, final long room)
    {
        return room >= gross ?
            terms.maxShareInAuction() :
            Math.min(terms.maxShareInAuction(), Decimal8.shareFloor(Decimal8.ONE, room, gross));
    }

    /** Returns the sum over all state of liquidators, bids and auctions; equal states have equal sums. */
    public long hash()
    {
        long hash = tables.hash();
        for (int i = 0; i < auctions.runningSize(); i++)
        {
            final int slot = auctions.running(i);
            final boolean isUntouched =
                tables.state().lossRevision(slot) == (int)accounts.revision(auctions.account(slot));
            hash += StateHash.term(StateOwner.AUCTION_LOSS_UNTOUCHED, slot, isUntouched ? 1 : 0);
        }
        return hash;
    }

    /** Copies all liquidators, bids and auctions. */
    public void copyState(final StateCopy copy)
    {
        tables.copyState(copy);
    }

    /** Returns whether no account waits to be evaluated. */
    public boolean isAtRest()
    {
        return tables.changed().isEmpty();
    }
}
