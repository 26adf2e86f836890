/**
 * Gives ids to what a venue trades and announces it, with the venue's rules.
 * Shared by seeded venues and imported ones. Read {@link softlanding.workload.listing.VenueListing} first.
 */
package softlanding.workload.listing;
