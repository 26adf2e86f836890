package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.AccountOpenedDecoder;
import softlanding.codecs.CollateralListedDecoder;
import softlanding.codecs.ExpiryListedDecoder;
import softlanding.codecs.FutureListedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OptionListedDecoder;
import softlanding.codecs.OptionRight;
import softlanding.codecs.PerpetualListedDecoder;
import softlanding.codecs.PortfolioMarginSetDecoder;
import softlanding.codecs.StandardMarginSetDecoder;
import softlanding.codecs.UnderlyingListedDecoder;
import softlanding.engine.OptionTerms;
import softlanding.engine.ReferenceEventHandler;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.market.VolShock;

/** Decodes the events that list instruments and set parameters. */
final class ReferenceAdapter
{
    private final ReferenceEventHandler events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnderlyingListedDecoder underlyingListed = new UnderlyingListedDecoder();
    private final ExpiryListedDecoder expiryListed = new ExpiryListedDecoder();
    private final OptionListedDecoder optionListed = new OptionListedDecoder();
    private final OptionTerms optionTerms = new OptionTerms();
    private final FutureListedDecoder futureListed = new FutureListedDecoder();
    private final PerpetualListedDecoder perpetualListed = new PerpetualListedDecoder();
    private final CollateralListedDecoder collateralListed = new CollateralListedDecoder();
    private final PortfolioMarginSetDecoder portfolioMarginSet = new PortfolioMarginSetDecoder();
    private final StandardMarginSetDecoder standardMarginSet = new StandardMarginSetDecoder();
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();

    ReferenceAdapter(final ReferenceEventHandler events)
    {
        this.events = events;
    }

    void onUnderlyingListed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        underlyingListed.wrapAndApplyHeader(buffer, offset, header);
        events.onUnderlyingListed(sequence, underlyingListed.timestampNs(), underlyingListed.underlyingId());
    }

    void onExpiryListed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        expiryListed.wrapAndApplyHeader(buffer, offset, header);
        events.onExpiryListed(
            sequence, expiryListed.timestampNs(), expiryListed.expiryId(), expiryListed.underlyingId(),
            expiryListed.expiryNs());
    }

    void onOptionListed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        optionListed.wrapAndApplyHeader(buffer, offset, header);
        final long timestampNs = optionListed.timestampNs();
        final int instrumentId = optionListed.instrumentId();
        optionTerms.expiryId = optionListed.expiryId();
        optionTerms.strike = optionListed.strike();
        optionTerms.call = optionListed.right() == OptionRight.CALL;
        optionTerms.contractSize = optionListed.contractSize();
        optionTerms.lotSize = optionListed.lotSize();
        optionTerms.tickSize = tick(optionListed.tickSize(), OptionListedDecoder.tickSizeNullValue());
        events.onOptionListed(sequence, timestampNs, instrumentId, optionTerms);
    }

    void onFutureListed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        futureListed.wrapAndApplyHeader(buffer, offset, header);
        events.onFutureListed(
            sequence, futureListed.timestampNs(), futureListed.instrumentId(), futureListed.expiryId(),
            futureListed.contractSize(), futureListed.lotSize(),
            tick(futureListed.tickSize(), FutureListedDecoder.tickSizeNullValue()));
    }

    void onPerpetualListed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        perpetualListed.wrapAndApplyHeader(buffer, offset, header);
        events.onPerpetualListed(
            sequence, perpetualListed.timestampNs(), perpetualListed.instrumentId(), perpetualListed.underlyingId(),
            perpetualListed.contractSize(), perpetualListed.lotSize(),
            tick(perpetualListed.tickSize(), PerpetualListedDecoder.tickSizeNullValue()));
    }

    private static long tick(final long tickSize, final long absent)
    {
        return tickSize == absent ? 1 : tickSize;
    }

    void onCollateralListed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        collateralListed.wrapAndApplyHeader(buffer, offset, header);
        events.onCollateralListed(
            sequence, collateralListed.timestampNs(), collateralListed.assetId(),
            collateralListed.riskCancellingUnderlyingId(), collateralListed.maintenanceHaircut(),
            collateralListed.initialHaircutAddOn());
    }

    void onPortfolioMarginSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final PortfolioMarginSetDecoder decoder = portfolioMarginSet.wrapAndApplyHeader(buffer, offset, header);
        final PortfolioMarginSettings settings = new PortfolioMarginSettings();
        settings.mmFactor = decoder.mmFactor();
        settings.imFactor = decoder.imFactor();
        settings.volRangeUp = decoder.volRangeUp();
        settings.volRangeDown = decoder.volRangeDown();
        settings.minShockedVol = decoder.minShockedVol();
        settings.shortTermPower = decoder.shortTermPower();
        settings.longTermPower = decoder.longTermPower();
        settings.dteFloor = decoder.dteFloor();
        settings.linearCBase = decoder.linearCBase();
        settings.linearScaleCap = decoder.linearScaleCap();
        settings.absCBase = decoder.absCBase();
        settings.absScaleCap = decoder.absScaleCap();
        settings.minKStar = decoder.minKStar();
        settings.widthScale = decoder.widthScale();
        settings.volParamStatic = decoder.volParamStatic();
        settings.volParamScale = decoder.volParamScale();
        settings.baseLong = decoder.baseLong();
        settings.longRateMult = decoder.longRateMult();
        settings.longRateAdd = decoder.longRateAdd();
        settings.baseShort = decoder.baseShort();
        settings.shortRateMult = decoder.shortRateMult();
        settings.shortRateAdd = decoder.shortRateAdd();
        settings.basisUp = decoder.basisUp();
        settings.basisDown = decoder.basisDown();
        settings.basisAdd = decoder.basisAdd();
        settings.basisMult = decoder.basisMult();
        settings.perpPct = decoder.perpPct();
        settings.perpInitialAddOn = decoder.perpInitialAddOn();
        settings.optionPct = decoder.optionPct();
        settings.optionInitialAddOn = decoder.optionInitialAddOn();
        settings.confThreshold = decoder.confThreshold();
        settings.confMargin = decoder.confMargin();
        settings.pegThreshold = decoder.pegThreshold();
        settings.pegFactor = decoder.pegFactor();
        final long timestampNs = decoder.timestampNs();
        final int underlyingId = decoder.underlyingId();
        for (final PortfolioMarginSetDecoder.ScenariosDecoder scenario : decoder.scenarios())
        {
            settings.addScenario(
                scenario.spotShock(), VolShock.valueOf(scenario.volShock().name()), scenario.weight());
        }
        events.onPortfolioMarginSet(sequence, timestampNs, underlyingId, settings);
    }

    void onStandardMarginSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        final StandardMarginSetDecoder decoder = standardMarginSet.wrapAndApplyHeader(buffer, offset, header);
        final StandardMarginSettings settings = new StandardMarginSettings();
        settings.perpIm = decoder.perpIm();
        settings.perpMm = decoder.perpMm();
        settings.optMax = decoder.optMax();
        settings.optMin = decoder.optMin();
        settings.mmCall = decoder.mmCall();
        settings.mmPutSpot = decoder.mmPutSpot();
        settings.mmPutMark = decoder.mmPutMark();
        settings.unpairedIm = decoder.unpairedIm();
        settings.unpairedMm = decoder.unpairedMm();
        settings.mmOffsetScale = decoder.mmOffsetScale();
        settings.confThreshold = decoder.confThreshold();
        settings.confFactor = decoder.confFactor();
        settings.pegThreshold = decoder.pegThreshold();
        settings.pegFactor = decoder.pegFactor();
        settings.collateralFactor = decoder.collateralFactor();
        settings.collateralInitialScale = decoder.collateralInitialScale();
        events.onStandardMarginSet(sequence, decoder.timestampNs(), decoder.underlyingId(), settings);
    }

    void onAccountOpened(final long sequence, final DirectBuffer buffer, final int offset)
    {
        accountOpened.wrapAndApplyHeader(buffer, offset, header);
        events.onAccountOpened(
            sequence, accountOpened.timestampNs(), accountOpened.accountId(),
            accountOpened.marginMode() == softlanding.codecs.MarginMode.STANDARD ?
                MarginMode.STANDARD : MarginMode.PORTFOLIO,
            accountOpened.accountClass());
    }
}
