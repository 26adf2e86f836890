package softlanding.engine.margin;

import softlanding.engine.market.Instruments;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * What is required beside the worst scenario: for perpetuals and futures, naked short options, collateral haircuts and,
 * for initial margin, prices of low confidence. Magnitudes in cash, summed over the book.
 */
final class Contingencies
{
    private final Market market;
    private final Valuation valuation;
    private MarginModel model;
    private double spot;
    private long spotConfidence;
    private long perpetualConfidence;
    private double maintenance;
    private double initialAddOn;

    Contingencies(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
    }

    void begin()
    {
        maintenance = 0;
        initialAddOn = 0;
    }

    /** The underlying that what is added next belongs to; perpetuals come before options. */
    void beginUnderlying(final int underlying)
    {
        model = market.underlyings().model(underlying);
        spot = Decimal8.toDouble(market.underlyings().spot(underlying));
        spotConfidence = market.underlyings().confidence(underlying);
        perpetualConfidence = Decimal8.ONE;
    }

    /** A perpetual or future: |coins| spot perpPct, and its add-on. */
    void addLinear(final Book book, final int row)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        final double notional = Math.abs(instruments.coins(instrument, book.quantity(row))) * spot;
        maintenance += notional * model.perpPct;
        initialAddOn += notional * model.perpInitialAddOn;

        final boolean perpetual = instruments.kind(instrument) == InstrumentKind.PERPETUAL;
        final long own = perpetual ? instruments.perpetualConfidence(instrument) :
            market.expiries().forwardConfidence(instruments.expiry(instrument));
        if (perpetual)
        {
            perpetualConfidence = Math.min(perpetualConfidence, own);
        }
        addConfidence(model, Math.min(spotConfidence, own), notional);
    }

    /** The options of an expiry: naked shorts per strike, and the confidence of all marks behind them. */
    void addOptions(final Book book, final int begin, final int end, final int expiry)
    {
        final Instruments instruments = market.instruments();
        long confidence = Math.min(
            Math.min(spotConfidence, perpetualConfidence), market.expiries().confidence(expiry));
        double absoluteCoins = 0;
        double nakedCoins = 0;
        double netCoins = 0;
        int strike = Ids.NONE;
        for (int row = begin; row < end; row++)
        {
            final int instrument = book.instrument(row);
            final double coins = instruments.coins(instrument, book.quantity(row));
            if (instruments.strikeSlot(instrument) != strike)
            {
                nakedCoins += Math.max(0, -netCoins);
                netCoins = 0;
                strike = instruments.strikeSlot(instrument);
            }
            netCoins += coins;
            absoluteCoins += Math.abs(coins);
            if (coins != 0)
            {
                confidence = Math.min(confidence, market.strikes().confidence(strike));
            }
        }
        nakedCoins += Math.max(0, -netCoins);

        maintenance += nakedCoins * spot * model.optionPct;
        initialAddOn += nakedCoins * spot * model.optionInitialAddOn;
        addConfidence(model, confidence, absoluteCoins * spot);
    }

    /** The haircuts of collateral, and the confidence of its prices. */
    void addCollateral(final Book book)
    {
        for (int i = 0; i < book.balances(); i++)
        {
            final int asset = book.asset(i);
            final double value = Decimal8.toDouble(valuation.collateralValue(book, i));
            maintenance += value * market.assets().maintenanceHaircut(asset);
            initialAddOn += value * market.assets().initialHaircutAddOn(asset);

            final int reference = valuation.referenceUnderlying(book, asset);
            if (reference != Ids.NONE)
            {
                addConfidence(
                    market.underlyings().model(reference),
                    Math.min(market.assets().confidence(asset), market.underlyings().confidence(reference)),
                    value);
            }
        }
    }

    /** (1 - c) confMargin notional where c is below the threshold. */
    private void addConfidence(final MarginModel of, final long confidence, final double notional)
    {
        final double c = Decimal8.toDouble(confidence);
        if (c < of.confThreshold)
        {
            initialAddOn += (1 - c) * of.confMargin * notional;
        }
    }

    double maintenance()
    {
        return maintenance;
    }

    double initialAddOn()
    {
        return initialAddOn;
    }
}
