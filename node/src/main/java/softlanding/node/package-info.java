/**
 * The process: a ring of preallocated slots, the threads that empty it, recovery at the start, and an orderly end. It
 * may use every other module and contains no margin rule. It sees only the wire of the engine. Read {@link
 * softlanding.node.MarginNode} first.
 */
package softlanding.node;
