/**
 * What liquidation does to a falling market: one crash under several rules, from the same accounts, in a market that
 * liquidations push over; told as a page, numbers and charts. It sees of the engine its wire only, and contains no rule
 * of margin. Read {@link softlanding.node.cascade.Cascade} first.
 */
package softlanding.node.cascade;
