/**
 * Faults of feeds: silence, jumps, interruptions, restarts and lag. Read {@link softlanding.workload.fault.FaultyFeeds}
 * first.
 */
package softlanding.workload.fault;
