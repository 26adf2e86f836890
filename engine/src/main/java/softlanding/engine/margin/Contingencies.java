package softlanding.engine.margin;

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
    private long expiryConfidence;
    private double absoluteCoins;
    private double nakedCoins;
    private int strike;
    private double strikeCoins;
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

    /** So many coins of a perpetual or future: |coins| spot perpPct, and its add-on. */
    void addLinear(final int instrument, final double coins)
    {
        final double notional = Math.abs(coins) * spot;
        maintenance += notional * model.perpPct;
        initialAddOn += notional * model.perpInitialAddOn;

        final int expiry = market.instruments().expiry(instrument);
        final boolean perpetual = expiry == Ids.NONE;
        final long own = perpetual ?
            market.instruments().perpetualConfidence(instrument) : market.expiries().forwardConfidence(expiry);
        if (perpetual)
        {
            perpetualConfidence = Math.min(perpetualConfidence, own);
        }
        addConfidence(model, Math.min(spotConfidence, own), notional);
    }

    /** The expiry that the options added next belong to. */
    void beginExpiry(final int expiry)
    {
        expiryConfidence = Math.min(
            Math.min(spotConfidence, perpetualConfidence), market.expiries().confidence(expiry));
        absoluteCoins = 0;
        nakedCoins = 0;
        strike = Ids.NONE;
        strikeCoins = 0;
    }

    /** So many coins of a call or put, strike by strike. */
    void addOption(final int ofStrike, final double coins)
    {
        if (ofStrike != strike)
        {
            nakedCoins += Math.max(0, -strikeCoins);
            strike = ofStrike;
            strikeCoins = 0;
        }
        strikeCoins += coins;
        absoluteCoins += Math.abs(coins);
        expiryConfidence = Math.min(expiryConfidence, market.strikes().confidence(ofStrike));
    }

    /** Naked shorts: per strike call and put net, what is short: coins spot optionPct. And confidence in all marks. */
    void endExpiry()
    {
        nakedCoins += Math.max(0, -strikeCoins);
        maintenance += nakedCoins * spot * model.optionPct;
        initialAddOn += nakedCoins * spot * model.optionInitialAddOn;
        addConfidence(model, expiryConfidence, absoluteCoins * spot);
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
