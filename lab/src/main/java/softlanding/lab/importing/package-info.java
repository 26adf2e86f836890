/**
 * The command that converts recorded market data to an event file. Uses the workload and the public types of the
 * command line. Read {@code ImportDeribitCommand} first.
 */
package softlanding.lab.importing;
