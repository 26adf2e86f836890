package softlanding.lab.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MarginMode;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;
import softlanding.lab.naive.MarginReport;
import softlanding.workload.FixedPoint;
import softlanding.workload.book.Holding;
import softlanding.workload.book.SampleBook;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.MarketEncoder;
import softlanding.workload.wire.OrderKey;

/**
 * One portfolio in its own engine: opens accounts that hold it, gives them cash for a ratio, and fills their orders at
 * expected prices.
 */
final class TrialVenue
{
    private static final EngineLimits LIMITS =
        new EngineLimits(4, 32, 1_024, 16, 16, 16 * 256, 256, 256, 8_192);
    private static final long PLENTY = 5_000_000_000L * FixedPoint.ONE;
    private static final long FIRST_ACCOUNT = 1;

    private final SampleBook book;
    private final WireEngine engine = new WireEngine(LIMITS, this::onDecision);
    private final AccountEncoder accounts = new AccountEncoder(this::onEvent);
    private final MarketEncoder market = new MarketEncoder(this::onEvent);
    private final JsonReader json = new JsonReader();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();
    private final BookListing listing = new BookListing();
    private final MarketPrices prices = new MarketPrices();
    private final Map<Integer, Long> marks = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final MarginReport scouted;
    private @Nullable MarginReport lastReport;
    private long lastAccount = FIRST_ACCOUNT;
    private long feePerOrder;
    private long nowNs;
    private long sequence;
    private long ids;

    /**
     * Creates a venue.
     *
     * @param book portfolio with its market; the events of the market are consumed.
     */
    TrialVenue(final SampleBook book)
    {
        this.book = book;
        nowNs = book.nowNs();
        while (!book.market().isEmpty())
        {
            book.market().poll((buffer, offset, length) ->
            {
                prices.onEvent(buffer, offset);
                onEvent(buffer, offset, length);
            });
        }
        apply(StudyRule.limits(nowNs));
        apply(StudyRule.restful(nowNs));
        open(FIRST_ACCOUNT);
        deposit(FIRST_ACCOUNT);
        for (final Holding position : book.positions())
        {
            accounts.tradeExecuted(nowNs, FIRST_ACCOUNT, ++ids, position.id(), position.quantity(), 1);
        }
        scouted = report(FIRST_ACCOUNT);
        noteMarks(scouted);
    }

    private void noteMarks(final MarginReport report)
    {
        report.positions().forEach(position -> marks.put(position.instrumentId(), position.mark()));
    }

    /** Tells whether the portfolio can be liquidated: it has a margin requirement and a liability. */
    boolean canBeLiquidated()
    {
        return scouted.requirement() > 0 && !book.positions().isEmpty();
    }

    /** Returns the time reached. */
    long nowNs()
    {
        return nowNs;
    }

    /** Returns the id of an account that does not exist yet. */
    long nextAccount()
    {
        return ++lastAccount;
    }

    /** Opens an account with the coins of the portfolio. */
    void open(final long account)
    {
        accounts.accountOpened(nowNs, account, MarginMode.PORTFOLIO);
        for (final Holding coin : book.coins())
        {
            accounts.collateralTransferRequested(nowNs, account, ++ids, coin.id(), coin.quantity());
        }
    }

    /** Gives an account more cash than any portfolio needs. */
    void deposit(final long account)
    {
        accounts.cashTransferRequested(nowNs, account, ++ids, PLENTY);
    }

    /** Opens an account with the portfolio, entered at mark, and with the cash that gives a ratio. */
    void fund(final long account, final double ratio)
    {
        open(account);
        deposit(account);
        for (final Holding position : book.positions())
        {
            trade(account, position.id(), position.quantity(), mark(position.id()), 0);
        }
        // Excess cash leaves as the fee of a round trip, because a withdrawal would be limited by the initial margin.
        final MarginReport rich = report(account);
        final long excess = rich.equity() - (long)(ratio * rich.requirement());
        final Holding any = book.positions().get(0);
        final long mark = mark(any.id());
        trade(account, any.id(), 1, mark, 0);
        trade(account, any.id(), -1, mark, excess);
    }

    /** Trades for an account. */
    void trade(final long account, final int instrumentId, final long quantity, final long price, final long fee)
    {
        accounts.tradeExecuted(nowNs, account, ++ids, instrumentId, quantity, price, fee);
    }

    /** Trades for an account at the expected price, with the fee; returns the value traded at mark. */
    double trade(final long account, final int instrumentId, final long quantity)
    {
        final long price = expectedPrice(instrumentId, quantity);
        trade(account, instrumentId, quantity, price, ExpectedFill.fee(quantity, price));
        return Math.abs((double)quantity) * mark(instrumentId);
    }

    long expectedPrice(final int instrumentId, final long quantity)
    {
        final BookListing.Liquidity shown = listing.liquidity(instrumentId);
        return ExpectedFill.price(quantity, mark(instrumentId), shown.halfSpread(), shown.depth());
    }

    long mark(final int instrumentId)
    {
        return Objects.requireNonNull(marks.get(instrumentId), "no mark was reported");
    }

    BookListing listing()
    {
        return listing;
    }

    /** Returns whether orders wait for their fills. */
    boolean hasOrders()
    {
        return !orders.isEmpty();
    }

    /** Returns the plan of the first order that waits, or {@link MarginBeforeRound#NO_PLAN}. */
    long planId()
    {
        return orders.isEmpty() ? MarginBeforeRound.NO_PLAN : orders.get(0).planId;
    }

    /** Forgets the orders that wait for their fills. */
    void forgetOrders()
    {
        orders.clear();
    }

    /** Fills all orders that wait. Returns their value at mark and what they cost against it, in cash of 1e-16. */
    Filled fillOrders()
    {
        final List<Order> step = List.copyOf(orders);
        orders.clear();
        double value = 0;
        double cost = 0;
        for (final Order order : step)
        {
            final long price = expectedPrice(order.instrumentId, order.quantity);
            final long fee = ExpectedFill.fee(order.quantity, price) + feePerOrder;
            final long mark = mark(order.instrumentId);
            accounts.liquidationOrderFilled(
                nowNs, new OrderKey(order.orderId, order.accountId, order.instrumentId), order.quantity, price, fee);
            value += Math.abs((double)order.quantity) * mark;
            cost += Math.abs((double)order.quantity * (price - mark)) + (double)fee * FixedPoint.ONE;
        }
        return new Filled(value, cost);
    }

    /** Returns the number of orders that wait for their fills. */
    int orders()
    {
        return orders.size();
    }

    /** Has each fill of an order cost more by an amount of cash, a Decimal8 mantissa. */
    void payPerOrder(final long cash)
    {
        feePerOrder = cash;
    }

    /** Sets the preset ONCHAIN for every underlying, with a fixed cost that the engine knows. */
    void executeOnchain(final long fixedCost)
    {
        for (final int underlying : listing.underlyings())
        {
            apply(String.format(Locale.ROOT,
                "{\"type\":\"ExecutionTermsSet\",\"timestampNs\":%d,\"underlyingId\":%d,\"preset\":\"ONCHAIN\"," +
                "\"fixedCostPerOrder\":\"%d\"}", nowNs, underlying, fixedCost / FixedPoint.ONE));
        }
    }

    /** Lets time pass. */
    void pass(final long ns)
    {
        nowNs += ns;
        market.timeAdvanced(nowNs);
    }

    /** Multiplies the first price of every spot, forward and perpetual by a factor, at once; volatilities stay. */
    void gap(final double factor, final long account)
    {
        nowNs++;
        prices.move(market, nowNs, factor);
        noteMarks(report(account));
    }

    MarginReport report(final long account)
    {
        accounts.marginReportRequested(nowNs, account, ++ids);
        return Objects.requireNonNull(lastReport, "the engine did not report");
    }

    /** Applies an event that is a line of JSON. */
    void apply(final String line)
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

    /**
     * The fills of a round, in Decimal8 mantissas squared.
     *
     * @param value at mark.
     * @param cost  against the mark, with fees.
     */
    record Filled(double value, double cost)
    {
    }
}
