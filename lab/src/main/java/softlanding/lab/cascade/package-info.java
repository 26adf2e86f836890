/**
 * The effect of liquidation on a falling market: one crash under several rules, with the same accounts, in a market
 * whose prices react to liquidations. The outcome is a page, numbers and charts. It uses only the wire of the engine
 * and contains no margin rule. Read {@link softlanding.lab.cascade.Cascade} first.
 */
package softlanding.lab.cascade;
