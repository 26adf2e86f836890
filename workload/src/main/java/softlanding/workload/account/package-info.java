/**
 * Accounts of recognisable kinds: their holdings, their funding and their events. Works on any market with listings and
 * marks. Read {@link softlanding.workload.account.AccountSeeder} first.
 */
package softlanding.workload.account;
