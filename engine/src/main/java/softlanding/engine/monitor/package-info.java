/**
 * Which accounts need not be looked at: certificates, the bounds that prove them, and the books of triggers that end
 * them. Uses the market, the accounts and margin; knows of liquidation only whom it asks. Read
 * {@link softlanding.engine.monitor.CertifiedAccounts} first.
 */
package softlanding.engine.monitor;
