/**
 * Choice, size and cost of closings: the units of a portfolio, their release of margin, their execution cost and the
 * plan of a round. Uses market, account, margin, policy, closing.structure and closing.solver. Read {@link
 * softlanding.engine.closing.LiquidationPlanner} first.
 */
package softlanding.engine.closing;
