/**
 * Converts recorded Deribit option chains and exchange bars to a stream of events that starts with seeded accounts.
 * Read {@link softlanding.workload.deribit.DeribitImport} first.
 */
package softlanding.workload.deribit;
