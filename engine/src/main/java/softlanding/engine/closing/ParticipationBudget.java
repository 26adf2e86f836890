package softlanding.engine.closing;

import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.state.Decimal8;

/**
 * How much one step may sell or buy so that liquidation does not push the market: of each instrument what is left of
 * its share of the visible depth in the window, and of everything what is left of the cap on what is in sale at once.
 * The least step of a unit always has room where nothing else is in the way: else what is thin could never be closed.
 */
public final class ParticipationBudget
{
    private final Market market;
    private final Valuation valuation;
    private final OrderedVolumeWindow orderedVolume;
    private final long[] left;
    private final boolean[] untouched;
    private final long[] knownSince;
    private long plans;
    private boolean lifted = true;
    private ParticipationLimits limits;
    private double cashLeft;
    private boolean nothingInSale;
    private long unitLots;
    private double unitValue;
    private boolean unitUntouched;

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

    /** Room without limits and for good, for plans that nothing else is beside. */
    static ParticipationBudget unlimited(final Market market, final Valuation valuation)
    {
        return new ParticipationBudget(market, valuation,
            new OrderedVolumeWindow(market.instruments().ids().capacity(), 1));
    }

    /** The next plan may be as large as it likes. */
    public void lift()
    {
        lifted = true;
    }

    /**
     * The next plan is to keep to the limits.
     *
     * @param inSale by orders and auctions already, in cash at mark; Decimal8 mantissa.
     */
    public void begin(final ParticipationLimits newLimits, final double inSale)
    {
        lifted = false;
        limits = newLimits;
        cashLeft = limits.maxInSale() == Long.MAX_VALUE ? Double.MAX_VALUE : limits.maxInSale() - inSale;
        nothingInSale = inSale == 0;
        plans++;
    }

    boolean isUnlimited()
    {
        return lifted;
    }

    /** Starts asking for the room of a unit: then one {@link #addLeg} each, then {@link #unitLots}. */
    void beginUnit()
    {
        unitLots = Long.MAX_VALUE;
        unitValue = 0;
        unitUntouched = true;
    }

    /** Adds a leg of the unit: contracts that one step closes, a magnitude. */
    void addLeg(final int instrument, final long contracts)
    {
        prepare(instrument);
        unitLots = Math.min(unitLots, left[instrument] / contracts);
        unitValue += value(instrument, contracts);
        unitUntouched &= untouched[instrument];
    }

    /** Steps of the unit for which there is room. */
    long unitLots()
    {
        final long byDepth = Math.max(unitLots, unitUntouched ? 1 : 0);
        final long byCash = Math.max((long)Math.floor(cashLeft / unitValue), nothingInSale ? 1 : 0);
        return Math.min(byDepth, byCash);
    }

    /** Whether there is room for so many contracts, a magnitude, or for as little as a lot where none was ordered. */
    boolean hasDepthFor(final int instrument, final long contracts)
    {
        prepare(instrument);
        return lifted || contracts <= left[instrument] ||
            (untouched[instrument] && contracts <= market.instruments().lotSize(instrument));
    }

    /**
     * Whether so much value more, in cash as a mantissa, has room under the cap.
     *
     * @param least whether it is the least that can be closed: that has room whenever nothing else is in sale.
     */
    boolean hasCashFor(final double value, final boolean least)
    {
        return lifted || value <= cashLeft || (least && nothingInSale);
    }

    /** Takes room for an order of so many contracts, a magnitude. */
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

    /** Whether a whole plan has room; takes it as far as it has. */
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

    /** Value at mark of so many contracts of a priced instrument, in cash, as a mantissa. */
    double value(final int instrument, final long contracts)
    {
        return market.instruments().coins(instrument, contracts) * valuation.mark(instrument);
    }

    private void prepare(final int instrument)
    {
        if (!lifted && knownSince[instrument] != plans)
        {
            final long used = orderedVolume.used(instrument);
            left[instrument] = Math.max(0, share(market.instruments().depth(instrument)) - used);
            untouched[instrument] = used == 0;
            knownSince[instrument] = plans;
        }
    }

    /** Contracts that a window may take of a depth; of what is not visible no share can be told. */
    private long share(final long depth)
    {
        if (depth == 0 || depth == Instruments.UNKNOWN_DEPTH)
        {
            return Long.MAX_VALUE;
        }
        return limits.depthShare() <= Decimal8.ONE ?
            Decimal8.multiplyFloor(depth, limits.depthShare()) : (long)(Decimal8.toDouble(limits.depthShare()) * depth);
    }
}
