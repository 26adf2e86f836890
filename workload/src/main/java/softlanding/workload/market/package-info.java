/**
 * The market as the workload models it: instruments, their marks, and plain Black-76 to price them. It knows neither
 * accounts nor sources of prices. Read {@link softlanding.workload.market.VenueMarket} first.
 */
package softlanding.workload.market;
