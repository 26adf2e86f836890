/**
 * Replay of a journal through a new engine, and the comparison of every decision with the recorded one. Uses the
 * journal and the wire of the engine. Read {@link softlanding.node.replay.Replay} first.
 */
package softlanding.node.replay;
