/**
 * What stands behind an account worth less than nothing: insurance fund, auto-deleveraging, socialised loss, and
 * the check that positions and cash are conserved meanwhile. Uses state, market, account, margin and liquidation.
 * Read {@link softlanding.engine.waterfall.Waterfall} first.
 */
package softlanding.engine.waterfall;
