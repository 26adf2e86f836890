/**
 * Recorded Deribit option chains and exchange bars as a stream of events, with seeded accounts in front.
 * Read {@link softlanding.workload.deribit.DeribitImport} first.
 */
package softlanding.workload.deribit;
