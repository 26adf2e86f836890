/**
 * A venue created from a seed: listings, a smile, accounts, and prices that move randomly, crash and recover. Read
 * {@link softlanding.workload.venue.SeededVenue} first.
 */
package softlanding.workload.venue;
