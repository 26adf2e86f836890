/**
 * Sample portfolios for liquidation rules, each with its own market, drawn from a seed. Knows listings and marks, but
 * neither margin nor liquidation. Read {@link softlanding.workload.book.SeededBooks} first.
 */
package softlanding.workload.book;
