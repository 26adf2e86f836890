/**
 * Who owns what: accounts, their cash, their positions and collateral, and what a trade does to them.
 * Uses state and market. Read {@link softlanding.engine.account.Accounts} first.
 */
package softlanding.engine.account;
