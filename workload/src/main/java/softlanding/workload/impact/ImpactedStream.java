package softlanding.workload.impact;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.ProtectionOrderedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.TradeExecutedDecoder;
import softlanding.workload.EventStream;
import softlanding.workload.FixedPoint;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.MarketAdapter;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.PriceFrames;

/**
 * A stream whose prices react to liquidations. Every fill of a liquidation order moves the spot of its underlying by
 * its delta, and so does one of a protection order. Later forwards, perpetuals, collateral prices and settlements move
 * with the spot. Marks never move at once: only later events have the new price. The stream must receive every event
 * and every decision.
 */
public final class ImpactedStream implements EventStream
{
    private static final double PERPETUAL_SHARE = 0.5;

    private final EventStream source;
    private final ImpactSettings settings;
    private final SpotListener spots;
    private final VenueMarket market = new VenueMarket();
    private final MarketAdapter marks = new MarketAdapter(market);
    private final PriceFrames prices = new PriceFrames();
    private final OpenDelta openDelta = new OpenDelta(market);
    private final Map<Integer, SquareRootImpact> impacts = new HashMap<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SpotPriceChangedDecoder spotPriceChanged = new SpotPriceChangedDecoder();
    private final TradeExecutedDecoder tradeExecuted = new TradeExecutedDecoder();
    private final LiquidationOrderFilledDecoder filled = new LiquidationOrderFilledDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();

    private final ProtectionOrderedDecoder protection = new ProtectionOrderedDecoder();

    private record Order(int instrumentId, int side)
    {
    }

    /**
     * Creates a stream with price impact.
     *
     * @param source   undisturbed stream.
     * @param settings of the price impact.
     * @param spots    receives every spot price.
     */
    public ImpactedStream(final EventStream source, final ImpactSettings settings, final SpotListener spots)
    {
        this.source = source;
        this.settings = settings;
        this.spots = spots;
    }

    @Override
    public boolean next(final EventSink sink)
    {
        return source.next((buffer, offset, length) -> disturb(buffer, offset, length, sink));
    }

    @Override
    public long nextTimestampNs()
    {
        return source.nextTimestampNs();
    }

    /**
     * Receives an event. Fills move the market. Trades before the first spot give the size of the market.
     *
     * @param buffer that holds the event.
     * @param offset of its message header, in bytes.
     * @param length of header and body, in bytes.
     */
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderFilledDecoder.TEMPLATE_ID -> onFilled(buffer, offset);
            case TradeExecutedDecoder.TEMPLATE_ID -> onTrade(buffer, offset);
            default -> marks.onEvent(buffer, offset, length);
        }
    }

    /**
     * Receives a decision. Orders are stored for their fills; other decisions are ignored.
     *
     * @param buffer that holds the decision.
     * @param offset of its message header, in bytes.
     */
    public void onDecision(final DirectBuffer buffer, final int offset)
    {
        if (header.wrap(buffer, offset).templateId() == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            ordered.wrapAndApplyHeader(buffer, offset, header);
            orders.put(ordered.orderId(), new Order(ordered.instrumentId(), Long.signum(ordered.quantity())));
        }
        else if (header.templateId() == ProtectionOrderedDecoder.TEMPLATE_ID)
        {
            protection.wrapAndApplyHeader(buffer, offset, header);
            orders.put(
                protection.orderId(), new Order(protection.instrumentId(), Long.signum(protection.quantity())));
        }
    }

    /**
     * Returns the contracts of an instrument that are traded in a day: half of the underlying's volume in its
     * perpetual, the other half evenly in its options.
     */
    public double volumeOfDay(final Instrument instrument)
    {
        final double coins = settings.turnover() * StrictMath.max(1, openDelta.coins(instrument.underlyingId()));
        final long options = market.instruments().stream().filter(other ->
            other.underlyingId() == instrument.underlyingId() && other.kind().isOption()).count();
        return coins / FixedPoint.toDouble(instrument.contractSize()) *
            (instrument.kind().isOption() ? PERPETUAL_SHARE / StrictMath.max(1, options) : PERPETUAL_SHARE);
    }

    private void disturb(final DirectBuffer buffer, final int offset, final int length, final EventSink sink)
    {
        final int underlyingId = prices.underlyingId(buffer, offset, market);
        if (underlyingId == PriceFrames.NO_PRICE)
        {
            sink.onEvent(buffer, offset, length);
            return;
        }
        final SquareRootImpact impact = impacts.get(underlyingId);
        final double factor = impact == null ? 1 : impact.factor(Frames.timestampNs(buffer, offset));
        final MutableDirectBuffer changed = prices.multiplied(buffer, offset, length, factor);
        if (header.wrap(changed, 0).templateId() == SpotPriceChangedDecoder.TEMPLATE_ID)
        {
            onSpot(underlyingId, spotPrice(buffer, offset), changed);
        }
        sink.onEvent(changed, 0, length);
    }

    private double spotPrice(final DirectBuffer buffer, final int offset)
    {
        return FixedPoint.toDouble(spotPriceChanged.wrapAndApplyHeader(buffer, offset, header).price());
    }

    private void onSpot(final int underlyingId, final double undisturbed, final DirectBuffer changed)
    {
        final double price = spotPrice(changed, 0);
        spots.onSpot(underlyingId, spotPriceChanged.timestampNs(), undisturbed, price);
        impacts.computeIfAbsent(
            underlyingId,
            id -> new SquareRootImpact(settings, settings.turnover() * StrictMath.max(1, openDelta.coins(id))));
    }

    private void onTrade(final DirectBuffer buffer, final int offset)
    {
        tradeExecuted.wrapAndApplyHeader(buffer, offset, header);
        if (tradeExecuted.accountId() != AccountKind.HOUSE_ACCOUNT_ID)
        {
            openDelta.add(
                market.instrument(tradeExecuted.instrumentId()), tradeExecuted.quantity(),
                tradeExecuted.timestampNs());
        }
    }

    private void onFilled(final DirectBuffer buffer, final int offset)
    {
        filled.wrapAndApplyHeader(buffer, offset, header);
        final Order order = Objects.requireNonNull(orders.get(filled.orderId()), "a fill of an order never seen");
        final Instrument instrument = market.instrument(order.instrumentId());
        final SquareRootImpact impact = impacts.get(instrument.underlyingId());
        final double coins = order.side() * StrictMath.abs(FixedPoint.toDouble(filled.quantity())) *
            openDelta.perContract(instrument, filled.timestampNs());
        if (impact != null && !Double.isNaN(coins))
        {
            impact.trade(coins, filled.timestampNs());
        }
    }
}
