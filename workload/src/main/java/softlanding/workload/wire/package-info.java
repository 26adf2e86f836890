/**
 * Encoders that convert calls to events with the generated flyweights, and queues of encoded events. They know neither
 * markets nor accounts. Read {@link softlanding.workload.wire.MarketEncoder} first.
 */
package softlanding.workload.wire;
