/**
 * What liquidation rules cost: each tried on the same books, through the engine's wire, and told as a table, a chart
 * and numbers. Contains no margin rule of its own. Read {@link softlanding.node.study.BookTrial} first.
 */
package softlanding.node.study;
