/**
 * What goes wrong with feeds: silence, jumps, doubt, restarts, lag.
 * Read {@link softlanding.workload.fault.FaultyFeeds} first.
 */
package softlanding.workload.fault;
