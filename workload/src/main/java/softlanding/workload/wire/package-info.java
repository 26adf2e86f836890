/**
 * Calls to bytes: events encoded with the generated flyweights, and queues of such bytes.
 * Knows no market and no account. Read {@link softlanding.workload.wire.MarketEncoder} first.
 */
package softlanding.workload.wire;
