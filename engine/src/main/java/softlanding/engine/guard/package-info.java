/**
 * Which prices are believed, and whether liquidations may begin: staleness, jumps, confidence, interrupted feeds,
 * freshness after a restart, and lag of the input. Uses market and liquidation. Read
 * {@link softlanding.engine.guard.FeedGuards} first.
 */
package softlanding.engine.guard;
