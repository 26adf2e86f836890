/**
 * The simulation of the whole path on one seed: a crashing venue, failing feeds, an exchange with faults, liquidators,
 * restarts and the invariants. It may use the node, the workload and the wire, and contains no margin rule. Read {@link
 * softlanding.lab.simulate.Simulation} first.
 */
package softlanding.lab.simulate;
