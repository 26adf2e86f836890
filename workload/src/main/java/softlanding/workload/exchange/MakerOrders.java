package softlanding.workload.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.OrderKey;

/**
 * Rests orders inside the spread, as a maker's. One is filled at its limit, without a fee, when the market comes to it:
 * when the mark, as it moves without this venue's liquidations, has passed the limit by half a spread since the order
 * came. Or by chance, because somebody trades on the other side during its life: takers come independently of one
 * another, and half of the volume of a day is on each side, spread evenly over the day. It is never filled because that
 * would be convenient; what nobody takes is cancelled at the end of its life.
 */
public final class MakerOrders
{
    /** A limit within this share of half a spread of the touch is at the touch. */
    static final double TOUCH = 0.05;

    private static final double ONE_SIDE = 0.5;
    private static final double DAY_NS = 86_400e9;

    private final ToDoubleFunction<Instrument> volumeOfDay;
    private final VenueMarket undisturbed;
    private final List<Resting> orders = new ArrayList<>();
    private final int[] rested = new int[2];
    private final int[] filled = new int[2];

    /**
     * Creates an empty book of makers.
     *
     * @param undisturbed market whose marks decide on fills.
     * @param volumeOfDay contracts of an instrument that are traded in a day.
     */
    public MakerOrders(final VenueMarket undisturbed, final ToDoubleFunction<Instrument> volumeOfDay)
    {
        this.volumeOfDay = volumeOfDay;
        this.undisturbed = undisturbed;
    }

    /** One order that rests until somebody takes it, or its life ends. */
    static final class Resting
    {
        final OrderKey key;
        final long quantity;
        final long limitPrice;
        private final Instrument instrument;
        private final double passedAt;
        private final long untilNs;
        private long dueNs;

        private Resting(
            final OrderKey key,
            final long quantity,
            final long limitPrice,
            final Instrument instrument,
            final double passedAt,
            final long untilNs)
        {
            this.key = key;
            this.quantity = quantity;
            this.limitPrice = limitPrice;
            this.instrument = instrument;
            this.passedAt = passedAt;
            this.untilNs = untilNs;
            dueNs = Long.MAX_VALUE;
        }

        private int side()
        {
            return Long.signum(quantity);
        }

        long nextNs()
        {
            return StrictMath.min(dueNs, untilNs);
        }

        boolean isFilled()
        {
            return dueNs <= untilNs;
        }
    }

    /**
     * Adds an order inside the spread.
     *
     * @param distance   of the limit from the mark, against the order, in cash per coin.
     * @param halfSpread in cash per coin.
     * @param nowNs      time of the order.
     * @param untilNs    end of its life.
     */
    void add(
        final PricedOrder order,
        final double distance,
        final double halfSpread,
        final long nowNs,
        final long untilNs,
        final SeededRandom random)
    {
        final Instrument instrument = order.instrument();
        final int side = Long.signum(order.quantity());
        final double mark = undisturbed.mark(instrument, nowNs);
        final Resting resting = new Resting(
            order.key(), order.quantity(), order.limitPrice(), instrument,
            mark + side * (distance - halfSpread), untilNs);
        final double expected = ONE_SIDE * volumeOfDay.applyAsDouble(instrument) * ((untilNs - nowNs) / DAY_NS);
        final double contracts = FixedPoint.toDouble(StrictMath.abs(order.quantity()));
        final boolean isTaken = random.chance(1 - StrictMath.exp(-expected / contracts));
        final double when = random.nextDouble();
        if (isTaken)
        {
            resting.dueNs = nowNs + (long)(when * (untilNs - nowNs));
        }
        rested[index(side)]++;
        orders.add(resting);
    }

    /** Marks moved: an order that the market has come to is filled now. */
    void onMarks(final long nowNs)
    {
        for (final Resting order : orders)
        {
            if (undisturbed.isLive(order.instrument) && nowNs <= order.untilNs &&
                order.side() * (order.passedAt - undisturbed.mark(order.instrument, nowNs)) >= 0)
            {
                order.dueNs = StrictMath.min(order.dueNs, nowNs);
            }
        }
    }

    /** Returns the time of the next fill or end; MAX_VALUE without orders. */
    long nextNs()
    {
        long nextNs = Long.MAX_VALUE;
        for (final Resting order : orders)
        {
            nextNs = StrictMath.min(nextNs, order.nextNs());
        }
        return nextNs;
    }

    /** Takes the order that is filled or ends next; the earlier one of two at the same time. */
    Resting take()
    {
        final Resting next = orders.stream().min(Comparator.comparingLong(Resting::nextNs)).orElseThrow();
        orders.remove(next);
        filled[index(next.side())] += next.isFilled() ? 1 : 0;
        return next;
    }

    /** Takes an order that is cancelled; null if it does not rest. */
    @Nullable Resting cancel(final long orderId)
    {
        for (final Resting order : orders)
        {
            if (order.key.orderId() == orderId)
            {
                orders.remove(order);
                return order;
            }
        }
        return null;
    }

    private static int index(final int side)
    {
        return side > 0 ? 1 : 0;
    }

    /**
     * Returns the number of orders that rested.
     *
     * @param buys whether purchases are meant, else sales.
     */
    public int rested(final boolean buys)
    {
        return rested[buys ? 1 : 0];
    }

    /**
     * Returns the number of orders that were filled as they rested.
     *
     * @param buys whether purchases are meant, else sales.
     */
    public int filled(final boolean buys)
    {
        return filled[buys ? 1 : 0];
    }

    /**
     * An order with its instrument.
     *
     * @param key        of the order.
     * @param instrument that is traded.
     * @param quantity   contracts, signed, a Decimal8 mantissa.
     * @param limitPrice cash per coin, a Decimal8 mantissa.
     */
    record PricedOrder(OrderKey key, Instrument instrument, long quantity, long limitPrice)
    {
    }
}
