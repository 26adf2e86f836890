/**
 * The command line. Each command is one class. Standard output carries only data; messages for people go to standard
 * error. It may use the node, the workload and the wire. It contains no margin rule. Read {@link
 * softlanding.node.command.Softlanding} first.
 */
package softlanding.node.command;
