/**
 * The process: a ring of preallocated slots, the threads that empty it, recovery on start, and a clean end.
 * It may use every other module and contains no rule of margin; of the engine it sees the wire only.
 * Read {@link softlanding.node.MarginNode} first.
 */
package softlanding.node;
