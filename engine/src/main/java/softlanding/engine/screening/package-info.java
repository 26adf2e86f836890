/**
 * The accounts that an event must visit: the full scan, certificates with their triggers and deadlines, and the audit
 * of both. Uses market, account, margin, policy and screening.proof. Read {@link
 * softlanding.engine.screening.CertifiedAccounts} first.
 */
package softlanding.engine.screening;
