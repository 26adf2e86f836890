package softlanding.lab.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MarginMode;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;
import softlanding.lab.naive.MarginReport;
import softlanding.lab.naive.NaiveLiquidation;
import softlanding.lab.naive.NaiveMarket;
import softlanding.workload.FixedPoint;
import softlanding.workload.book.Holding;
import softlanding.workload.book.SampleBook;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.OrderKey;

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

    private static final EngineLimits LIMITS =
        new EngineLimits(4, 32, 1_024, 16, 16, 16 * 256, 256, 256, 8_192);
    private static final long PLENTY = 5_000_000_000L * FixedPoint.ONE;
    private static final long FIRST_ACCOUNT = 1;
    private static final double BASIS_POINTS = 1e4;

    private final SampleBook book;
    private final WireEngine engine = new WireEngine(LIMITS, this::onDecision);
    private final AccountEncoder accounts = new AccountEncoder(this::onEvent);
    private final JsonReader json = new JsonReader();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();
    private final BookListing listing = new BookListing();
    private final MarginBeforeRound round = new MarginBeforeRound();
    private final Map<Integer, Long> marks = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final MarginReport scouted;
    private MarginReport lastReport;
    private long lastAccount = FIRST_ACCOUNT;
    private long loneAccount;
    private long sequence;
    private long ids;

    /**
     * Creates a trial.
     *
     * @param book portfolio with its market; the events of the market are consumed.
     */
    BookTrial(final SampleBook book)
    {
        this.book = book;
        while (!book.market().isEmpty())
        {
            book.market().poll(this::onEvent);
        }
        apply(StudyRule.limits(book.nowNs()));
        apply(StudyRule.restful(book.nowNs()));
        open(FIRST_ACCOUNT);
        accounts.cashTransferRequested(book.nowNs(), FIRST_ACCOUNT, ++ids, PLENTY);
        for (final Holding position : book.positions())
        {
            accounts.tradeExecuted(book.nowNs(), FIRST_ACCOUNT, ++ids, position.id(), position.quantity(), 1);
        }
        scouted = report(FIRST_ACCOUNT);
        scouted.positions().forEach(position -> marks.put(position.instrumentId(), position.mark()));
    }

    /** Tells whether the portfolio can be liquidated: it has a margin requirement and a liability. */
    boolean canBeLiquidated()
    {
        return scouted.requirement() > 0 && !book.positions().isEmpty();
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
        final long account = ++lastAccount;
        apply(StudyRule.limits(book.nowNs()));
        apply(StudyRule.restful(book.nowNs()));
        fund(account);
        final MarginReport start = report(account);
        final NaiveLiquidation naive = rule.isNaive() ? rule.naiveLiquidation(new AccountInEngine(account)) : null;
        if (!rule.isNaive())
        {
            apply(rule.policySet(book.nowNs()));
        }

        MarginReport now = start;
        double closed = 0;
        int steps = 0;
        int worsened = 0;
        Holding chosen = rule.isNaive() ? naive.nextTrade(now) : null;
        // A naive rule can drive an account below zero. What the engine then orders stays unfilled.
        while (steps < MAX_STEPS && (rule.isNaive() ? chosen != null : !orders.isEmpty()))
        {
            round.beginStep(orders.isEmpty() ? MarginBeforeRound.NO_PLAN : orders.get(0).planId(), now);
            closed += rule.isNaive() ? trade(account, chosen.id(), chosen.quantity()) : fillStep();
            final MarginReport after = report(account);
            worsened += round.isWorse(after) ? 1 : 0;
            now = after;
            steps++;
            chosen = rule.isNaive() ? naive.nextTrade(now) : null;
        }
        orders.clear();
        accounts.cashTransferRequested(book.nowNs(), account, ++ids, PLENTY);
        return new TrialResult(
            book.id(), group, book.positions().size(), rule, steps, worsened,
            BASIS_POINTS * (start.equity() - now.equity()) / start.requirement(),
            closed / start.positionValue(), now.ratio() >= FixedPoint.of(rule.target()));
    }

    private void open(final long account)
    {
        accounts.accountOpened(book.nowNs(), account, MarginMode.PORTFOLIO);
        for (final Holding coin : book.coins())
        {
            accounts.collateralTransferRequested(book.nowNs(), account, ++ids, coin.id(), coin.quantity());
        }
    }

    /** Opens an account with the portfolio, entered at mark, and with the cash that gives the initial ratio. */
    private void fund(final long account)
    {
        open(account);
        accounts.cashTransferRequested(book.nowNs(), account, ++ids, PLENTY);
        for (final Holding position : book.positions())
        {
            accounts.tradeExecuted(
                book.nowNs(), account, ++ids, position.id(), position.quantity(), marks.get(position.id()));
        }
        // Excess cash leaves as the fee of a round trip, because a withdrawal would be limited by the initial margin.
        final MarginReport rich = report(account);
        final long excess = rich.equity() - (long)(RATIO * rich.requirement());
        final Holding any = book.positions().get(0);
        final long mark = marks.get(any.id());
        accounts.tradeExecuted(book.nowNs(), account, ++ids, any.id(), 1, mark);
        accounts.tradeExecuted(book.nowNs(), account, ++ids, any.id(), -1, mark, excess);
    }

    /** Fills all orders of the current round. Returns their value at mark. */
    private double fillStep()
    {
        final List<Order> step = List.copyOf(orders);
        orders.clear();
        double value = 0;
        for (final Order order : step)
        {
            final long price = expectedPrice(order.instrumentId(), order.quantity());
            accounts.liquidationOrderFilled(
                book.nowNs(), new OrderKey(order.orderId(), order.accountId(), order.instrumentId()), order.quantity(),
                price, ExpectedFill.fee(order.quantity(), price));
            value += Math.abs((double)order.quantity()) * marks.get(order.instrumentId());
        }
        return value;
    }

    /** Trades for an account at the expected price, with the fee; returns the value traded at mark. */
    private double trade(final long account, final int instrumentId, final long quantity)
    {
        final long price = expectedPrice(instrumentId, quantity);
        accounts.tradeExecuted(
            book.nowNs(), account, ++ids, instrumentId, quantity, price, ExpectedFill.fee(quantity, price));
        return Math.abs((double)quantity) * marks.get(instrumentId);
    }

    private long expectedPrice(final int instrumentId, final long quantity)
    {
        final BookListing.Liquidity shown = listing.liquidity(instrumentId);
        return ExpectedFill.price(quantity, marks.get(instrumentId), shown.halfSpread(), shown.depth());
    }

    private MarginReport report(final long account)
    {
        accounts.marginReportRequested(book.nowNs(), account, ++ids);
        return lastReport;
    }

    private void apply(final String line)
    {
        final int length = json.read(line);
        onEvent(json.frame(), 0, length);
    }

    private void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        listing.onEvent(buffer, offset);
        engine.onEvent(++sequence, buffer, offset, length);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, offset, header);
                orders.add(new Order(ordered.orderId(), ordered.planId(), ordered.accountId(),
                    ordered.instrumentId(), ordered.quantity()));
            }
            case MarginReportedDecoder.TEMPLATE_ID -> lastReport = MarginReport.of(reported, buffer, offset);
            case EventRejectedDecoder.TEMPLATE_ID ->
            {
                rejected.wrapAndApplyHeader(buffer, offset, header);
                throw new IllegalStateException(
                    "book " + book.id() + ", event " + sequence + " was refused: " + rejected);
            }
            default ->
            {
            }
        }
    }

    private record Order(long orderId, long planId, long accountId, int instrumentId, long quantity)
    {
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
            trade(account, instrumentId, quantity);
            final MarginReport after = report(account);
            final long price = expectedPrice(instrumentId, quantity);
            accounts.tradeExecuted(
                book.nowNs(), account, ++ids, instrumentId, -quantity, price, -ExpectedFill.fee(quantity, price));
            return after;
        }

        @Override
        public MarginReport alone(final int instrumentId, final long quantity)
        {
            if (loneAccount == 0)
            {
                loneAccount = ++lastAccount;
                accounts.accountOpened(book.nowNs(), loneAccount, MarginMode.PORTFOLIO);
                accounts.cashTransferRequested(book.nowNs(), loneAccount, ++ids, PLENTY);
            }
            final long mark = marks.get(instrumentId);
            accounts.tradeExecuted(book.nowNs(), loneAccount, ++ids, instrumentId, quantity, mark);
            final MarginReport alone = report(loneAccount);
            accounts.tradeExecuted(book.nowNs(), loneAccount, ++ids, instrumentId, -quantity, mark);
            return alone;
        }

        @Override
        public long lotSize(final int instrumentId)
        {
            return listing.lotSize(instrumentId);
        }

        @Override
        public int underlying(final int instrumentId)
        {
            return listing.underlying(instrumentId);
        }

        @Override
        public long spot(final int underlyingId)
        {
            return listing.spot(underlyingId);
        }
    }
}
