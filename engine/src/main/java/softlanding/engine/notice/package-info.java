/**
 * Notices above the tiers: tells the owners of accounts before liquidation, in time to add margin.
 */
package softlanding.engine.notice;
