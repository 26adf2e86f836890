package softlanding.engine.market;

import softlanding.engine.execution.ExecutionBook;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds everything listed and its marks. Changes pass through this class, so that risk arrays know which values are
 * stale.
 */
public final class Market extends Listings
{
    private final StateColumn stable = new StateColumn(StateOwner.STABLE, 3);
    private final ExecutionBook execution;

    /** Reserves room for the given numbers, and for as many strikes as instruments. */
    public Market(
        final int maxUnderlyings, final int maxExpiries, final int maxInstruments, final int maxAssets)
    {
        this(maxUnderlyings, maxExpiries, maxInstruments, maxAssets, maxInstruments);
    }

    /** Reserves room for the given numbers. */
    public Market(
        final int maxUnderlyings,
        final int maxExpiries,
        final int maxInstruments,
        final int maxAssets,
        final int maxStrikes)
    {
        super(maxUnderlyings, maxExpiries, maxInstruments, maxAssets, maxStrikes);
        execution = new ExecutionBook(maxUnderlyings);
        stable.set(0, Decimal8.ONE);
        stable.set(1, Decimal8.ONE);
    }

    /** Returns what orders cost beyond their price, and how long they take. */
    public ExecutionBook execution()
    {
        return execution;
    }

    /** Returns the price of cash in USD, a Decimal8 mantissa. */
    public long stablePrice()
    {
        return stable.get(0);
    }

    /** Returns the confidence in the price of cash, a Decimal8 mantissa, 0 to 1. */
    public long stableConfidence()
    {
        return stable.get(1);
    }

    /** Returns whether the stable price has a feed: at least one price has arrived. */
    public boolean hasStablePrice()
    {
        return stable.get(2) != 0;
    }

    /** Replaces the scenario model of an underlying's slot. Its scenario values are computed again at the next read. */
    public void setMarginModel(final int underlying, final MarginModel model)
    {
        change();
        underlyings().setModel(underlying, model);
        riskArrays().modelChanged(underlying);
    }

    /** Replaces the standard model of an underlying's slot. */
    public void setStandardModel(final int underlying, final StandardModel model)
    {
        change();
        underlyings().setStandardModel(underlying, model);
    }

    /** Sets a spot: cash per coin above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeSpot(final int underlying, final long price, final long confidence)
    {
        change();
        underlyings().mark(underlying, price, confidence);
    }

    /** Sets a forward and moves the clock at which the expiry's options are valued. */
    public void changeForward(
        final int expiry, final long forward, final long rate, final long forwardConfidence,
        final long rateConfidence, final long nowNs)
    {
        change();
        expiries().mark(expiry, forward, rate, forwardConfidence, rateConfidence);
        expiries().moveClock(expiry, nowNs);
        riskArrays().expiryChanged(expiry);
    }

    /** Sets the volatility of a strike: annual, not negative, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeVolatility(final int strikeSlot, final long volatility, final long confidence)
    {
        change();
        strikes().mark(strikeSlot, volatility, confidence);
        riskArrays().strikeChanged(strikeSlot);
    }

    /** Sets the mark of a perpetual: cash per coin above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changePerpetualPrice(final int instrument, final long price, final long confidence)
    {
        change();
        instruments().markPerpetual(instrument, price, confidence);
    }

    /** Adds funding: cash per contract, signed; longs receive a positive amount. */
    public void accrueFunding(final int instrument, final long amountPerContract)
    {
        change();
        instruments().accrueFunding(instrument, amountPerContract);
    }

    /** Sets the price of a collateral asset: USD per coin above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeCollateralPrice(final int asset, final long price, final long confidence)
    {
        change();
        assets().mark(asset, price, confidence);
    }

    /** Sets the price of the stablecoin: USD above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeStablePrice(final long price, final long confidence)
    {
        change();
        stable.set(0, price);
        stable.set(1, confidence);
        stable.set(2, 1);
    }

    /** Sets half the spread, cash per coin, and the visible depth of both sides; Decimal8 mantissas, not negative. */
    public void changeLiquidity(final int instrument, final long halfSpread, final long depth)
    {
        changeLiquidity(instrument, halfSpread, depth, depth, 0, 0);
    }

    /**
     * Sets half the spread, cash per coin, and the visible depth, contracts; Decimal8 mantissas, not negative.
     *
     * @param bidDepth what buyers show.
     * @param askDepth what sellers show.
     * @param sequence sequence of the event that tells it.
     */
    public void changeLiquidity(
        final int instrument,
        final long halfSpread,
        final long bidDepth,
        final long askDepth,
        final long nowNs,
        final long sequence)
    {
        change();
        instruments().setLiquidity(instrument, halfSpread, bidDepth, askDepth);
        instruments().liquidityAge().note(instrument, nowNs, sequence);
    }

    /** Sets the settlement price of an expiry: cash per coin above 0, a Decimal8 mantissa. */
    public void settle(final int expiry, final long settlementPrice)
    {
        change();
        expiries().settle(expiry, settlementPrice);
    }

    /** Values an expired expiry at an estimate until it settles: cash per coin above 0, a Decimal8 mantissa. */
    public void delaySettlement(final int expiry, final long estimate, final long nowNs)
    {
        change();
        expiries().estimateSettlement(expiry, estimate);
        expiries().moveClock(expiry, nowNs);
        riskArrays().expiryChanged(expiry);
    }

    /** Values an expired expiry by its forward again, because the estimate of its settlement is wrong. */
    public void dropSettlementEstimate(final int expiry)
    {
        change();
        expiries().dropSettlementEstimate(expiry);
        riskArrays().expiryChanged(expiry);
    }

    /** Sets the known part of an expiry's settlement average, or 0 where nobody told it; a Decimal8 mantissa. */
    public void fixPart(final int expiry, final long price)
    {
        change();
        expiries().fixPart(expiry, price);
        riskArrays().expiryChanged(expiry);
    }

    /** Sets the relative move of the settlement price that expired positions are margined for. */
    public void setMaxSettlementMove(final long share)
    {
        change();
        riskArrays().setMaxSettlementMove(Decimal8.toDouble(share));
    }

    /** Values an expiry's options as of a later time. */
    public void moveClock(final int expiry, final long nowNs)
    {
        if (!expiries().isSettled(expiry) && expiries().moveClock(expiry, nowNs))
        {
            change();
            riskArrays().expiryChanged(expiry);
        }
    }

    /**
     * Values an expiry's options as of a later time, unless their present time is at most a number of nanoseconds old.
     * In the last 30 minutes the time always moves, because the forward becomes fixed second by second.
     */
    public void moveClock(final int expiry, final long nowNs, final long oldestNs)
    {
        if (nowNs - expiries().clockNs(expiry) > oldestNs ||
            expiries().expiryNs(expiry) - nowNs <= ExpiryShocks.AVERAGING_NS)
        {
            moveClock(expiry, nowNs);
        }
    }

    /** Values all options as of a later time. */
    public void moveClocks(final long nowNs)
    {
        for (int expiry = 0; expiry < expiries().ids().size(); expiry++)
        {
            moveClock(expiry, nowNs);
        }
    }

    /** Returns the book key of an instrument: its place in the order of {@link BookKeys}. */
    public long bookKey(final int instrument)
    {
        return BookKeys.of(
            instruments().underlying(instrument), instruments().expiry(instrument),
            instruments().strikeSlot(instrument), instrument);
    }

    /** Returns the least book key of an expiry; {@link BookKeys#OF_EXPIRY} more is one past the greatest. */
    public long expiryKey(final int expiry)
    {
        return BookKeys.of(expiries().underlying(expiry), expiry, Ids.NONE, 0);
    }

    /** Returns the least book key of a strike; {@link BookKeys#OF_STRIKE} more is one past the greatest. */
    public long strikeKey(final int strikeSlot)
    {
        final int expiry = strikes().expiry(strikeSlot);
        return BookKeys.of(expiries().underlying(expiry), expiry, strikeSlot, 0);
    }

    /** Returns the sum over all state of the market; equal states have equal sums. */
    @Override
    public long hash()
    {
        return super.hash() + stable.hash() + execution.hash();
    }

    /** Copies everything listed, and its marks; see {@link StateCopy}. */
    @Override
    public void copyState(final StateCopy copy)
    {
        super.copyState(copy);
        stable.copyState(copy);
        execution.copyState(copy);
    }
}
