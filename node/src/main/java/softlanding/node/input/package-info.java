/**
 * Lines of event input: where they come from, where each ends, and which line an event came from. Knows neither the
 * node nor the command line. Read {@link softlanding.node.input.EventSource} first.
 */
package softlanding.node.input;
