/**
 * Replay of a journal with a new engine, and comparison of every decision with the recorded one. Uses the journal and
 * the wire of the engine. Read {@link softlanding.node.replay.Replay} first.
 */
package softlanding.node.replay;
