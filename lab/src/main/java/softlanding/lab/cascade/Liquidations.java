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
import softlanding.engine.wire.DecisionSink;
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

    private record Order(int instrumentId, int side)
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
            orders.put(ordered.orderId(), new Order(ordered.instrumentId(), Long.signum(ordered.quantity())));
            accounts.add(ordered.accountId());
        }
        else if (header.templateId() == AccountHealthChangedDecoder.TEMPLATE_ID)
        {
            onHealth(healthChanged.wrapAndApplyHeader(buffer, offset, header));
        }
    }

    /** Counts an account that enters a tier. While marks are missing it stays where it was. */
    private void onHealth(final AccountHealthChangedDecoder change)
    {
        if (change.tier() > 0)
        {
            episodes += inTier.add(change.accountId()) ? 1 : 0;
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
        valueClosed += coins * price;
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

    /** Returns the number of orders. */
    long orders()
    {
        return orders.size();
    }

    /** Returns price times size of all fills, in cash; options at their premium. */
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
