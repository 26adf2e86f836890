/**
 * A market that liquidations push over: their own sales move the next price.
 * Read {@link softlanding.workload.impact.ImpactedStream} first.
 */
package softlanding.workload.impact;
