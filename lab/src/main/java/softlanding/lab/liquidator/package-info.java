/**
 * A sample liquidator: reads decisions from a journal and prints bids. Uses the journal, the wire and the bid rule of
 * the workload. Read {@code LiquidatorCommand} first.
 */
package softlanding.lab.liquidator;
