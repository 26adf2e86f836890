package softlanding.workload.account;

import softlanding.workload.margin.Stress;

/**
 * How much an account is given for its risk. A sturdy one has 1.3 to 3 times its estimated requirement or, where
 * that is
 * more, what survives the stress; a fragile one has 1.12 to 1.6 times and thinks of no stress.
 *
 * @param fragileShare share of the accounts that are fragile, 0 to 1.
 * @param stress       what sturdy accounts are prepared for; NONE = nothing.
 */
public record Funding(double fragileShare, Stress stress)
{
}
