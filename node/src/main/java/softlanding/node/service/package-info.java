/**
 * The node as a service: started by a configuration, watched over HTTP, logged in JSON lines, ended by a signal. Read
 * {@link softlanding.node.service.LiveNode} first.
 */
package softlanding.node.service;
