/** A market whose prices react to liquidations. Read {@link softlanding.workload.impact.ImpactedStream} first. */
package softlanding.workload.impact;
