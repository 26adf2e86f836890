/**
 * The whole path on one seed: a venue that crashes, feeds that fail, an exchange that answers as it likes, liquidators,
 * restarts, and what may never be. It may use the node, the workload and the wire, and contains no rule of margin.
 * Read {@link softlanding.node.simulation.Simulation} first.
 */
package softlanding.node.simulation;
