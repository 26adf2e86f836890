/** What both ends of a connection know: streams, numbers of the protocol, tokens. Read {@code Protocol} first. */
package softlanding.gateway.wire;
