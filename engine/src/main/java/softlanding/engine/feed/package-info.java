/**
 * Contains the acceptance of marks (staleness, jumps, confidence, interrupted feeds, restarts) and the freeze of
 * liquidations while the input lags. Uses market, account, policy, screening and liquidation (freeze only). Read {@link
 * softlanding.engine.feed.FeedGuards} first.
 */
package softlanding.engine.feed;
