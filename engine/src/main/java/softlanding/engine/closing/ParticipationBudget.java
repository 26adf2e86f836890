package softlanding.engine.closing;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/**
 * Limits the volume of one round so that liquidation does not push the market. It tracks the remaining share of each
 * instrument's visible depth in the window, and the remaining notional under the limit for all accounts. The smallest
 * lot of a unit is always allowed if nothing else is in liquidation, because otherwise an illiquid position could never
 * be closed.
 */
public final class ParticipationBudget
{
    /** An instrument without visible depth is ordered at this part of the position per window. */
    private static final int UNKNOWN_DEPTH_PARTS = 10;

    private final Market market;
    private final Valuation valuation;
    private final OrderedVolumeWindow orderedVolume;
    private final long[] left;
    private final boolean[] untouched;
    private final long[] knownSince;
    private long plans;
    private boolean lifted = true;
    private ParticipationLimits limits;
    private int account;
    private Book book;
    private double cashLeft;
    private boolean nothingInSale;
    private long unitLots;
    private double unitValue;
    private boolean unitUntouched;

    /** Starts without limits. */
    public ParticipationBudget(final Market market, final Valuation valuation, final OrderedVolumeWindow orderedVolume)
    {
        this.market = market;
        this.valuation = valuation;
        this.orderedVolume = orderedVolume;
        final int instruments = market.instruments().ids().capacity();
        left = new long[instruments];
        untouched = new boolean[instruments];
        knownSince = new long[instruments];
    }

    /** Returns a budget without limits, for plans that are alone. */
    static ParticipationBudget unlimited(final Market market, final Valuation valuation)
    {
        return new ParticipationBudget(market, valuation,
            new OrderedVolumeWindow(market.instruments().ids().capacity(), 1));
    }

    /** Removes the limits for the next plan. */
    public void lift()
    {
        lifted = true;
    }

    /**
     * Applies the limits to the next plan.
     *
     * @param inSale the notional already in liquidation by orders and auctions, in cash at mark; Decimal8 mantissa.
     * @param ofAccount the account that closes.
     * @param ofBook its portfolio; the rows stay while the limits apply.
     */
    @Begins
    public void begin(
        final ParticipationLimits newLimits, final double inSale, final int ofAccount, final Book ofBook)
    {
        account = ofAccount;
        book = ofBook;
        lifted = false;
        limits = newLimits;
        cashLeft = limits.maxNotionalInLiquidation() == Long.MAX_VALUE ? Double.MAX_VALUE :
            limits.maxNotionalInLiquidation() - inSale;
        nothingInSale = inSale == 0;
        plans++;
    }

    boolean isUnlimited()
    {
        return lifted;
    }

    /** Begins the query for a unit: one {@link #addLeg} per leg follows, then {@link #unitLots}. */
    void beginUnit()
    {
        unitLots = Long.MAX_VALUE;
        unitValue = 0;
        unitUntouched = true;
    }

    /** Adds a leg of the unit: the contracts that one unit lot closes, a magnitude. */
    void addLeg(final int instrument, final long contracts)
    {
        prepare(instrument);
        unitLots = Math.min(unitLots, left[instrument] / contracts);
        unitValue += value(instrument, contracts);
        unitUntouched &= untouched[instrument];
    }

    /** Returns the unit lots that the budget allows. */
    long unitLots()
    {
        final long byDepth = Math.max(unitLots, unitUntouched ? 1 : 0);
        final long byCash = Math.max((long)Math.floor(cashLeft / unitValue), nothingInSale ? 1 : 0);
        return Math.min(byDepth, byCash);
    }

    /**
     * Returns whether the budget allows a number of contracts, a magnitude. One lot is always allowed if the window has
     * no order of the instrument.
     */
    boolean hasDepthFor(final int instrument, final long contracts)
    {
        prepare(instrument);
        return lifted || contracts <= left[instrument] ||
            (untouched[instrument] && contracts <= market.instruments().lotSize(instrument));
    }

    /**
     * Returns whether a notional, in cash as a mantissa, fits under the limit for all accounts.
     *
     * @param least whether it is the smallest closing: this is always allowed if nothing else is in liquidation.
     */
    boolean hasCashFor(final double value, final boolean least)
    {
        return lifted || value <= cashLeft || (least && nothingInSale);
    }

    /** Returns the contracts of an instrument that the budget allows, in whole lots but for all that are wanted. */
    public long within(final int instrument, final long wanted)
    {
        if (hasDepthFor(instrument, wanted) && hasCashFor(value(instrument, wanted), false))
        {
            return wanted;
        }
        final long lot = market.instruments().lotSize(instrument);
        beginUnit();
        addLeg(instrument, lot);
        final long lots = Math.min(unitLots(), wanted / lot);
        return lots * lot;
    }

    /** Takes the budget of an order of a number of contracts, a magnitude. */
    void take(final int instrument, final long contracts)
    {
        if (lifted)
        {
            return;
        }
        prepare(instrument);
        left[instrument] = Math.max(0, left[instrument] - contracts);
        untouched[instrument] = false;
        cashLeft -= value(instrument, contracts);
        nothingInSale = false;
    }

    /** Takes the budget of a plan, leg by leg, and returns whether the budget allows the whole plan. */
    public boolean takes(final LiquidationPlan plan)
    {
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final int instrument = plan.instrument(leg);
            final long contracts = Math.abs(plan.quantity(leg));
            prepare(instrument);
            if (contracts > left[instrument] || value(instrument, contracts) > cashLeft)
            {
                return false;
            }
            take(instrument, contracts);
        }
        return true;
    }

    /** Returns the value of a number of contracts of a priced instrument at mark, in cash, as a mantissa. */
    public double value(final int instrument, final long contracts)
    {
        return market.instruments().coins(instrument, contracts) * valuation.mark(instrument);
    }

    private long held(final int instrument)
    {
        for (int row = 0; row < book.size(); row++)
        {
            if (book.instrument(row) == instrument)
            {
                return book.quantity(row);
            }
        }
        return 0;
    }

    private void prepare(final int instrument)
    {
        if (!lifted && knownSince[instrument] != plans)
        {
            final long depth = depth(instrument);
            final boolean visible = depth != 0 && depth != Instruments.UNKNOWN_DEPTH;
            final long used = visible ? orderedVolume.used(instrument) : orderedVolume.usedBy(account, instrument);
            left[instrument] = Math.max(0, (visible ? share(depth) : shareOfPosition(instrument)) - used);
            untouched[instrument] = used == 0;
            knownSince[instrument] = plans;
        }
    }

    /** Returns the depth against which a closing goes; of an instrument that is not held, that of the thinner side. */
    private long depth(final int instrument)
    {
        final long held = held(instrument);
        final Instruments instruments = market.instruments();
        return held == 0 ?
            Math.min(instruments.depthFor(instrument, true), instruments.depthFor(instrument, false)) :
            instruments.depthFor(instrument, held < 0);
    }

    /** Returns the contracts that a window may take where no depth is visible. */
    private long shareOfPosition(final int instrument)
    {
        final long lot = market.instruments().lotSize(instrument);
        return Math.max(lot, Math.abs(held(instrument)) / UNKNOWN_DEPTH_PARTS / lot * lot);
    }

    /** Returns the contracts that a window may take of a visible depth. */
    private long share(final long depth)
    {
        return limits.maxDepthShare() <= Decimal8.ONE ?
            Decimal8.multiplyFloor(depth, limits.maxDepthShare()) :
                (long)(Decimal8.toDouble(limits.maxDepthShare()) * depth);
    }
}
