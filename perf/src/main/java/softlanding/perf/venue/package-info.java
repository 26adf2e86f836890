/**
 * The venue that the rig measures on: 300 options on two coins, accounts of ten positions, and endless streams of
 * events of one kind. Read {@link softlanding.perf.venue.BenchVenue} first, then
 * {@link softlanding.perf.venue.VenueStream}.
 */
package softlanding.perf.venue;
