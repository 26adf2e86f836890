/** What both ends of a connection know: streams, numbers of the protocol, tokens. */
package softlanding.gateway.wire;
