/**
 * Books to try liquidation rules on, each with a market of its own, drawn from a seed.
 * Knows listings and marks, neither margin nor liquidation. Read {@link softlanding.workload.book.SeededBooks} first.
 */
package softlanding.workload.book;
