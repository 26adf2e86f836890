/**
 * The file that tells a node what decides nothing: folders, addresses, secrets, threads, alarms. Knows neither the node
 * nor the command line. Read {@link softlanding.node.config.NodeConfiguration} first.
 */
package softlanding.node.config;
