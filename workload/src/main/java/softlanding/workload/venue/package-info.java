/**
 * A venue made from a seed: listings, a smile, prices that wander, crash and recover, and accounts.
 * Read {@link softlanding.workload.venue.SeededVenue} first.
 */
package softlanding.workload.venue;
