package softlanding.lab.study;

import org.jspecify.annotations.Nullable;
import softlanding.lab.naive.MarginReport;
import softlanding.lab.naive.NaiveLiquidation;
import softlanding.lab.naive.NaiveMarket;
import softlanding.workload.FixedPoint;
import softlanding.workload.book.Holding;
import softlanding.workload.book.SampleBook;

/**
 * Tries rules on one portfolio in its own engine. Each rule has its own account, which holds the portfolio and starts
 * at 97 % of its maintenance requirement. Prices do not change, and every order is filled at its expected price.
 */
final class BookTrial
{
    /** Initial ratio of the account. */
    static final double RATIO = 0.97;
    /** Maximum number of rounds of a rule. */
    static final int MAX_STEPS = 500;

    private static final double BASIS_POINTS = 1e4;

    private final SampleBook book;
    private final TrialVenue venue;
    private long loneAccount;

    /**
     * Creates a trial.
     *
     * @param book portfolio with its market; the events of the market are consumed.
     */
    BookTrial(final SampleBook book)
    {
        this.book = book;
        venue = new TrialVenue(book);
    }

    /** Tells whether the portfolio can be liquidated: it has a margin requirement and a liability. */
    boolean canBeLiquidated()
    {
        return venue.canBeLiquidated();
    }

    /**
     * Tries a rule on a new account.
     *
     * @param rule  to try.
     * @param group of the portfolio.
     * @return the result.
     */
    TrialResult run(final StudyRule rule, final BookGroup group)
    {
        final long account = venue.nextAccount();
        venue.apply(StudyRule.limits(venue.nowNs()));
        venue.apply(StudyRule.restful(venue.nowNs()));
        venue.fund(account, RATIO);
        final MarginReport start = venue.report(account);
        final @Nullable NaiveLiquidation naive =
            rule.isNaive() ? rule.naiveLiquidation(new AccountInEngine(account)) : null;
        if (!rule.isNaive())
        {
            venue.apply(rule.policySet(venue.nowNs()));
        }

        MarginReport now = start;
        final MarginBeforeRound round = new MarginBeforeRound(start);
        double closed = 0;
        int steps = 0;
        int worsened = 0;
        @Nullable Holding chosen = naive != null ? naive.nextTrade(now) : null;
        // A naive rule can drive an account below zero. What the engine then orders stays unfilled.
        while (steps < MAX_STEPS && (naive != null ? chosen != null : venue.hasOrders()))
        {
            round.beginStep(venue.planId(), now);
            closed += chosen != null ?
                venue.trade(account, chosen.id(), chosen.quantity()) : venue.fillOrders().value();
            final MarginReport after = venue.report(account);
            worsened += round.isWorse(after) ? 1 : 0;
            now = after;
            steps++;
            chosen = naive != null ? naive.nextTrade(now) : null;
        }
        venue.forgetOrders();
        venue.deposit(account);
        return new TrialResult(
            book.id(), group, book.positions().size(), rule, steps, worsened,
            BASIS_POINTS * (start.equity() - now.equity()) / start.requirement(),
            closed / start.positionValue(), now.ratio() >= FixedPoint.of(rule.target()));
    }

    /** An account of this engine, as a naive rule sees it. */
    private final class AccountInEngine implements NaiveMarket
    {
        private final long account;

        AccountInEngine(final long account)
        {
            this.account = account;
        }

        @Override
        public MarginReport tryTrade(final int instrumentId, final long quantity)
        {
            venue.trade(account, instrumentId, quantity);
            final MarginReport after = venue.report(account);
            final long price = venue.expectedPrice(instrumentId, quantity);
            venue.trade(account, instrumentId, -quantity, price, -ExpectedFill.fee(quantity, price));
            return after;
        }

        @Override
        public MarginReport alone(final int instrumentId, final long quantity)
        {
            if (loneAccount == 0)
            {
                loneAccount = venue.nextAccount();
                venue.open(loneAccount);
                venue.deposit(loneAccount);
            }
            venue.trade(loneAccount, instrumentId, quantity, venue.mark(instrumentId), 0);
            final MarginReport alone = venue.report(loneAccount);
            venue.trade(loneAccount, instrumentId, -quantity, venue.mark(instrumentId), 0);
            return alone;
        }

        @Override
        public long lotSize(final int instrumentId)
        {
            return venue.listing().lotSize(instrumentId);
        }

        @Override
        public int underlying(final int instrumentId)
        {
            return venue.listing().underlying(instrumentId);
        }

        @Override
        public long spot(final int underlyingId)
        {
            return venue.listing().spot(underlyingId);
        }
    }
}
