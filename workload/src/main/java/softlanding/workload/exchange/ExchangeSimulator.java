package softlanding.workload.exchange;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import softlanding.codecs.CloseReason;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.LiquidationEndedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.EventQueue;

/**
 * An immediate-or-cancel exchange for liquidation orders. It is told every event and every decision in their order, and
 * answers on event time: fills inside limit and depth, promptly, late, in parts or not at all, then a close. The house
 * account takes the other side of every fill at the same price. An order the engine has ended is not answered again,
 * unless the exchange is stubborn about it. What happens to an order depends on the seed, the order's id and the market
 * alone.
 */
public final class ExchangeSimulator implements EventSink
{
    /** Trades with the house are numbered from here, far from those of the venue. */
    private static final long FIRST_TRADE_ID = 1L << 48;

    private final VenueMarket market = new VenueMarket();
    private final MarketAdapter marks = new MarketAdapter(market);
    private final Map<Integer, OrderBook> books = new HashMap<>();
    private final Map<Long, PendingOrder> orders = new HashMap<>();
    private final PriorityQueue<PendingOrder> schedule = new PriorityQueue<>(ExchangeSimulator::earlier);
    private final EventQueue outbox = new EventQueue();
    private final AccountEncoder answers = new AccountEncoder(outbox);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidityChangedDecoder liquidityChanged = new LiquidityChangedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final LiquidationEndedDecoder ended = new LiquidationEndedDecoder();
    private final LiquidatorSimulator liquidators;
    private final long seed;
    private final FillBehaviour behaviour;
    private final long houseAccountId;
    private long latestNs = Long.MIN_VALUE;
    private long lastTradeId = FIRST_TRADE_ID;
    private long lastFillId;

    /**
     * Simulates an exchange without liquidators.
     *
     * @param seed           of the answers.
     * @param behaviour      how orders are answered.
     * @param houseAccountId takes the other side.
     */
    public ExchangeSimulator(final long seed, final FillBehaviour behaviour, final long houseAccountId)
    {
        this(seed, behaviour, houseAccountId, 0);
    }

    /**
     * Simulates an exchange with liquidators.
     *
     * @param seed           of the answers.
     * @param behaviour      how orders are answered.
     * @param houseAccountId takes the other side.
     * @param liquidators    who register and bid in auctions, 0 or more.
     */
    public ExchangeSimulator(
        final long seed, final FillBehaviour behaviour, final long houseAccountId, final int liquidators)
    {
        this.liquidators = new LiquidatorSimulator(seed, liquidators);
        this.seed = seed;
        this.behaviour = behaviour;
        this.houseAccountId = houseAccountId;
    }

    /** Overhears an event: listings, marks and liquidity are what fills are made of. */
    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = StrictMath.max(latestNs, Frames.timestampNs(buffer, offset));
        liquidators.onTime(latestNs);
        if (header.wrap(buffer, offset).templateId() == LiquidityChangedDecoder.TEMPLATE_ID)
        {
            liquidityChanged.wrapAndApplyHeader(buffer, offset, header);
            book(liquidityChanged.instrumentId()).show(liquidityChanged.halfSpread(), liquidityChanged.depth());
        }
        else
        {
            marks.onEvent(buffer, offset, length);
        }
    }

    /**
     * Receives a decision: new orders are scheduled for an answer, ended ones are forgotten, all others pass by.
     *
     * @param buffer that holds the decision.
     * @param offset of its message header, in bytes.
     * @param length of header and body, in bytes.
     */
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = StrictMath.max(latestNs, Frames.timestampNs(buffer, offset));
        liquidators.onDecision(buffer, offset);
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderedDecoder.TEMPLATE_ID -> onOrdered(buffer, offset);
            case LiquidationEndedDecoder.TEMPLATE_ID -> onEnded(buffer, offset);
            default ->
            {
            }
        }
    }

    /**
     * Returns the time of the next answer, nanoseconds since the epoch,
     * never before what was heard; MAX_VALUE = none.
     */
    public long nextAnswerNs()
    {
        if (!outbox.isEmpty())
        {
            return outbox.firstTimestampNs();
        }
        final long nextNs = StrictMath.min(nextOrderNs(), liquidators.nextNs());
        return nextNs == Long.MAX_VALUE ? nextNs : StrictMath.max(latestNs, nextNs);
    }

    private long nextOrderNs()
    {
        return schedule.isEmpty() ? Long.MAX_VALUE : schedule.peek().nextNs();
    }

    /**
     * Answers, as of {@link #nextAnswerNs}: a fill, the house's side of it, a close, or what a liquidator does.
     *
     * @param sink receives at most one event.
     * @return false if nothing was emitted: nobody was inside the limit, or there is nothing to answer.
     */
    public boolean answer(final EventSink sink)
    {
        if (outbox.isEmpty() && liquidators.nextNs() < nextOrderNs())
        {
            liquidators.next(sink, nextAnswerNs());
            return true;
        }
        if (outbox.isEmpty() && !schedule.isEmpty())
        {
            act(nextAnswerNs(), schedule.poll());
        }
        if (outbox.isEmpty())
        {
            return false;
        }
        outbox.poll(sink);
        return true;
    }

    private void onOrdered(final DirectBuffer buffer, final int offset)
    {
        ordered.wrapAndApplyHeader(buffer, offset, header);
        final PendingOrder order = PendingOrder.of(
            ordered.orderId(),
            ordered.instrumentId(),
            ordered.quantity(),
            ordered.limitPrice(),
            ordered.timestampNs(),
            behaviour,
            SeededRandom.of(seed, ordered.orderId()));
        if (order != null)
        {
            orders.put(order.orderId, order);
            schedule.add(order);
        }
    }

    private void onEnded(final DirectBuffer buffer, final int offset)
    {
        ended.wrapAndApplyHeader(buffer, offset, header);
        final PendingOrder order = orders.get(ended.orderId());
        if (order != null && !order.isStubborn)
        {
            orders.remove(ended.orderId());
            schedule.remove(order);
        }
    }

    private void act(final long nowNs, final PendingOrder order)
    {
        latestNs = nowNs;
        final CloseReason reason = closeReason(order);
        if (reason != null)
        {
            answers.liquidationClosed(nowNs, order.orderId, reason);
            orders.remove(order.orderId);
            return;
        }
        final Instrument instrument = market.instrument(order.instrumentId);
        final double mark = market.mark(instrument, nowNs);
        final Fill fill = book(order.instrumentId)
            .take(instrument, order.nextPart(instrument.lotSize()), order.limitPrice, mark, nowNs);
        order.attempted(fill.quantity(), nowNs);
        schedule.add(order);
        if (fill.quantity() != 0)
        {
            emit(nowNs, order, fill, instrument);
        }
    }

    /** Why the order is closed now; null while there is something left to try. */
    private CloseReason closeReason(final PendingOrder order)
    {
        final Instrument instrument = market.instrument(order.instrumentId);
        if (instrument == null || order.quantity == 0)
        {
            return CloseReason.REJECTED;
        }
        if (order.unfilled() == 0)
        {
            return CloseReason.FILLED;
        }
        if (!market.isLive(instrument))
        {
            return CloseReason.EXPIRED;
        }
        return order.isToBeClosed() ? CloseReason.CANCELLED : null;
    }

    private void emit(final long nowNs, final PendingOrder order, final Fill fill, final Instrument instrument)
    {
        final long contractValue = FixedPoint.multiply(fill.price(), instrument.contractSize(), RoundingMode.UP);
        final long value =
            FixedPoint.multiply(StrictMath.abs(fill.quantity()), contractValue, RoundingMode.UP);
        final long fee = FixedPoint.multiply(value, FixedPoint.of(behaviour.feeRate()), RoundingMode.UP);
        answers.liquidationFilled(nowNs, order.orderId, fill.quantity(), fill.price(), fee, ++lastFillId);
        answers.tradeExecuted(
            nowNs, houseAccountId, ++lastTradeId, instrument.id(), -fill.quantity(), fill.price());
    }

    private OrderBook book(final int instrumentId)
    {
        return books.computeIfAbsent(instrumentId, id -> new OrderBook(behaviour.refillNs()));
    }

    /** By time, then by id: never by the accident of arrival. */
    private static int earlier(final PendingOrder a, final PendingOrder b)
    {
        final int byTime = Long.compare(a.nextNs(), b.nextNs());
        return byTime != 0 ? byTime : Long.compare(a.orderId, b.orderId);
    }
}
