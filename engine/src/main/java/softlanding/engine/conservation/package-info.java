/**
 * Contains the totals of cash and positions, which are checked after every event. Uses market and account. Read {@link
 * softlanding.engine.conservation.ConservationCheck} first.
 */
package softlanding.engine.conservation;
