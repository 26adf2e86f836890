/**
 * Carries the engine's state out and in, without files: each class that owns state copies it section by section through
 * one method that works in both directions. Uses nothing. Read {@link softlanding.engine.state.copy.StateCopy} first.
 */
package softlanding.engine.state.copy;
