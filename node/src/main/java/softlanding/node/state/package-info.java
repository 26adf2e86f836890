/**
 * State files: the whole state after one event, from which a start goes on instead of the first event. A keeper writes
 * them beside the node, and compares every decision meanwhile. Uses journal, replay, gate and the wire of the engine.
 * Read {@link softlanding.node.state.StateFiles} first.
 */
package softlanding.node.state;
