package softlanding.engine.auction;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.VenueState;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.waterfall.Waterfall;

/**
 * Runs one auction from start to end. At the end of every event an auction first ends if the account no longer matches
 * it. Then the resting bids that the falling ask price has reached trade: the best price first, then the earliest. Then
 * the auction ends if its time is over. While the account is unpriced, or an operator pauses or freezes it, nothing
 * happens and the auction's clock stands. While an order of the account is in flight, or timed out and may be answered
 * late, no bid trades, so that no lot is sold twice.
 */
final class AuctionRunner
{
    private final Accounts accounts;
    private final Auctions auctions;
    private final AuctionState auctionState;
    private final RestingBids bids;
    private final Liquidators liquidators;
    private final ShareSale sale;
    private final ReevaluationQueue changed;
    private final AuctionListener listener;
    private final InsuranceFund fund;
    private final AskPrice askPrice;
    private final AuctionFill fill = new AuctionFill();
    private final AuctionEnding ending;
    private final EventContext event;
    private final AuctionStart starts;
    private final SoldInEvent sold;
    private final AuctionStops stops;
    private final AuctionPreference preference;
    private final long[] advancedIn = new long[AuctionManager.MAX_AUCTIONS];

    AuctionRunner(
        final VenueState venue,
        final AuctionTables tables,
        final ShareSale sale,
        final AuctionStops stops,
        final AuctionListener listener,
        final InsuranceFund fund,
        final Waterfall waterfall)
    {
        accounts = venue.accounts();
        event = venue.event();
        sold = new SoldInEvent(event, venue.limits().accounts());
        auctions = tables.auctions();
        auctionState = tables.state();
        bids = tables.bids();
        liquidators = tables.liquidators();
        changed = tables.changed();
        this.sale = sale;
        this.stops = stops;
        preference = new AuctionPreference(venue);
        this.listener = listener;
        this.fund = fund;
        askPrice = new AskPrice(auctions, auctionState, bids, fund);
        starts = new AuctionStart(venue, tables, askPrice, listener);
        ending = new AuctionEnding(auctions, auctionState, sale, askPrice, waterfall);
    }

    /** Returns what starts auctions. */
    AuctionStart starts()
    {
        return starts;
    }

    /** Returns what compares auctions with direct orders. */
    AuctionPreference preference()
    {
        return preference;
    }

    /**
     * Places a bid. It trades at once if it reaches the ask price, and rests otherwise. While an update is open it only
     * rests: half of a market says neither what an account is worth nor whether it is insolvent.
     */
    void placeBid(
        final int slot,
        final long bidId,
        final int liquidator,
        final long wanted,
        final long limitPrice,
        final boolean isUpdateOpen,
        final LiquidationEngine judge)
    {
        if (!auctions.isRunning(slot))
        {
            decide(slot, bidId, liquidator, BidVerdict.NOTHING_LEFT, AuctionListener.NO_PRICE);
            return;
        }
        bids.add(slot, bidId, liquidator, wanted, limitPrice);
        if (!isUpdateOpen)
        {
            revalue(slot, Judgement.TIME);
            advance(slot, judge);
        }
        if (bids.size(slot) > RestingBids.MAX)
        {
            drop(slot, RestingBids.MAX, BidVerdict.OUTRANKED);
        }
        if (bids.contains(slot, bidId, liquidator))
        {
            final boolean paused = isUpdateOpen ||
                auctions.isPaused(slot) || isOrdered(slot, judge) || auctionState.isWorthUnsure(slot);
            decide(
                slot, bidId, liquidator, paused ? BidVerdict.PAUSED : BidVerdict.RESTING,
                paused ? AuctionListener.NO_PRICE :
                    askPrice.price(slot, askPrice.fraction(slot, wanted, event.nowNs()), event.nowNs()));
        }
    }

    /**
     * Returns whether a bid would trade or the auction's time is over, and it has not yet advanced in this event. Then
     * the auction comes before a direct round of the account.
     */
    boolean isDue(final int slot)
    {
        return advancedIn[slot] != event.part() && isOpen(slot) &&
            (askPrice.isReached(slot, event.nowNs()) || ending.isLate(slot, event.nowNs()));
    }

    /** Advances an auction: ends it for any reason that applies, and trades the bids that reach the ask price. */
    void advance(final int slot, final LiquidationEngine judge)
    {
        followPauses(slot);
        final boolean wasDue = isDue(slot);
        advancedIn[slot] = event.part();
        advanceOnce(slot, judge);
        if (wasDue && isOpen(slot))
        {
            changed.add(auctions.account(slot));
        }
    }

    private void advanceOnce(final int slot, final LiquidationEngine judge)
    {
        final long nowNs = event.nowNs();
        auctionState.margin().settle(slot, nowNs);
        if (isOpen(slot))
        {
            endBecause(slot, ending.over(slot, nowNs, judge));
        }
        if (isOrdered(slot, judge))
        {
            return;
        }
        while (isOpen(slot) && askPrice.isReached(slot, nowNs))
        {
            revalue(slot, Judgement.TIME);
            if (isOpen(slot) && !endBecause(slot, ending.over(slot, nowNs, judge)) && askPrice.isReached(slot, nowNs))
            {
                sell(slot, judge);
            }
        }
        if (isOpen(slot))
        {
            endBecause(slot, ending.late(slot, nowNs, judge));
        }
        if (isOpen(slot))
        {
            noteUnwanted(slot, nowNs);
        }
    }

    /** Gives the account direct rounds again where nobody bought for long and its ratio is below 1. */
    private void noteUnwanted(final int slot, final long nowNs)
    {
        final long unsoldNs = nowNs - auctionState.lastPurchaseNs(slot);
        final boolean beside = auctionState.margin().presentExcess(slot) < 0 &&
            auctionState.isLossConfirmed(slot, nowNs) && unsoldNs >= auctions.policy(slot).auctionTerms().patienceNs();
        if (beside && !auctionState.isBesideRounds(slot))
        {
            changed.add(auctions.account(slot));
        }
        auctionState.setBesideRounds(slot, beside);
    }

    /** Returns whether an order of the account may still fill: it is in flight, or timed out and is answered late. */
    private boolean isOrdered(final int slot, final LiquidationEngine judge)
    {
        return judge.hasOrdersInFlight(auctions.account(slot)) || event.nowNs() < auctionState.answerUntilNs(slot);
    }

    /** Returns whether a share of the account was sold in the present event. */
    boolean hasSold(final int account)
    {
        return sold.contains(account);
    }

    /** Returns whether the auction runs and its clock is not paused. */
    private boolean isOpen(final int slot)
    {
        return auctions.isRunning(slot) && !auctions.isPaused(slot);
    }

    /** Ends the auction if there is a reason. */
    private boolean endBecause(final int slot, final @Nullable AuctionEndReason reason)
    {
        if (reason != null)
        {
            end(slot, reason);
        }
        if (reason == AuctionEndReason.TURNED_INSOLVENT || (reason == AuctionEndReason.RESET &&
            DutchAuction.leavesAPrice(auctions.policy(slot).auctionTerms(), auctionState.equity(slot))))
        {
            starts.restart(slot);
        }
        return reason != null;
    }

    private void end(final int slot, final AuctionEndReason reason)
    {
        while (bids.size(slot) > 0)
        {
            drop(slot, 0, BidVerdict.WITHDRAWN);
        }
        auctions.end(slot);
        auctionState.end(slot);
        changed.add(auctions.account(slot));
        listener.onAuctionEnded(
            auctions.auctionId(slot), accounts.ids().id(auctions.account(slot)), reason, auctionState.raised(slot));
    }

    /** Sells to the best bid, which reaches the ask price. A bidder that cannot take the share loses its place. */
    private void sell(final int slot, final LiquidationEngine judge)
    {
        final long most = askPrice.most(slot, event.nowNs());
        final long fraction = askPrice.fraction(slot, bids.fraction(slot, 0), event.nowNs());
        final long price = askPrice.price(slot, fraction, event.nowNs());
        final long fee = askPrice.fee(slot, fraction);
        final int account = auctions.account(slot);
        final int bidder = liquidators.account(bids.liquidator(slot, 0));
        final @Nullable BidVerdict refusal = stops.isFrozen(bidder) ? BidVerdict.FROZEN : sale.refusal(
            account, bidder, judge.health(bidder), event.nowNs(), fraction, auctionState.reserved(slot), price);
        if (refusal != null)
        {
            drop(slot, 0, refusal);
            return;
        }
        preference.noteFill(account, askPrice.discount(slot, event.nowNs()));
        final long cashMoved = sale.move(bidder, price);
        if (price < 0)
        {
            fund.pay(account, -price);
        }
        decideFill(slot, fraction, price, cashMoved, fee);
        if (fee > 0)
        {
            accounts.addCash(account, -fee);
            fund.receive(account, fee);
        }
        bids.remove(slot, 0);
        auctionState.sell(slot, fraction, price, fee, event.nowNs());
        sold.add(account);
        changed.add(account);
        changed.add(bidder);
        revalue(slot, Judgement.FACT);
        if (fraction >= most)
        {
            end(slot, fraction == Decimal8.ONE ? AuctionEndReason.CLOSED_OUT : AuctionEndReason.SOLD);
        }
    }

    private void decideFill(final int slot, final long fraction, final long price, final long cashMoved, final long fee)
    {
        fill.auctionId = auctions.auctionId(slot);
        fill.bidId = bids.bidId(slot, 0);
        fill.liquidatorId = liquidators.ids().id(bids.liquidator(slot, 0));
        fill.accountId = accounts.ids().id(auctions.account(slot));
        fill.fraction = fraction;
        fill.price = price;
        fill.cashMoved = cashMoved;
        fill.equityBefore = auctionState.equity(slot);
        fill.bufferMarginBefore = askPrice.bufferMargin(slot);
        fill.reservedBefore = auctionState.reserved(slot);
        fill.discount = askPrice.discount(slot, event.nowNs());
        fill.fee = fee;
        listener.onAuctionFilled(fill);
    }

    private void drop(final int slot, final int rank, final BidVerdict verdict)
    {
        final boolean known = verdict != BidVerdict.WITHDRAWN && isOpen(slot);
        final long price = known ?
            askPrice.price(slot, askPrice.fraction(slot, bids.fraction(slot, rank), event.nowNs()), event.nowNs()) :
            AuctionListener.NO_PRICE;
        decide(slot, bids.bidId(slot, rank), bids.liquidator(slot, rank), verdict, price);
        bids.remove(slot, rank);
    }

    private void decide(
        final int slot, final long bidId, final int liquidator, final BidVerdict verdict, final long price)
    {
        listener.onAuctionBidDecided(
            auctions.auctionId(slot), bidId, liquidators.ids().id(liquidator), verdict, price);
    }

    /** Values the account in auction by its exact margin as of now. */
    private void revalue(final int slot, final Judgement judgement)
    {
        final AccountMargin margin = sale.value(auctions.account(slot), event.nowNs());
        evaluate(slot, margin, judgement, 0);
        if (margin.isPriced())
        {
            auctionState.weigh(slot, sale.gross(), askPrice.most(slot, event.nowNs()));
        }
    }

    /** Stops the clock of an auction while an operator pauses or freezes its account, and lets it go on afterwards. */
    private void followPauses(final int slot)
    {
        final boolean nowStopped = stops.isStopped(auctions.account(slot), event.nowNs());
        if (auctions.isRunning(slot) && nowStopped != auctions.isStopped(slot))
        {
            auctions.stop(slot, nowStopped);
            if (nowStopped)
            {
                auctions.pause(slot, true, event.nowNs());
            }
            else
            {
                revalue(slot, Judgement.TIME);
            }
        }
    }

    /** Records a margin of the account. The clock pauses while the account is unpriced, or an operator stops it. */
    void evaluate(final int slot, final AccountMargin margin, final Judgement judgement, final long waitNs)
    {
        auctions.pause(slot, !margin.isPriced() || auctions.isStopped(slot), event.nowNs());
        if (margin.isPriced())
        {
            auctionState.margin().note(
                slot, margin.equity(), margin.maintenanceExcess(), judgement, event.nowNs(), waitNs);
            auctionState.followMargin(slot);
        }
        else
        {
            auctionState.margin().forgetWorse(slot);
        }
    }
}
