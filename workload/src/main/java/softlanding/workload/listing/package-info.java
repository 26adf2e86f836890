/**
 * Lists the instruments of a venue with their ids, and sets the venue's rules. Seeded and imported venues share it.
 * Read {@link softlanding.workload.listing.VenueListing} first.
 */
package softlanding.workload.listing;
