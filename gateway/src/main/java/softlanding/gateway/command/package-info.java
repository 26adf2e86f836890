/**
 * The commands of the live node: the node, its media driver, and a sender and a reader of JSON lines. Read {@code
 * GatewayCommand} first.
 */
package softlanding.gateway.command;
