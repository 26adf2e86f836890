/**
 * The roof of the engine: the state machine and one handler per group of events. Uses every package below it, but not
 * wire. Read {@link softlanding.engine.MarketEventHandler} first, then {@code EventScope}.
 */
package softlanding.engine;
