package softlanding.engine.auction;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.DecisionIds;
import softlanding.engine.state.EventContext;

/** Puts portfolios in auction: for the first time, or again after an auction that ended without an end of the need. */
final class AuctionStart
{
    private final EventContext event;
    private final Accounts accounts;
    private final Auctions auctions;
    private final AuctionState auctionState;
    private final AskPrice askPrice;
    private final AuctionListener listener;
    private final DecisionIds auctionIds;

    AuctionStart(
        final VenueState venue, final AuctionTables tables, final AskPrice askPrice, final AuctionListener listener)
    {
        event = venue.event();
        accounts = venue.accounts();
        auctions = tables.auctions();
        auctionState = tables.state();
        this.askPrice = askPrice;
        this.listener = listener;
        auctionIds = new DecisionIds(event);
    }

    /**
     * Starts an auction for an account that has none.
     *
     * @param tier              tier of the account, from 1.
     * @param offered           maximum share of the portfolio that the auction sells.
     * @param gross             sum of the values of all positions, each without its sign.
     * @param margin            margin before the fee.
     * @param fee               paid to the insurance fund.
     */
    void start(
        final int account,
        final int tier,
        final LiquidationPolicy policy,
        final long offered,
        final long gross,
        final AccountMargin margin,
        final long fee)
    {
        final int slot = open(account, policy);
        auctionState.beginCare(slot, tier, event.nowNs());
        begin(slot, offered, gross, margin.equity() - fee, margin.maintenanceExcess() - fee, fee, 0);
    }

    /** Another auction takes the place of one that ended, without a fee. */
    void restart(final int ended)
    {
        final long offered = auctionState.offered(ended);
        final long gross = auctionState.gross(ended);
        final long equity = auctionState.equity(ended);
        final long maintenanceExcess = auctionState.maintenanceExcess(ended);
        final int unsold = auctionState.unsold(ended);
        final int tier = auctionState.tierAtStart(ended);
        final long lastPurchaseNs = auctionState.lastPurchaseNs(ended);
        final long lossFrom = auctionState.lossFromNsPlusOne(ended);
        final int lossRevision = auctionState.lossRevision(ended);
        final long answerUntilNs = auctionState.answerUntilNs(ended);
        auctionState.margin().keep(ended);
        final int slot = open(auctions.account(ended), auctions.policy(ended));
        auctionState.beginCare(slot, tier, lastPurchaseNs);
        auctionState.keepLoss(slot, lossFrom, lossRevision);
        auctionState.awaitAnswer(slot, answerUntilNs);
        begin(slot, offered, gross, equity, maintenanceExcess, 0, unsold);
        auctionState.margin().goOn(slot);
    }

    private int open(final int account, final LiquidationPolicy policy)
    {
        return auctions.start(auctionIds.next(), account, policy, event.nowNs(), event.part());
    }

    /** Puts a portfolio in sale after {@code unsold} auctions in a row that sold nothing of it. */
    private void begin(
        final int slot,
        final long offered,
        final long gross,
        final long equity,
        final long maintenanceExcess,
        final long fee,
        final int unsold)
    {
        auctionState.begin(slot, equity <= 0, offered, unsold);
        auctionState.margin().set(slot, equity, maintenanceExcess);
        auctionState.followMargin(slot);
        final long most = askPrice.most(slot, event.nowNs());
        auctionState.weigh(slot, gross, most);
        listener.onAuctionStarted(
            auctions.auctionId(slot), accounts.ids().id(auctions.account(slot)), auctionState.isInsolvent(slot),
            equity, askPrice.bufferMargin(slot), fee, most);
    }
}
