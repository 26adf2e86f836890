package softlanding.lab.study;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import softlanding.codecs.ExpiryListedDecoder;
import softlanding.codecs.FutureListedDecoder;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OptionListedDecoder;
import softlanding.codecs.PerpetualListedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;

/** What a market's events say of its instruments: lots, underlyings, spots, spreads and depths; Decimal8 mantissas. */
final class BookListing
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExpiryListedDecoder expiryListed = new ExpiryListedDecoder();
    private final OptionListedDecoder optionListed = new OptionListedDecoder();
    private final FutureListedDecoder futureListed = new FutureListedDecoder();
    private final PerpetualListedDecoder perpetualListed = new PerpetualListedDecoder();
    private final SpotPriceChangedDecoder spotPriceChanged = new SpotPriceChangedDecoder();
    private final LiquidityChangedDecoder liquidityChanged = new LiquidityChangedDecoder();
    private final Map<Integer, Integer> underlyingOfExpiry = new HashMap<>();
    private final Map<Integer, Integer> underlyings = new HashMap<>();
    private final Map<Integer, Long> lotSizes = new HashMap<>();
    private final Map<Integer, Long> spots = new HashMap<>();
    private final Map<Integer, Liquidity> liquidity = new HashMap<>();

    /** Notes an event of any kind. */
    void onEvent(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case ExpiryListedDecoder.TEMPLATE_ID ->
            {
                expiryListed.wrapAndApplyHeader(buffer, offset, header);
                underlyingOfExpiry.put(expiryListed.expiryId(), expiryListed.underlyingId());
            }
            case OptionListedDecoder.TEMPLATE_ID ->
            {
                optionListed.wrapAndApplyHeader(buffer, offset, header);
                add(optionListed.instrumentId(), known(underlyingOfExpiry, optionListed.expiryId()),
                    optionListed.lotSize());
            }
            case FutureListedDecoder.TEMPLATE_ID ->
            {
                futureListed.wrapAndApplyHeader(buffer, offset, header);
                add(futureListed.instrumentId(), known(underlyingOfExpiry, futureListed.expiryId()),
                    futureListed.lotSize());
            }
            case PerpetualListedDecoder.TEMPLATE_ID ->
            {
                perpetualListed.wrapAndApplyHeader(buffer, offset, header);
                add(perpetualListed.instrumentId(), perpetualListed.underlyingId(), perpetualListed.lotSize());
            }
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
            {
                spotPriceChanged.wrapAndApplyHeader(buffer, offset, header);
                spots.put(spotPriceChanged.underlyingId(), spotPriceChanged.price());
            }
            case LiquidityChangedDecoder.TEMPLATE_ID ->
            {
                liquidityChanged.wrapAndApplyHeader(buffer, offset, header);
                liquidity.put(
                    liquidityChanged.instrumentId(),
                    new Liquidity(liquidityChanged.halfSpread(), liquidityChanged.depth()));
            }
            default ->
            {
            }
        }
    }

    private void add(final int instrumentId, final int underlyingId, final long lotSize)
    {
        underlyings.put(instrumentId, underlyingId);
        lotSizes.put(instrumentId, lotSize);
    }

    /** Returns the underlyings with instruments. */
    Set<Integer> underlyings()
    {
        return new TreeSet<>(underlyings.values());
    }

    int underlying(final int instrumentId)
    {
        return known(underlyings, instrumentId);
    }

    long lotSize(final int instrumentId)
    {
        return known(lotSizes, instrumentId);
    }

    long spot(final int underlyingId)
    {
        return known(spots, underlyingId);
    }

    Liquidity liquidity(final int instrumentId)
    {
        return known(liquidity, instrumentId);
    }

    private static <T> T known(final Map<Integer, T> values, final int id)
    {
        return Objects.requireNonNull(values.get(id), "the market has not named it");
    }

    /**
     * What is visible of an instrument.
     *
     * @param halfSpread cash per coin.
     * @param depth      contracts.
     */
    record Liquidity(long halfSpread, long depth)
    {
    }
}
