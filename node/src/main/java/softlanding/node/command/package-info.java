/**
 * The command line: each command is one class, standard output carries data only, people read standard error.
 * It may use the node, the workload and the wire, and contains no rule of margin.
 * Read {@link softlanding.node.command.Softlanding} first.
 */
package softlanding.node.command;
