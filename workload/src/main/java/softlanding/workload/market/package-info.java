/**
 * What the workload knows of a market: instruments, their marks, and plain Black-76 to price them.
 * Knows neither accounts nor where prices come from. Read {@link softlanding.workload.market.Market} first.
 */
package softlanding.workload.market;
