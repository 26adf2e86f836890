package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.auction.AuctionHouse;
import softlanding.engine.auction.Liquidators;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.state.Ids;

/** Who may bid in auctions, and the bids. Amounts are Decimal8 mantissas. */
public final class AuctionEvents
{
    private final Accounts accounts;
    private final Liquidator liquidator;
    private final AuctionHouse auctions;
    private final EventChecks checks;
    private final EventCycle cycle;

    AuctionEvents(
        final Accounts accounts,
        final Liquidator liquidator,
        final AuctionHouse auctions,
        final EventChecks checks,
        final EventCycle cycle)
    {
        this.accounts = accounts;
        this.liquidator = liquidator;
        this.auctions = auctions;
        this.checks = checks;
        this.cycle = cycle;
    }

    /**
     * Somebody who may bid from here on.
     *
     * @param accountId receives what he buys.
     */
    public void onLiquidatorRegistered(
        final long sequence, final long timestampNs, final long liquidatorId, final long accountId)
    {
        final Ids ids = auctions.liquidators().ids();
        final int account = accounts.ids().slot(accountId);
        if (checks.isEarlier(timestampNs) ||
            checks.refuseIf(ids.contains(liquidatorId), RejectReason.DUPLICATE_ID, "liquidatorId") ||
            checks.refuseIf(ids.isFull(), RejectReason.CAPACITY, "liquidatorId") ||
            checks.refuseIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        auctions.liquidators().register(liquidatorId, account);
        cycle.end();
    }

    /**
     * A liquidator wants a share of what is in sale.
     *
     * @param bidId      above all that he used before.
     * @param fraction   of the portfolio, above 0 up to 1.
     * @param limitPrice most that he pays for it; negative is the least that he wants to be paid.
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
        final Liquidators liquidators = auctions.liquidators();
        final int auction = auctions.slot(auctionId);
        final int bidder = liquidators.ids().slot(liquidatorId);
        if (checks.isEarlier(timestampNs) ||
            checks.refuseIf(auction == Ids.NONE, RejectReason.UNKNOWN_ID, "auctionId") ||
            checks.refuseIf(bidder == Ids.NONE, RejectReason.UNKNOWN_ID, "liquidatorId") ||
            checks.refuseIf(!liquidators.isNewBidId(bidder, bidId), RejectReason.DUPLICATE_ID, "bidId") ||
            checks.isNotPositive(fraction, "fraction") || checks.isNoShare(fraction, "fraction") ||
            checks.refuseIf(
                auctions.account(auction) == liquidators.account(bidder), RejectReason.WRONG_KIND, "liquidatorId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        auctions.place(auction, bidId, bidder, fraction, limitPrice, liquidator);
        cycle.end();
    }
}
