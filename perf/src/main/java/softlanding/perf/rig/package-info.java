/**
 * The latency rig: engines side by side behind the same node, fed at fixed rates and as fast as they take it, and
 * compared pair by pair. Read {@link softlanding.perf.rig.Experiment} first, then {@link softlanding.perf.rig.Lane}.
 */
package softlanding.perf.rig;
