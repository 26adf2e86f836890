package softlanding.perf;

import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.Tier;

/** Portfolios of random options and a perpetual on 8 expiries, each funded to a ratio between 1.00 and 1.05. */
final class LiquidationVenue
{
    private static final int BOOKS = 32;
    private static final int EXPIRIES = 8;
    private static final long ONE = MarginVenue.ONE;

    private final MarginVenue venue;
    private final LiquidationPlanner planner;
    private final Book[] books = new Book[BOOKS];
    private final AccountMargin[] margins = new AccountMargin[BOOKS];
    private int next;

    LiquidationVenue(final int legs)
    {
        venue = new MarginVenue(EXPIRIES, BOOKS, legs);
        final Margins all = new Margins(venue.market);
        planner = new LiquidationPlanner(venue.market, all, legs + 1, 1, 1);
        final SplittableRandom random = new SplittableRandom(legs);
        for (int instrument = 0; instrument < venue.market.instruments().ids().size(); instrument++)
        {
            final long mark = all.valuation().mark(instrument);
            venue.market.changeLiquidity(instrument, mark / 50 + 18 * ONE, (2 + random.nextInt(20)) * ONE);
        }
        for (int account = 0; account < BOOKS; account++)
        {
            fund(account, all, 1 + 0.05 * random.nextDouble());
        }
    }

    /** Deposits or withdraws the cash that gives the ratio. */
    private void fund(final int account, final Margins all, final double ratio)
    {
        books[account] = new Book(venue.market, 256, 1);
        margins[account] = new AccountMargin(1);
        books[account].load(venue.accounts, account);
        all.evaluate(books[account], margins[account]);
        final double wanted = ratio * margins[account].maintenanceRequirement();
        books[account].addCash((long)(wanted - margins[account].equity()));
        all.evaluate(books[account], margins[account]);
    }

    /** Returns a policy with one tier without maxShare that stops at a ratio of 1.10. */
    static LiquidationPolicy policy(final Policy policy)
    {
        return new LiquidationPolicy(
            LiquidationTerms.defaults().with(policy, List.of(new Tier(ONE + ONE / 20, ONE, Sizing.JUST_ENOUGH))));
    }

    /** Plans a round for the next portfolio. */
    LiquidationPlan planNext(final LiquidationPolicy policy)
    {
        next = (next + 1) % BOOKS;
        return planner.plan(policy, 1, books[next], margins[next], venue.accounts, next);
    }
}
