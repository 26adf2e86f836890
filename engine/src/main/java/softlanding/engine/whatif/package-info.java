/**
 * Answers to what clients ask: the margin of an account with trades and transfers that are only supposed, what it
 * consists of, liquidation prices, and what would be closed first. An answer changes nothing. Read {@link
 * softlanding.engine.whatif.MarginAnswer} first.
 */
package softlanding.engine.whatif;
