/**
 * The orders of rounds that are without a final answer: what they may still trade, cost and take from the insurance
 * fund. Uses state, market, account, margin and closing. Read {@link
 * softlanding.engine.liquidation.order.OrdersInFlight} first.
 */
package softlanding.engine.liquidation.order;
