package softlanding.workload.exchange;

import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.ExpiryListedDecoder;
import softlanding.codecs.ExpirySettledDecoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.FutureListedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OptionListedDecoder;
import softlanding.codecs.OptionRight;
import softlanding.codecs.PerpetualListedDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.SingleMarks;

/** Decodes listings and marks into a market. Ignores every other event. */
public final class MarketAdapter implements EventSink
{
    private final VenueMarket market;
    private final SingleMarks singleMarks = new SingleMarks();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExpiryListedDecoder expiryListed = new ExpiryListedDecoder();
    private final OptionListedDecoder optionListed = new OptionListedDecoder();
    private final FutureListedDecoder futureListed = new FutureListedDecoder();
    private final PerpetualListedDecoder perpetualListed = new PerpetualListedDecoder();
    private final SpotPriceChangedDecoder spotPriceChanged = new SpotPriceChangedDecoder();
    private final ForwardPriceChangedDecoder forwardPriceChanged = new ForwardPriceChangedDecoder();
    private final VolatilityChangedDecoder volatilityChanged = new VolatilityChangedDecoder();
    private final PerpetualPriceChangedDecoder perpetualPriceChanged = new PerpetualPriceChangedDecoder();
    private final ExpirySettledDecoder expirySettled = new ExpirySettledDecoder();

    /**
     * Creates an adapter that updates a market.
     *
     * @param market to update.
     */
    public MarketAdapter(final VenueMarket market)
    {
        this.market = market;
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case ExpiryListedDecoder.TEMPLATE_ID -> onExpiryListed(buffer, offset);
            case OptionListedDecoder.TEMPLATE_ID -> onOptionListed(buffer, offset);
            case FutureListedDecoder.TEMPLATE_ID -> onFutureListed(buffer, offset);
            case PerpetualListedDecoder.TEMPLATE_ID -> onPerpetualListed(buffer, offset);
            case SpotPriceChangedDecoder.TEMPLATE_ID -> onSpotPriceChanged(buffer, offset);
            case ForwardPriceChangedDecoder.TEMPLATE_ID -> onForwardPriceChanged(buffer, offset);
            case VolatilityChangedDecoder.TEMPLATE_ID -> onVolatilityChanged(buffer, offset);
            case PerpetualPriceChangedDecoder.TEMPLATE_ID -> onPerpetualPriceChanged(buffer, offset);
            case ExpirySettledDecoder.TEMPLATE_ID -> onExpirySettled(buffer, offset);
            default -> singleMarks.split(buffer, offset, this);
        }
    }

    private void onExpiryListed(final DirectBuffer buffer, final int offset)
    {
        expiryListed.wrapAndApplyHeader(buffer, offset, header);
        market.listExpiry(expiryListed.expiryId(), expiryListed.underlyingId(), expiryListed.expiryNs());
    }

    private void onOptionListed(final DirectBuffer buffer, final int offset)
    {
        optionListed.wrapAndApplyHeader(buffer, offset, header);
        final ContractKind kind =
            optionListed.right() == OptionRight.CALL ? ContractKind.CALL : ContractKind.PUT;
        market.list(new Instrument(
            optionListed.instrumentId(),
            kind,
            market.chain(optionListed.expiryId()).underlyingId(),
            optionListed.expiryId(),
            optionListed.strike(),
            optionListed.contractSize(),
            optionListed.lotSize()));
    }

    private void onFutureListed(final DirectBuffer buffer, final int offset)
    {
        futureListed.wrapAndApplyHeader(buffer, offset, header);
        market.list(new Instrument(
            futureListed.instrumentId(),
            ContractKind.FUTURE,
            market.chain(futureListed.expiryId()).underlyingId(),
            futureListed.expiryId(),
            0,
            futureListed.contractSize(),
            futureListed.lotSize()));
    }

    private void onPerpetualListed(final DirectBuffer buffer, final int offset)
    {
        perpetualListed.wrapAndApplyHeader(buffer, offset, header);
        market.list(new Instrument(
            perpetualListed.instrumentId(),
            ContractKind.PERPETUAL,
            perpetualListed.underlyingId(),
            0,
            0,
            perpetualListed.contractSize(),
            perpetualListed.lotSize()));
    }

    private void onSpotPriceChanged(final DirectBuffer buffer, final int offset)
    {
        spotPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        market.spot(spotPriceChanged.underlyingId(), FixedPoint.toDouble(spotPriceChanged.price()));
    }

    private void onForwardPriceChanged(final DirectBuffer buffer, final int offset)
    {
        forwardPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        market.chain(forwardPriceChanged.expiryId()).mark(
            FixedPoint.toDouble(forwardPriceChanged.forward()), FixedPoint.toDouble(forwardPriceChanged.rate()));
    }

    private void onVolatilityChanged(final DirectBuffer buffer, final int offset)
    {
        volatilityChanged.wrapAndApplyHeader(buffer, offset, header);
        final Strike strike = market.chain(volatilityChanged.expiryId()).findStrike(volatilityChanged.strike());
        if (strike != null)
        {
            strike.volatility(FixedPoint.toDouble(volatilityChanged.volatility()));
        }
    }

    private void onPerpetualPriceChanged(final DirectBuffer buffer, final int offset)
    {
        perpetualPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        market.perpetualPrice(
            perpetualPriceChanged.instrumentId(), FixedPoint.toDouble(perpetualPriceChanged.price()));
    }

    private void onExpirySettled(final DirectBuffer buffer, final int offset)
    {
        expirySettled.wrapAndApplyHeader(buffer, offset, header);
        market.chain(expirySettled.expiryId()).settle();
    }
}
