package softlanding.engine.auction;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.AuctionTerms;
import softlanding.engine.liquidation.LastResort;
import softlanding.engine.liquidation.LiquidationPolicy;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Sells shares of the portfolios that direct orders do not bring back, at a price that falls with event time, to
 * registered liquidators. One auction per account. It moves at the end of every event: whatever ends it is looked for,
 * then the bids that the price asked has come down to trade, the best price first, then the earliest.
 *
 * <p>An account with equity is sold up to what brings back its maintenance margin with a buffer. An account without is
 * given away: the insurance fund pays whoever takes a share, more the longer it lasts, and at the end of that time the
 * account goes to what stands behind the auctions.
 */
public final class AuctionHouse implements LastResort
{
    /** Auctions that run at once. */
    public static final int MOST_AUCTIONS = 1_024;
    /** Liquidators that may register. */
    public static final int MOST_LIQUIDATORS = 4_096;

    private static final int ID_BITS = 20;

    private final Accounts accounts;
    private final AuctionListener listener;
    private final Backstop backstop;
    private final ShareSale sale;
    private final Liquidators liquidators = new Liquidators(MOST_LIQUIDATORS);
    private final SaleRecord record = new SaleRecord(MOST_AUCTIONS);
    private final RestingBids bids = new RestingBids(MOST_AUCTIONS);
    private final Auctions auctions;
    private final Asking asking;
    private final JudgementQueue changed;
    private long sequence;
    private long nowNs;
    private int auctionsOfEvent;

    /** Room as given by the engine's limits. */
    public AuctionHouse(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final AuctionListener listener,
        final Backstop backstop,
        final int maxAccounts,
        final int bookSize,
        final int maxAssets,
        final int maxUnderlyings)
    {
        this.accounts = accounts;
        this.listener = listener;
        this.backstop = backstop;
        sale = new ShareSale(market, accounts, margins, bookSize, maxAssets, maxUnderlyings);
        auctions = new Auctions(MOST_AUCTIONS, maxAccounts);
        asking = new Asking(auctions, record, bids, backstop);
        changed = new JudgementQueue(maxAccounts);
    }

    /** Begins an event: what is decided from here on carries its sequence. */
    public void beginEvent(final long eventSequence, final long timestampNs)
    {
        sequence = eventSequence;
        nowNs = timestampNs;
        auctionsOfEvent = 0;
    }

    /** Ends an event: every auction moves on, then the accounts that it changed are judged. */
    public void endEvent(final Liquidator judge)
    {
        for (int i = 0; i < auctions.runningSize(); i++)
        {
            advance(auctions.running(i), judge);
        }
        auctions.forgetEnded();
        changed.judge(judge);
    }

    /** Who may bid. */
    public Liquidators liquidators()
    {
        return liquidators;
    }

    /** Slot of an auction that runs or ended lately, or {@link Ids#NONE}. */
    public int slot(final long auctionId)
    {
        return auctions.slot(auctionId);
    }

    /** Slot of the account that is in sale. */
    public int account(final int slot)
    {
        return auctions.account(slot);
    }

    @Override
    public boolean isInCare(final int account)
    {
        return auctions.slotOfAccount(account) != Ids.NONE;
    }

    @Override
    public long notionalInSale()
    {
        return record.notionalInSale();
    }

    @Override
    public void onJudged(final int account, final AccountMargin margin)
    {
        final int slot = auctions.slotOfAccount(account);
        if (slot != Ids.NONE)
        {
            judge(slot, margin);
        }
    }

    @Override
    public boolean takeOver(
        final int account,
        final Book book,
        final AccountMargin margin,
        final LiquidationPolicy policy,
        final long room)
    {
        final AuctionTerms terms = policy.auctionTerms();
        final long equity = margin.equity();
        final long bufferMargin = DutchAuction.bufferMargin(terms, equity, margin.maintenanceMargin());
        final long gross = sale.gross(book);
        final long offered = offered(terms, gross, room);
        if (liquidators.ids().size() == 0 || !auctions.hasRoom() || sale.isEmpty(account) || bufferMargin >= 0 ||
            offered == 0)
        {
            return false;
        }
        final long share = equity <= 0 ?
            0 : Math.min(offered, DutchAuction.maxFraction(bufferMargin, equity, 0, Decimal8.ONE));
        final long fee = equity <= 0 ? 0 : DutchAuction.fee(terms, equity, share);
        if (fee > 0)
        {
            accounts.addCash(account, -fee);
            backstop.receive(account, fee);
        }
        start(account, policy, offered, gross, equity - fee, margin.maintenanceMargin() - fee, fee);
        return true;
    }

    /** Most of a portfolio that is sold in one auction: within the account's cap and what the venue's leaves. */
    private static long offered(final AuctionTerms terms, final long gross, final long room)
    {
        return room >= gross ?
            terms.maxInSalePerAccount() :
            Math.min(terms.maxInSalePerAccount(), Decimal8.shareFloor(Decimal8.ONE, room, gross));
    }

    private void start(
        final int account,
        final LiquidationPolicy policy,
        final long offered,
        final long gross,
        final long equity,
        final long maintenanceMargin,
        final long fee)
    {
        final int slot = auctions.start((sequence << ID_BITS) + auctionsOfEvent++, account, policy, nowNs);
        record.begin(slot, equity <= 0, offered);
        record.judge(slot, equity, maintenanceMargin);
        final long most = asking.most(slot, nowNs);
        record.weigh(slot, gross, most);
        listener.onAuctionStarted(
            auctions.auctionId(slot), accounts.ids().id(account), record.isInsolvent(slot), equity,
            asking.bufferMargin(slot), fee, most);
    }

    /**
     * Places a bid in an auction of another's account. It trades at once if it reaches what is asked, and waits if not.
     *
     * @param slot       of an auction that runs or ended lately.
     * @param bidId      new.
     * @param liquidator slot.
     * @param wanted     share of the portfolio, above 0 up to 1.
     * @param limitPrice most that is paid for it.
     */
    public void place(
        final int slot,
        final long bidId,
        final int liquidator,
        final long wanted,
        final long limitPrice,
        final Liquidator judge)
    {
        liquidators.useBidId(liquidator, bidId);
        if (!auctions.isRunning(slot))
        {
            decide(slot, bidId, liquidator, BidVerdict.NOTHING_LEFT, AuctionListener.NO_PRICE);
            return;
        }
        bids.add(slot, bidId, liquidator, wanted, limitPrice);
        revalue(slot);
        advance(slot, judge);
        if (bids.size(slot) > RestingBids.MOST)
        {
            drop(slot, RestingBids.MOST, BidVerdict.OUTRANKED);
        }
        if (bids.contains(slot, bidId, liquidator))
        {
            final boolean paused = auctions.isPaused(slot);
            decide(
                slot, bidId, liquidator, paused ? BidVerdict.PAUSED : BidVerdict.RESTING,
                paused ? AuctionListener.NO_PRICE :
                    asking.price(slot, asking.fraction(slot, wanted, nowNs), nowNs));
        }
    }

    private void advance(final int slot, final Liquidator judge)
    {
        if (isOpen(slot))
        {
            endIfOver(slot);
        }
        while (isOpen(slot) && asking.isReached(slot, nowNs))
        {
            revalue(slot);
            if (isOpen(slot) && !endIfOver(slot) && asking.isReached(slot, nowNs))
            {
                sell(slot, judge);
            }
        }
        if (isOpen(slot))
        {
            endIfLate(slot);
        }
    }

    /** Whether it runs and its clock does too. */
    private boolean isOpen(final int slot)
    {
        return auctions.isRunning(slot) && !auctions.isPaused(slot);
    }

    /** Ends an auction whose account is no longer what was put in sale. */
    private boolean endIfOver(final int slot)
    {
        final long equity = record.equity(slot);
        if (sale.isEmpty(auctions.account(slot)))
        {
            end(slot, AuctionEndReason.CLOSED_OUT);
        }
        else if (asking.bufferMargin(slot) >= 0)
        {
            end(slot, AuctionEndReason.RECOVERED);
        }
        else if (equity <= 0 && !record.isInsolvent(slot))
        {
            restart(slot, AuctionEndReason.TURNED_INSOLVENT);
        }
        else if (equity > 0 && (record.isInsolvent(slot) || equity <= record.reserved(slot)))
        {
            restart(slot, AuctionEndReason.RESET);
        }
        else if (asking.most(slot, nowNs) == 0)
        {
            end(slot, AuctionEndReason.SOLD);
        }
        return !auctions.isRunning(slot);
    }

    private void endIfLate(final int slot)
    {
        final LiquidationPolicy policy = auctions.policy(slot);
        if (!record.isInsolvent(slot))
        {
            if (auctions.elapsedNs(slot, nowNs) >= policy.auctionTerms().resetNs())
            {
                restart(slot, AuctionEndReason.RESET);
            }
        }
        else if (asking.isInsuranceSpent(slot, nowNs) && backstop.closeOut(auctions.account(slot), policy))
        {
            end(slot, AuctionEndReason.DELEVERAGED);
        }
    }

    /** Ends an auction; another of the same account takes its place, without a fee. */
    private void restart(final int slot, final AuctionEndReason reason)
    {
        end(slot, reason);
        start(
            auctions.account(slot), auctions.policy(slot), record.offered(slot), record.gross(slot),
            record.equity(slot), record.maintenanceMargin(slot), 0);
    }

    private void end(final int slot, final AuctionEndReason reason)
    {
        while (bids.size(slot) > 0)
        {
            drop(slot, 0, BidVerdict.WITHDRAWN);
        }
        auctions.end(slot);
        record.end(slot);
        changed.add(auctions.account(slot));
        listener.onAuctionEnded(
            auctions.auctionId(slot), accounts.ids().id(auctions.account(slot)), reason, record.raised(slot));
    }

    /** Sells to the best bid, which reaches what is asked; a bidder who cannot take his share loses his place. */
    private void sell(final int slot, final Liquidator judge)
    {
        final long most = asking.most(slot, nowNs);
        final long fraction = asking.fraction(slot, bids.fraction(slot, 0), nowNs);
        final long price = asking.price(slot, fraction, nowNs);
        final long received = Math.max(0, price);
        final int account = auctions.account(slot);
        final int bidder = liquidators.account(bids.liquidator(slot, 0));
        final BidVerdict refusal = sale.refusal(
            account, bidder, judge.health(bidder), nowNs, fraction, record.reserved(slot), price, received);
        if (refusal != null)
        {
            drop(slot, 0, refusal);
            return;
        }
        final long cashMoved = sale.move(bidder, price, received);
        if (price < 0)
        {
            backstop.pay(account, -price);
        }
        listener.onAuctionFilled(
            auctions.auctionId(slot), bids.bidId(slot, 0), liquidators.ids().id(bids.liquidator(slot, 0)),
            accounts.ids().id(account), fraction, price, cashMoved, record.equity(slot), asking.bufferMargin(slot),
            record.reserved(slot), asking.discount(slot, nowNs));
        bids.remove(slot, 0);
        record.sell(slot, fraction, price);
        changed.add(account);
        changed.add(bidder);
        revalue(slot);
        if (fraction >= most)
        {
            end(slot, fraction == Decimal8.ONE ? AuctionEndReason.CLOSED_OUT : AuctionEndReason.SOLD);
        }
    }

    private void drop(final int slot, final int rank, final BidVerdict verdict)
    {
        final boolean known = verdict != BidVerdict.WITHDRAWN && isOpen(slot);
        final long price = known ?
            asking.price(slot, asking.fraction(slot, bids.fraction(slot, rank), nowNs), nowNs) :
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

    /** Judges the account in sale by its margin as of now, exactly. */
    private void revalue(final int slot)
    {
        final AccountMargin margin = sale.value(auctions.account(slot), nowNs);
        judge(slot, margin);
        if (margin.isPriced())
        {
            record.weigh(slot, sale.gross(), asking.most(slot, nowNs));
        }
    }

    /** The clock stops while the account is unpriced. */
    private void judge(final int slot, final AccountMargin margin)
    {
        auctions.pause(slot, !margin.isPriced(), nowNs);
        if (margin.isPriced())
        {
            record.judge(slot, margin.equity(), margin.maintenanceMargin());
        }
    }

    public long hash()
    {
        return liquidators.hash() + record.hash() + bids.hash() + auctions.hash();
    }
}
