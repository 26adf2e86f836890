/**
 * Notices above the tiers: tells the owners of accounts before liquidation, in time to add margin. Read {@link
 * softlanding.engine.notice.MarginCalls} first.
 */
package softlanding.engine.notice;
