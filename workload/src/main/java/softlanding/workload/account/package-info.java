/**
 * Accounts of recognisable kinds: what they hold, how they are funded, and their events.
 * Works on any market that is listed and marked. Read {@link softlanding.workload.account.AccountSeeder} first.
 */
package softlanding.workload.account;
