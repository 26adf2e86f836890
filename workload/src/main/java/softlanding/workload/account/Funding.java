package softlanding.workload.account;

import softlanding.workload.margin.Stress;

/**
 * The funding of accounts relative to their risk. A sturdy account has 1.3 to 3 times its estimated requirement or, if
 * that is more, enough to survive the stress. A fragile account has 1.12 to 1.6 times and ignores the stress.
 *
 * @param fragileShare share of fragile accounts, 0 to 1.
 * @param stress       that sturdy accounts survive; NONE = no stress.
 */
public record Funding(double fragileShare, Stress stress)
{
}
