/**
 * Knows which events belong together: the update that is open, and what is held or noted until its end. Uses state,
 * market, policy, liquidation and feed. Read {@link softlanding.engine.update.OpenUpdate} first.
 */
package softlanding.engine.update;
