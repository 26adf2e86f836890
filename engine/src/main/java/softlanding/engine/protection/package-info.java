/**
 * What accounts want: their instructions, and the orders that keep them out of liquidation above every tier. Read
 * {@link softlanding.engine.protection.Protection} first. Used by liquidation, which says what became of each account.
 */
package softlanding.engine.protection;
