/**
 * Chooses which orders of a round go out together, and at which limits: what a round may cost, and the test that no
 * subset of its fills makes the account worse.
 */
package softlanding.engine.legs;
