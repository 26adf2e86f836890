/**
 * Contains the state machine and one handler per group of events. Uses every package below it, except wire. Read {@link
 * softlanding.engine.MarketEventHandler} first, then {@code EventScope}.
 */
package softlanding.engine;
