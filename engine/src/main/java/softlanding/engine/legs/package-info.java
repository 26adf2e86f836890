/**
 * Chooses which orders of a round go out together, and at which limits: what a round may cost, and the test that no
 * subset of its fills makes the account worse. Read {@link softlanding.engine.legs.LegSelection} first.
 */
package softlanding.engine.legs;
