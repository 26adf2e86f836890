package softlanding.lab.cascade;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.Health;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.ProtectionOrderedDecoder;
import softlanding.codecs.ProtectionPurpose;
import softlanding.engine.wire.DecisionSink;
import softlanding.workload.exchange.MakerOrders;
import softlanding.workload.exchange.MarketAdapter;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

/**
 * Records the liquidated accounts, the closed value and the cost of fills to the account holders. The cost of a fill is
 * its distance from the mark of a market without liquidations, plus its fee. It includes half-spread, impact and the
 * price push of other liquidations. It does not include the crash.
 */
final class Liquidations implements EventSink, DecisionSink
{
    private static final double DECIMAL8_ONE = 1e8;

    private final VenueMarket undisturbed = new VenueMarket();
    private final MarketAdapter marks = new MarketAdapter(undisturbed);
    private final Map<Long, Order> orders = new HashMap<>();
    private final Set<Long> accounts = new TreeSet<>();
    private final Set<Long> inTier = new HashSet<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountHealthChangedDecoder healthChanged = new AccountHealthChangedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final LiquidationOrderFilledDecoder filled = new LiquidationOrderFilledDecoder();
    private long episodes;
    private double valueClosed;
    private double cost;

    private final Set<Long> everInTier = new HashSet<>();
    private final Set<Long> touched = new HashSet<>();
    private final Set<Long> filledOrders = new HashSet<>();
    private final ProtectionOrderedDecoder protection = new ProtectionOrderedDecoder();
    private int liquidationOrders;
    private int closings;
    private int hedges;

    private record Order(int instrumentId, int side, boolean isOfProtection, boolean closes)
    {
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        if (header.wrap(buffer, offset).templateId() == LiquidationOrderFilledDecoder.TEMPLATE_ID)
        {
            filled.wrapAndApplyHeader(buffer, offset, header);
            onFilled(Objects.requireNonNull(orders.get(filled.orderId()), "a fill of an order never seen"));
        }
    }

    /** Receives an event of the undisturbed market. */
    void onUndisturbed(final DirectBuffer buffer, final int offset, final int length)
    {
        marks.onEvent(buffer, offset, length);
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (header.wrap(buffer, offset).templateId() == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            ordered.wrapAndApplyHeader(buffer, offset, header);
            orders.put(
                ordered.orderId(), new Order(ordered.instrumentId(), Long.signum(ordered.quantity()), false, true));
            accounts.add(ordered.accountId());
            touched.add(ordered.accountId());
            liquidationOrders++;
        }
        else if (header.templateId() == ProtectionOrderedDecoder.TEMPLATE_ID)
        {
            onProtection(protection.wrapAndApplyHeader(buffer, offset, header));
        }
        else if (header.templateId() == AccountHealthChangedDecoder.TEMPLATE_ID)
        {
            onHealth(healthChanged.wrapAndApplyHeader(buffer, offset, header));
        }
    }

    private void onProtection(final ProtectionOrderedDecoder order)
    {
        final boolean closes = order.purpose() == ProtectionPurpose.CLOSE;
        orders.put(order.orderId(), new Order(
            order.instrumentId(), Long.signum(order.quantity()), true, closes));
        touched.add(order.accountId());
        closings += closes ? 1 : 0;
        hedges += closes ? 0 : 1;
    }

    /** Counts an account that enters a tier. While marks are missing it stays where it was. */
    private void onHealth(final AccountHealthChangedDecoder change)
    {
        if (change.tier() > 0)
        {
            episodes += inTier.add(change.accountId()) ? 1 : 0;
            everInTier.add(change.accountId());
        }
        else if (change.healthAfter() != Health.UNPRICED)
        {
            inTier.remove(change.accountId());
        }
    }

    private void onFilled(final Order order)
    {
        final Instrument instrument = undisturbed.instrument(order.instrumentId());
        final double coins = Math.abs(filled.quantity() / DECIMAL8_ONE) * (instrument.contractSize() / DECIMAL8_ONE);
        final double price = filled.price() / DECIMAL8_ONE;
        valueClosed += order.closes() ? coins * price : 0;
        if (order.isOfProtection())
        {
            filledOrders.add(filled.orderId());
        }
        cost += order.side() * (price - undisturbed.mark(instrument, filled.timestampNs())) * coins +
            filled.fee() / DECIMAL8_ONE;
    }

    /** Returns the accounts with at least one order. */
    Set<Long> accounts()
    {
        return accounts;
    }

    /** Returns the number of times that an account entered its first tier. */
    long episodes()
    {
        return episodes;
    }

    /** Returns the number of liquidation orders. */
    long orders()
    {
        return liquidationOrders;
    }

    /** Returns what protection did, with what its orders found as makers. */
    ProtectionOutcome protection(final MakerOrders makers)
    {
        return new ProtectionOutcome(
            everInTier.size(), touched.size(), closings, hedges, filledOrders.size(), makers.rested(false),
            makers.filled(false), makers.rested(true), makers.filled(true));
    }

    /** Returns the market without liquidations. */
    VenueMarket undisturbed()
    {
        return undisturbed;
    }

    /** Returns price times size of all fills that close, in cash; options at their premium. */
    double valueClosed()
    {
        return valueClosed;
    }

    /** Returns the cost of all fills, in cash. */
    double cost()
    {
        return cost;
    }
}
