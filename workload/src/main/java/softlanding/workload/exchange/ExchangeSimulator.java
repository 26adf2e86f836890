package softlanding.workload.exchange;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.CloseReason;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.LiquidationOrderCompletedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OrdersToCancelDecoder;
import softlanding.codecs.ProtectionOrderedDecoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.EventQueue;
import softlanding.workload.wire.OrderKey;

/**
 * An immediate-or-cancel exchange for liquidation orders. It receives every event and every decision in order and
 * answers on event time: fills inside limit and depth, promptly, late, in parts or not at all, then a close. The house
 * account takes the other side of every fill at the same price. Protection orders may rest; see {@link MakerOrders}.
 * The exchange does not answer an order that the engine has completed, unless it is stubborn. The answers to an order
 * depend only on the seed, the order's id and the market.
 */
public final class ExchangeSimulator implements EventSink
{
    /** First trade id of the house, far from the trade ids of the venue. */
    private static final long FIRST_TRADE_ID = 1L << 48;

    private final VenueMarket market = new VenueMarket();
    private final MarketAdapter marks = new MarketAdapter(market);
    private final Map<Integer, OrderBook> books = new HashMap<>();
    private final Map<Long, PendingOrder> orders = new HashMap<>();
    private final Set<Long> withoutFee = new HashSet<>();
    private final PriorityQueue<PendingOrder> schedule = new PriorityQueue<>(ExchangeSimulator::earlier);
    private final EventQueue outbox = new EventQueue();
    private final AccountEncoder answers = new AccountEncoder(outbox);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidityChangedDecoder liquidityChanged = new LiquidityChangedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final ProtectionOrderedDecoder protection = new ProtectionOrderedDecoder();
    private final LiquidationOrderCompletedDecoder ended = new LiquidationOrderCompletedDecoder();
    private final LiquidatorSimulator liquidators;
    private final OrdersToCancelDecoder toCancel = new OrdersToCancelDecoder();
    private @Nullable MakerOrders makers;
    private final long seed;
    private final FillBehaviour behaviour;
    private final long houseAccountId;
    private long latestNs = Long.MIN_VALUE;
    private long lastTradeId = FIRST_TRADE_ID;
    private long lastFillId;

    /**
     * Creates an exchange without liquidators.
     *
     * @param seed           of the answers.
     * @param behaviour      of the answers.
     * @param houseAccountId account on the other side.
     */
    public ExchangeSimulator(final long seed, final FillBehaviour behaviour, final long houseAccountId)
    {
        this(seed, behaviour, houseAccountId, 0);
    }

    /**
     * Creates an exchange with liquidators.
     *
     * @param seed           of the answers.
     * @param behaviour      of the answers.
     * @param houseAccountId account on the other side.
     * @param liquidators    number of liquidators that register and bid in auctions, 0 or more.
     */
    public ExchangeSimulator(
        final long seed, final FillBehaviour behaviour, final long houseAccountId, final int liquidators)
    {
        this.liquidators = new LiquidatorSimulator(seed, liquidators);
        this.seed = seed;
        this.behaviour = behaviour;
        this.houseAccountId = houseAccountId;
    }

    /**
     * Has protection orders inside the spread rest as a maker's. The others take what is there, and pay the fee.
     *
     * @param newMakers fills what rests.
     */
    public void withMakers(final MakerOrders newMakers)
    {
        makers = newMakers;
    }

    /** Receives an event. Listings, marks and liquidity determine fills. */
    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        latestNs = StrictMath.max(latestNs, Frames.timestampNs(buffer, offset));
        liquidators.onTime(latestNs);
        if (header.wrap(buffer, offset).templateId() == LiquidityChangedDecoder.TEMPLATE_ID)
        {
            liquidityChanged.wrapAndApplyHeader(buffer, offset, header);
            book(liquidityChanged.instrumentId()).show(liquidityChanged.halfSpread(), depth());
        }
        else
        {
            marks.onEvent(buffer, offset, length);
            if (makers != null)
            {
                makers.onMarks(latestNs);
            }
        }
    }

    /** Returns the depth of both sides, or the thinner side where they differ. */
    private long depth()
    {
        final long depth = liquidityChanged.depth();
        return depth != LiquidityChangedDecoder.depthNullValue() ? depth :
            StrictMath.min(liquidityChanged.bidDepth(), liquidityChanged.askDepth());
    }

    /**
     * Receives a decision. The answer to a new order is scheduled; a completed order is removed; other decisions are
     * ignored.
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
            case ProtectionOrderedDecoder.TEMPLATE_ID -> onProtectionOrdered(buffer, offset);
            case LiquidationOrderCompletedDecoder.TEMPLATE_ID -> onEnded(buffer, offset);
            case OrdersToCancelDecoder.TEMPLATE_ID -> onOrdersToCancel(buffer, offset);
            default ->
            {
            }
        }
    }

    /**
     * Returns the time of the next answer, in nanoseconds since the epoch; MAX_VALUE = none. It is never earlier than
     * the last received event.
     */
    public long nextAnswerNs()
    {
        if (!outbox.isEmpty())
        {
            return outbox.firstTimestampNs();
        }
        final long nextNs = StrictMath.min(StrictMath.min(nextOrderNs(), liquidators.nextNs()), nextMakerNs());
        return nextNs == Long.MAX_VALUE ? nextNs : StrictMath.max(latestNs, nextNs);
    }

    private long nextMakerNs()
    {
        return makers == null ? Long.MAX_VALUE : makers.nextNs();
    }

    private long nextOrderNs()
    {
        return schedule.isEmpty() ? Long.MAX_VALUE : schedule.peek().nextNs();
    }

    /**
     * Answers at {@link #nextAnswerNs}: a fill, the house's side of it, a close, or an event of a liquidator.
     *
     * @param sink receives at most one event.
     * @return false if no event was emitted, because no price is inside the limit or no answer is due.
     */
    public boolean answer(final EventSink sink)
    {
        if (outbox.isEmpty() && makers != null && makers.nextNs() != Long.MAX_VALUE &&
            makers.nextNs() <= StrictMath.min(nextOrderNs(), liquidators.nextNs()))
        {
            endMaker(StrictMath.max(latestNs, makers.nextNs()), makers.take());
        }
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
        schedule(
            new OrderKey(ordered.orderId(), ordered.accountId(), ordered.instrumentId()), ordered.quantity(),
            ordered.limitPrice(), ordered.header().timestampNs());
    }

    /** A protection order is answered like a liquidation order, but pays no fee. */
    private void onProtectionOrdered(final DirectBuffer buffer, final int offset)
    {
        protection.wrapAndApplyHeader(buffer, offset, header);
        final OrderKey key = new OrderKey(
            protection.orderId(), protection.accountId(), protection.instrumentId());
        if (makers == null)
        {
            withoutFee.add(key.orderId());
        }
        else if (rest(makers, key))
        {
            return;
        }
        schedule(
            key, protection.quantity(), protection.limitPrice() + roundingOfTouch(),
            protection.header().timestampNs());
    }

    /**
     * Returns what a limit at the touch may miss it by, signed as it helps the order: the engine values as of the last
     * price, and this exchange as of now, while real quotes stand still on their ticks.
     */
    private long roundingOfTouch()
    {
        return makers == null ? 0 : Long.signum(protection.quantity()) *
            FixedPoint.of(MakerOrders.TOUCH * book(protection.instrumentId()).halfSpread());
    }

    /** Rests the protection order that was decoded last if its limit is inside the spread; returns whether it is. */
    private boolean rest(final MakerOrders book, final OrderKey key)
    {
        final Instrument instrument = market.findInstrument(key.instrumentId());
        final long nowNs = protection.header().timestampNs();
        if (instrument == null || !market.isLive(instrument))
        {
            return false;
        }
        final OrderBook liquidity = book(key.instrumentId());
        final double distance = Long.signum(protection.quantity()) *
            (FixedPoint.toDouble(protection.limitPrice()) - market.mark(instrument, nowNs));
        final boolean rests = distance < (1 - MakerOrders.TOUCH) * liquidity.halfSpread();
        if (rests)
        {
            book.add(
                new MakerOrders.PricedOrder(key, instrument, protection.quantity(), protection.limitPrice()),
                distance, liquidity.halfSpread(), nowNs, protection.validUntilNs(),
                SeededRandom.of(seed, key.orderId()));
        }
        return rests;
    }

    private void onOrdersToCancel(final DirectBuffer buffer, final int offset)
    {
        toCancel.wrapAndApplyHeader(buffer, offset, header);
        for (final OrdersToCancelDecoder.OrdersDecoder order : toCancel.orders())
        {
            final MakerOrders.Resting resting = makers == null ? null : makers.cancel(order.orderId());
            if (resting != null)
            {
                answers.liquidationOrderClosed(latestNs, resting.key, CloseReason.CANCELLED);
            }
        }
    }

    /** Answers for an order that rested: with its fill, if somebody took it, and its end. */
    private void endMaker(final long nowNs, final MakerOrders.Resting order)
    {
        latestNs = nowNs;
        final Instrument instrument = market.findInstrument(order.key.instrumentId());
        if (instrument == null || !market.isLive(instrument))
        {
            answers.liquidationOrderClosed(nowNs, order.key, CloseReason.EXPIRED);
            return;
        }
        if (order.isFilled())
        {
            emit(nowNs, order.key, new Fill(order.quantity, order.limitPrice), instrument, 0);
        }
        answers.liquidationOrderClosed(
            nowNs, order.key, order.isFilled() ? CloseReason.FILLED : CloseReason.CANCELLED);
    }

    private void schedule(
        final OrderKey key, final long quantity, final long limitPrice, final long receivedNs)
    {
        final PendingOrder order = PendingOrder.of(
            key, quantity, limitPrice, receivedNs, behaviour, SeededRandom.of(seed, key.orderId()));
        if (order != null)
        {
            orders.put(order.key.orderId(), order);
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
            answers.liquidationOrderClosed(nowNs, order.key, reason);
            orders.remove(order.key.orderId());
            return;
        }
        final Instrument instrument = market.instrument(order.key.instrumentId());
        final double mark = market.mark(instrument, nowNs);
        final Fill fill = book(order.key.instrumentId())
            .take(instrument, order.nextPart(instrument.lotSize()), order.limitPrice, mark, nowNs);
        order.attempted(fill.quantity(), nowNs);
        schedule.add(order);
        if (fill.quantity() != 0)
        {
            final boolean isFree = withoutFee.contains(order.key.orderId());
            emit(nowNs, order.key, fill, instrument, isFree ? 0 : behaviour.feeRate());
        }
    }

    /** Returns the reason for a close, or null if another attempt follows. */
    private @Nullable CloseReason closeReason(final PendingOrder order)
    {
        final Instrument instrument = market.findInstrument(order.key.instrumentId());
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

    private void emit(
        final long nowNs, final OrderKey key, final Fill fill, final Instrument instrument, final double feeRate)
    {
        final long contractValue = FixedPoint.multiply(fill.price(), instrument.contractSize(), RoundingMode.UP);
        final long value =
            FixedPoint.multiply(StrictMath.abs(fill.quantity()), contractValue, RoundingMode.UP);
        final long fee = FixedPoint.multiply(value, FixedPoint.of(feeRate), RoundingMode.UP);
        answers.liquidationOrderFilled(nowNs, key, fill.quantity(), fill.price(), fee, ++lastFillId);
        answers.tradeExecuted(
            nowNs, houseAccountId, ++lastTradeId, instrument.id(), -fill.quantity(), fill.price());
    }

    private OrderBook book(final int instrumentId)
    {
        return books.computeIfAbsent(instrumentId, id -> new OrderBook(behaviour.refillNs()));
    }

    /** Compares by time, then by id, so that the order of arrival has no effect. */
    private static int earlier(final PendingOrder a, final PendingOrder b)
    {
        final int byTime = Long.compare(a.nextNs(), b.nextNs());
        return byTime != 0 ? byTime : Long.compare(a.key.orderId(), b.key.orderId());
    }
}
