/**
 * Contains Dutch auctions of portfolio shares to registered liquidators; implements the escalation of liquidation. Uses
 * market, account, margin, policy, screening, liquidation and waterfall. Read {@link
 * softlanding.engine.auction.AuctionManager} first.
 */
package softlanding.engine.auction;
