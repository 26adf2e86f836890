/**
 * Health, tiers, rounds, orders and internal crossing: when an account is liquidated, and the outcome of its orders.
 * Uses market, account, margin, policy, screening and closing. Read {@link
 * softlanding.engine.liquidation.LiquidationRounds} first.
 */
package softlanding.engine.liquidation;
