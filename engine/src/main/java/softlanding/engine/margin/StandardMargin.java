package softlanding.engine.margin;

import org.jspecify.annotations.Nullable;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.market.StandardModel;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Computes standard margin: rules per position and expiry instead of scenarios over the portfolio. Long options have
 * neither value nor requirement, but offset short ones.
 *
 * <pre>
 * excess        = cash + per underlying: perpetuals (profit - |coins| price perpMm)
 *                      + per expiry the better of isolated requirements and least payoff
 *                      + collateral at collateralFactor
 * margin equity = cash + profit and funding + collateral at collateralFactor;  requirement = margin equity - excess
 * </pre>
 *
 * Initial margin adds requirements for low confidence and a lost peg. All amounts are in cash. The rules are Derive's
 * (v2-core).
 */
public final class StandardMargin
{
    private final Market market;
    private final Valuation valuation;
    private final StandardExpiry expiryMargin;
    /** Per expiry whether the least payoff was the better method. */
    private final boolean[] heldPayoff;
    private boolean usesHeld;
    private double maintenance;
    private double initial;
    private double optionsValue;
    private @Nullable MarginBreakdown breakdown;

    /** Computes at the marks of this market, which the valuation reads as well. */
    public StandardMargin(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
        this.expiryMargin = new StandardExpiry(market, valuation);
        heldPayoff = new boolean[market.expiries().ids().capacity()];
    }

    /** Writes what the margin consists of from now on, or no longer if it is null. */
    void explainTo(final @Nullable MarginBreakdown newBreakdown)
    {
        breakdown = newBreakdown;
    }

    /** Remembers which method is the better one for each expiry of a priced portfolio. */
    void holdMethods(final Book book)
    {
        int row = 0;
        while (row < book.size())
        {
            if (market.instruments().kind(book.instrument(row)).isOption())
            {
                final int begin = row;
                row = endOfExpiry(book, row);
                expiryMargin.evaluate(book, begin, row);
                heldPayoff[market.instruments().expiry(book.instrument(begin))] = expiryMargin.isPayoffBetter();
            }
            else
            {
                row++;
            }
        }
    }

    boolean isPayoffHeld(final int expiry)
    {
        return heldPayoff[expiry];
    }

    /** Sets whether evaluations use the remembered methods. */
    void useHeldMethods(final boolean held)
    {
        usesHeld = held;
    }

    /** Evaluates the margin of a priced portfolio. */
    public void evaluate(final Book book, final AccountMargin margin)
    {
        maintenance = 0;
        initial = 0;
        optionsValue = 0;
        int row = 0;
        int underlying = valuation.nextUnderlying(book, row, Ids.NONE);
        while (underlying != Ids.NONE)
        {
            margin.addUnderlying(
                underlying, (int)market.underlyings().ids().id(underlying), 0, AccountMargin.NO_SCENARIO);
            if (breakdown != null)
            {
                breakdown.beginUnderlying();
            }
            row = addUnderlying(book, row, underlying);
            if (breakdown != null)
            {
                breakdown.endUnderlying();
            }
            underlying = valuation.nextUnderlying(book, row, underlying);
        }

        long counted = book.cash();
        for (int i = 0; i < book.size(); i++)
        {
            counted = Math.addExact(counted, valuation.unrealised(book, i));
        }
        final long marginEquity = Math.addExact(counted, Decimal8.floor(addCollateral(book)));
        final long equity = Math.addExact(valuation.equityWithoutOptions(book), Decimal8.floor(optionsValue));
        margin.set(equity, marginEquity, Decimal8.ceil(maintenance), Decimal8.ceil(initial));
    }

    /** Adds an underlying's positions to the requirements; returns the row after its last one. */
    private int addUnderlying(final Book book, final int from, final int underlying)
    {
        final Instruments instruments = market.instruments();
        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            if (instruments.kind(book.instrument(row)).isOption())
            {
                final int begin = row;
                row = endOfExpiry(book, row);
                addExpiry(book, begin, row);
            }
            else
            {
                addLinear(book, row);
                row++;
            }
        }
        return row;
    }

    private int endOfExpiry(final Book book, final int begin)
    {
        final int expiry = market.instruments().expiry(book.instrument(begin));
        int row = begin;
        while (row < book.size() && market.instruments().expiry(book.instrument(row)) == expiry)
        {
            row++;
        }
        return row;
    }

    private void addLinear(final Book book, final int row)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        if (book.quantity(row) == 0)
        {
            return;
        }
        final int underlying = instruments.underlying(instrument);
        final StandardModel model = market.underlyings().standardModel(underlying);
        final double coins = Math.abs(instruments.coins(instrument, book.quantity(row)));
        final double notional = coins * Decimal8.toDouble(valuation.mark(instrument));
        final long own = instruments.kind(instrument) == InstrumentKind.PERPETUAL ?
            instruments.perpetualConfidence(instrument) :
            market.expiries().forwardConfidence(instruments.expiry(instrument));
        maintenance += notional * model.perpMm;
        initial += notional * model.perpIm + initialAddOn(underlying, own, coins);
        if (breakdown != null)
        {
            breakdown.add(MarginComponent.LINEAR, notional * model.perpMm, notional * model.perpIm);
        }
    }

    private void addExpiry(final Book book, final int begin, final int end)
    {
        expiryMargin.evaluate(book, begin, end);
        final int instrument = book.instrument(begin);
        maintenance += usesHeld ?
            expiryMargin.maintenance(heldPayoff[market.instruments().expiry(book.instrument(begin))]) :
            expiryMargin.maintenance();
        initial += expiryMargin.initial() + initialAddOn(
            market.instruments().underlying(instrument), expiryMargin.confidence(), expiryMargin.shortCoins());
        optionsValue += expiryMargin.value();
        if (breakdown != null)
        {
            explainExpiry(breakdown, market.instruments().expiry(instrument));
        }
    }

    private void explainExpiry(final MarginBreakdown parts, final int expiry)
    {
        final boolean payoff = expiryMargin.isPayoffBetter();
        final boolean same = payoff == expiryMargin.isInitialByPayoff();
        parts.addPart(method(payoff), expiry, expiryMargin.maintenance(), same ? expiryMargin.initial() : 0);
        if (!same)
        {
            parts.addPart(method(!payoff), expiry, 0, expiryMargin.initial());
        }
    }

    private static MarginComponent method(final boolean payoff)
    {
        return payoff ? MarginComponent.LEAST_PAYOFF : MarginComponent.ISOLATED;
    }

    /**
     * Returns the addition to the initial requirement for low confidence and a lost peg, for coins of perpetuals or
     * shorts.
     */
    private double initialAddOn(final int underlying, final long ownConfidence, final double coins)
    {
        final StandardModel model = market.underlyings().standardModel(underlying);
        final double notional = coins * Decimal8.toDouble(valuation.spot(underlying));
        final double pegLoss = Math.max(0, model.pegThreshold - Decimal8.toDouble(market.stablePrice()));
        final double low =
            lowConfidence(model, Math.min(ownConfidence, market.underlyings().confidence(underlying)), notional);
        if (breakdown != null)
        {
            breakdown.add(MarginComponent.LOW_CONFIDENCE, 0, low);
            breakdown.add(MarginComponent.PEG, 0, pegLoss * model.pegFactor * notional);
        }
        return low + pegLoss * model.pegFactor * notional;
    }

    private static double lowConfidence(final StandardModel model, final long confidence, final double notional)
    {
        final double c = Decimal8.toDouble(confidence);
        return c < model.confThreshold ? (1 - c) * model.confFactor * notional : 0;
    }

    /** Adds collateral's initial requirement; returns the part of its value that counts. */
    private double addCollateral(final Book book)
    {
        double counted = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            final int reference = valuation.referenceUnderlying(book, book.asset(i));
            if (reference != Ids.NONE)
            {
                final StandardModel model = market.underlyings().standardModel(reference);
                final double value = Decimal8.toDouble(valuation.collateralValue(book, i));
                final double share = value * model.collateralFactor;
                counted += share;
                final double ofInitial = share * (1 - model.collateralInitialScale) +
                    lowConfidence(model, market.underlyings().confidence(reference), value);
                initial += ofInitial;
                if (breakdown != null)
                {
                    breakdown.addBalance(book.asset(i), book.assetQuantity(i), share, 0, ofInitial);
                }
            }
        }
        return counted;
    }
}
