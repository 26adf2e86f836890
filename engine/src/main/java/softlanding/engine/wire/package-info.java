/**
 * Converts frames into calls of the engine, and its decisions into frames. Uses the generated codecs; no other package
 * of the engine knows the wire. Read {@link softlanding.engine.wire.WireEngine} first.
 */
package softlanding.engine.wire;
