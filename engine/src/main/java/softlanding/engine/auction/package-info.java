/**
 * The sale of a share of a whole portfolio at a falling price: the arithmetic, the bids, the liquidators who make them
 * and the house that runs it all. Read {@link softlanding.engine.auction.AuctionHouse} first.
 */
package softlanding.engine.auction;
