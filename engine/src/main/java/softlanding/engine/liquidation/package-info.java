/**
 * When an account is closed, what of it, and how much: health, tiers, units, sizing, orders in flight.
 * Uses state, market, account and margin. Read {@link softlanding.engine.liquidation.Liquidator} first, then
 * {@link softlanding.engine.liquidation.LiquidationPlanner}.
 */
package softlanding.engine.liquidation;
