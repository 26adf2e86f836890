/**
 * The terms that a venue sets: liquidation policies, auction terms, feed guards, participation limits, preference
 * weights. Uses state, account and margin. Read {@link softlanding.engine.policy.LiquidationPolicy} first.
 */
package softlanding.engine.policy;
