package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.auction.AuctionManager;
import softlanding.engine.auction.Liquidators;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.state.Ids;

/** Handles the registration of liquidators and their bids in auctions. Amounts are Decimal8 mantissas. */
public final class AuctionEventHandler
{
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final AuctionManager auctions;
    private final EventValidation validation;
    private final EventScope scope;

    AuctionEventHandler(
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final AuctionManager auctions,
        final EventValidation validation,
        final EventScope scope)
    {
        this.accounts = accounts;
        this.liquidation = liquidation;
        this.auctions = auctions;
        this.validation = validation;
        this.scope = scope;
    }

    /**
     * Registers a liquidator, who may bid from now on.
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param liquidatorId id of the liquidator, above 0.
     * @param accountId    account that receives the purchases of the liquidator.
     */
    public void onLiquidatorRegistered(
        final long sequence, final long timestampNs, final long liquidatorId, final long accountId)
    {
        final Ids ids = auctions.liquidators().ids();
        final int account = accounts.ids().slot(accountId);
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(ids.contains(liquidatorId), RejectReason.DUPLICATE_ID, "liquidatorId") ||
            validation.rejectIfFull(ids.isFull(), "liquidatorId", CapacityLimit.LIQUIDATORS, ids.capacity()) ||
            validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        auctions.liquidators().register(liquidatorId, account);
        scope.end();
    }

    /**
     * Places a liquidator's bid for a share of a portfolio in auction.
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param auctionId    id of the auction.
     * @param bidId        above every earlier bid id of the same liquidator.
     * @param liquidatorId id of the liquidator, above 0.
     * @param fraction     share of the portfolio, above 0 and at most 1.
     * @param limitPrice   maximum that the liquidator pays; a negative price is the minimum that the liquidator wants
     *                     to be paid.
     */
    public void onAuctionBidPlaced(
        final long sequence,
        final long timestampNs,
        final long auctionId,
        final long bidId,
        final long liquidatorId,
        final long fraction,
        final long limitPrice)
    {
        if (validation.rejectIfEarlier(timestampNs))
        {
            return;
        }
        scope.endOverdue(sequence, timestampNs);
        final Liquidators liquidators = auctions.liquidators();
        final int auction = auctions.slot(auctionId);
        final int bidder = liquidators.ids().slot(liquidatorId);
        if (validation.rejectIf(auction == Ids.NONE, RejectReason.UNKNOWN_ID, "auctionId") ||
            validation.rejectIf(bidder == Ids.NONE, RejectReason.UNKNOWN_ID, "liquidatorId") ||
            validation.rejectIf(!liquidators.isNewBidId(bidder, bidId), RejectReason.DUPLICATE_ID, "bidId") ||
            validation.rejectUnlessPositive(fraction, "fraction") ||
            validation.rejectUnlessShare(fraction, "fraction") ||
            validation.rejectIf(
                auctions.account(auction) == liquidators.account(bidder), RejectReason.WRONG_KIND, "liquidatorId"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        auctions.placeBid(auction, bidId, bidder, fraction, limitPrice, scope.isUpdateOpen(), liquidation);
        scope.end();
    }
}
