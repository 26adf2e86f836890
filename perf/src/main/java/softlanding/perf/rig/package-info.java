/**
 * The latency rig. It runs engines side by side behind the same node, at fixed rates and at the maximum rate, and
 * compares them pair by pair. Read {@link softlanding.perf.rig.Experiment} first, then {@link
 * softlanding.perf.rig.SystemUnderTest}.
 */
package softlanding.perf.rig;
