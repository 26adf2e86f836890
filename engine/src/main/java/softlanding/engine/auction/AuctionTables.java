package softlanding.engine.auction;

import softlanding.engine.state.copy.StateCopy;

/**
 * Everything that is remembered of auctions.
 *
 * @param auctions    running and lately ended.
 * @param state       what they have sold and what their account was worth last.
 * @param bids        that wait.
 * @param liquidators that may bid.
 * @param changed     accounts to evaluate at the end of the event.
 */
record AuctionTables(
    Auctions auctions, AuctionState state, RestingBids bids, Liquidators liquidators, ReevaluationQueue changed)
{
    static AuctionTables of(final int maxAuctions, final int maxLiquidators, final int maxAccounts)
    {
        return new AuctionTables(
            new Auctions(maxAuctions, maxAccounts), new AuctionState(maxAuctions), new RestingBids(maxAuctions),
            new Liquidators(maxLiquidators), new ReevaluationQueue(maxAccounts));
    }

    long hash()
    {
        return liquidators.hash() + state.hash() + bids.hash() + auctions.hash();
    }

    void copyState(final StateCopy copy)
    {
        liquidators.copyState(copy);
        state.copyState(copy);
        bids.copyState(copy);
        auctions.copyState(copy);
    }
}
