package softlanding.workload.account;

import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.margin.RiskTable;
import softlanding.workload.margin.Stress;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.VenueMarket;

/** Creates the portfolios of accounts and funds them by an approximate requirement. */
public final class AccountSeeder
{
    private static final long BOOK_PURPOSE = 1L << 40;
    private static final long CAUTION_PURPOSE = 2L << 40;
    private static final long CENT = FixedPoint.ONE / 100;
    private static final double PREMIUM_RESERVE = 1.02;

    private final VenueMarket market;
    private final BookMaker maker;
    private final MarginEstimate today;
    private final MarginEstimate stressed;
    private final Funding funding;
    private final long seed;

    /**
     * Creates a seeder for a market.
     *
     * @param market  with listings and marks; unchanged until the last account is created.
     * @param nowNs   in nanoseconds since the epoch.
     * @param funding of the accounts relative to their risk.
     * @param seed    of the portfolios.
     */
    public AccountSeeder(final VenueMarket market, final long nowNs, final Funding funding, final long seed)
    {
        this.market = market;
        this.funding = funding;
        this.seed = seed;
        maker = new BookMaker(market, nowNs);
        today = new MarginEstimate(new RiskTable(market, nowNs, Stress.NONE));
        stressed = new MarginEstimate(new RiskTable(market, nowNs, funding.stress()));
    }

    /**
     * Creates the portfolio of one account. It depends only on the seed and the id, not on the order of calls.
     *
     * @param accountId of a client.
     * @return funded portfolio.
     */
    public SeededPortfolio book(final long accountId)
    {
        final SeededRandom random = SeededRandom.of(seed, BOOK_PURPOSE + accountId);
        final SeededPortfolio portfolio = maker.make(AccountKind.of(accountId), random);
        final double need = need(portfolio, accountId) - today.coinValue(portfolio);
        if (need > 0 && portfolio.kind() != AccountKind.STANDARD_SELLER)
        {
            depositOtherCollateral(portfolio, need, random);
        }
        // The need is computed again with those coins, because their haircuts are part of it.
        final double cash = StrictMath.max(
            need(portfolio, accountId) - today.coinValue(portfolio), today.premium(portfolio) * PREMIUM_RESERVE);
        portfolio.deposit(FixedPoint.toStep(StrictMath.max(0, cash), CENT));
        return portfolio;
    }

    /**
     * Returns the cash and coins that an account should have in total. The account's draw of caution is the same on
     * each call.
     */
    private double need(final SeededPortfolio portfolio, final long accountId)
    {
        final SeededRandom random = SeededRandom.of(seed, CAUTION_PURPOSE + accountId);
        final boolean isStandard = portfolio.kind() == AccountKind.STANDARD_SELLER;
        // Standard margin counts the premium as cash and the option in the requirement. Scenario margin offsets the
        // two.
        final double premium = isStandard ? today.premium(portfolio) : 0;
        final double requirement = today.requirement(portfolio);
        if (random.chance(funding.fragileShare()))
        {
            return requirement * random.between(1.12, 1.6) + premium;
        }
        final double comfortable = requirement * random.between(1.3, 2.6);
        if (funding.stress().equals(Stress.NONE))
        {
            return comfortable + premium;
        }
        final double loss = isStandard ? 0 : today.value(portfolio) - stressed.value(portfolio);
        final double prepared = loss + stressed.requirement(portfolio) * random.between(1.12, 1.5);
        return StrictMath.max(comfortable, prepared) + premium;
    }

    /**
     * Deposits other collateral. Some accounts hold part of their margin in another stablecoin, a few in a coin that
     * falls with the market.
     */
    private void depositOtherCollateral(final SeededPortfolio portfolio, final double need, final SeededRandom random)
    {
        if (random.chance(0.2))
        {
            deposit(portfolio, Collateral.USDT, need * 0.4);
        }
        else if (random.chance(0.1) && market.collateralPrice(Collateral.SOL) > 0)
        {
            deposit(portfolio, Collateral.SOL, need * 0.2);
        }
    }

    private void deposit(final SeededPortfolio portfolio, final Collateral asset, final double amount)
    {
        portfolio.depositCoins(asset, FixedPoint.toStep(amount / market.collateralPrice(asset), CENT));
    }
}
