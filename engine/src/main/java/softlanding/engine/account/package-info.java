/**
 * Contains ownership: accounts, their cash, their positions and collateral, and the effect of a trade on them. Uses
 * state and market. Read {@link softlanding.engine.account.Accounts} first.
 */
package softlanding.engine.account;
