/**
 * The command that turns recorded market data into an event file. Uses the workload and the public types of the
 * command line. Read {@code ImportDeribitCommand} first.
 */
package softlanding.lab.importing;
