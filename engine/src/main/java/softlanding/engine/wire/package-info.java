/**
 * Where bytes stop: frames become calls of the engine, its decisions become frames. Uses the generated codecs; nothing
 * in the engine knows of it. Read {@link softlanding.engine.wire.WireEngine} first.
 */
package softlanding.engine.wire;
