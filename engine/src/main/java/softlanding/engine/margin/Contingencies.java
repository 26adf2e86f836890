package softlanding.engine.margin;

import org.jspecify.annotations.Nullable;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Sums the requirements beside the worst scenario: for perpetuals and futures, naked short options, collateral haircuts
 * and, in initial margin, prices of low confidence. Magnitudes in cash, summed over the portfolio.
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
    private @Nullable MarginBreakdown breakdown;

    Contingencies(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
    }

    /** Writes every addition from now on, or none any more if it is null. */
    void explainTo(final @Nullable MarginBreakdown newBreakdown)
    {
        breakdown = newBreakdown;
    }

    void begin()
    {
        maintenance = 0;
        initialAddOn = 0;
    }

    /** Begins an underlying, to which the following additions belong; perpetuals come before options. */
    @Begins
    void beginUnderlying(final int underlying)
    {
        model = market.underlyings().model(underlying);
        spot = Decimal8.toDouble(valuation.spot(underlying));
        spotConfidence = market.underlyings().confidence(underlying);
        perpetualConfidence = Decimal8.ONE;
        if (breakdown != null)
        {
            breakdown.beginUnderlying();
        }
    }

    /** Adds coins of a perpetual or future: |coins| spot perpPct, and its add-on. */
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
        final double low = addConfidence(model, Math.min(spotConfidence, own), notional);
        if (breakdown != null)
        {
            breakdown.add(
                MarginComponent.LINEAR_CONTINGENCY, notional * model.perpPct,
                notional * (model.perpPct + model.perpInitialAddOn));
            breakdown.add(MarginComponent.LOW_CONFIDENCE, 0, low);
        }
    }

    /** Begins an expiry, to which the following options belong. */
    void beginExpiry(final int expiry)
    {
        expiryConfidence = Math.min(
            Math.min(spotConfidence, perpetualConfidence), market.expiries().confidence(expiry));
        absoluteCoins = 0;
        nakedCoins = 0;
        strike = Ids.NONE;
        strikeCoins = 0;
    }

    /** Adds coins of a call or put, strike by strike. */
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

    /**
     * Ends an expiry. Naked shorts: per strike, calls and puts netted, the short coins times spot times optionPct. Adds
     * the low confidence of all marks.
     */
    void endExpiry()
    {
        nakedCoins += Math.max(0, -strikeCoins);
        maintenance += nakedCoins * spot * model.optionPct;
        initialAddOn += nakedCoins * spot * model.optionInitialAddOn;
        final double low = addConfidence(model, expiryConfidence, absoluteCoins * spot);
        if (breakdown != null)
        {
            final double notional = nakedCoins * spot;
            breakdown.add(
                MarginComponent.NAKED_SHORT, notional * model.optionPct,
                notional * (model.optionPct + model.optionInitialAddOn));
            breakdown.add(MarginComponent.LOW_CONFIDENCE, 0, low);
        }
    }

    /** Adds the haircuts of collateral and the low confidence of its prices. */
    void addCollateral(final Book book)
    {
        for (int i = 0; i < book.balances(); i++)
        {
            final int asset = book.asset(i);
            final double value = Decimal8.toDouble(valuation.collateralValue(book, i));
            maintenance += value * market.assets().maintenanceHaircut(asset);
            initialAddOn += value * market.assets().initialHaircutAddOn(asset);

            final int reference = valuation.referenceUnderlying(book, asset);
            final double low = reference == Ids.NONE ? 0 : addConfidence(
                market.underlyings().model(reference),
                Math.min(market.assets().confidence(asset), market.underlyings().confidence(reference)),
                value);
            if (breakdown != null)
            {
                final double haircut = value * market.assets().maintenanceHaircut(asset);
                breakdown.addBalance(
                    asset, book.assetQuantity(i), value, haircut,
                    haircut + value * market.assets().initialHaircutAddOn(asset) + low);
            }
        }
    }

    /** Adds (1 - c) confMargin notional where the confidence c is below the threshold, and returns it. */
    private double addConfidence(final MarginModel of, final long confidence, final double notional)
    {
        final double c = Decimal8.toDouble(confidence);
        final double addOn = c < of.confThreshold ? (1 - c) * of.confMargin * notional : 0;
        initialAddOn += addOn;
        return addOn;
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
