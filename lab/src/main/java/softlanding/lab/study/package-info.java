/**
 * The cost of liquidation rules. Each rule is tried on the same portfolios through the engine's wire. The results are a
 * table, charts and numbers. Contains no margin rule. Read {@link softlanding.lab.study.BookTrial} first.
 */
package softlanding.lab.study;
