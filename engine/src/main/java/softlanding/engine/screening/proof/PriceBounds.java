package softlanding.engine.screening.proof;

import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/** Bounds the losses of the surpluses of one underlying by every price, downward and upward, from above. */
public final class PriceBounds
{
    private static final int COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + 3;

    private final Market market;
    private final Surpluses surpluses;
    private final Constraints constraints;
    private final LinearPart linear;
    private final ExpirySlice[] slices;
    private final double[] leastDown = new double[COLUMNS];
    private final double[] mostDown = new double[COLUMNS];
    private final double[] leastUp = new double[COLUMNS];
    private final double[] mostUp = new double[COLUMNS];
    private final double[] discountedDown = new double[COLUMNS];
    private final double[] discountedUp = new double[COLUMNS];
    private MarginModel model;
    private int expiries;
    private int scenarios;
    private int initialFrom;
    private int held;
    private double spot;
    private double roomDown;
    private double tiltMoves;

    /** Writes the losses of the given surpluses into the given constraints. */
    public PriceBounds(
        final Market market,
        final Surpluses surpluses,
        final Constraints constraints,
        final LinearPart linear,
        final ExpirySlice[] slices)
    {
        this.market = market;
        this.surpluses = surpluses;
        this.constraints = constraints;
        this.linear = linear;
        this.slices = slices;
    }

    /**
     * Begins an account that the surpluses have loaded.
     *
     * @param newExpiries the number of slices in use.
     */
    @Begins
    public void begin(final int underlying, final int newExpiries)
    {
        expiries = newExpiries;
        model = surpluses.model();
        scenarios = surpluses.scenarios();
        initialFrom = surpluses.initialFrom();
        held = surpluses.held();
        spot = Decimal8.toDouble(market.underlyings().spot(underlying));
    }

    /** Returns the spot price, in cash per coin. */
    double spot()
    {
        return spot;
    }

    /**
     * Calculates the losses by each price downward and upward, with options bounded between two anchors.
     *
     * @param newRoomDown the maximum fall of a price, as a share.
     * @param highest     the maximum price, as a share of the present price.
     */
    public void lay(final double newRoomDown, final double highest)
    {
        roomDown = newRoomDown;
        constraints.clearFeeds();
        double naked = 0;
        double coins = linear.absoluteCoins();
        for (int i = 0; i < expiries; i++)
        {
            naked += slices[i].nakedCoins();
            coins += slices[i].absoluteFutureCoins();
            layForward(slices[i], highest);
        }
        for (int i = 0; i < linear.size(); i++)
        {
            final int feed = constraints.addFeed();
            addLinear(feed, linear.value(i), linear.haircut(i), linear.initialHaircut(i));
        }
        final double maintenance = spot * (coins * model.perpPct + naked * model.optionPct);
        final double addOn = spot * (coins * model.perpInitialAddOn + naked * model.optionInitialAddOn);
        laySpot(constraints.addFeed(), maintenance, addOn);
    }

    /** Adds the contingencies, which rise with spot. */
    private void laySpot(final int feed, final double maintenance, final double addOn)
    {
        for (int c = 0; c < constraints.size(); c++)
        {
            final double rise = c < initialFrom ?
                surpluses.threshold() * maintenance : (surpluses.isRestricted() ? -1 : 1) * (maintenance + addOn);
            constraints.up[feed][c] += rise;
            constraints.down[feed][c] -= rise;
        }
    }

    private void addLinear(final int feed, final double value, final double haircut, final double initialHaircut)
    {
        if (surpluses.guardsTier())
        {
            addLinear(feed, 0, value * (1 - surpluses.threshold() * haircut), value * surpluses.tierFactor());
        }
        final double initial = value * (1 - haircut - initialHaircut);
        if (!surpluses.isRestricted())
        {
            addLinear(feed, initialFrom, initial, value * model.imFactor);
        }
        else
        {
            final double gain = initial +
                (held == scenarios ? 0 : value * model.imFactor * model.weightedMoves()[held]);
            constraints.down[feed][initialFrom] -= gain;
            constraints.up[feed][initialFrom] += gain;
        }
    }

    private void addLinear(final int feed, final int from, final double equity, final double factor)
    {
        for (int s = 0; s <= scenarios; s++)
        {
            final double loss = equity + (s < scenarios ? factor * model.weightedMoves()[s] : 0);
            constraints.down[feed][from + s] += loss;
            constraints.up[feed][from + s] -= loss;
        }
    }

    private void layForward(final ExpirySlice slice, final double highest)
    {
        final int feed = constraints.addFeed();
        addLinear(feed, slice.futureCoins() * slice.present(), 0, 0);
        if (!slice.hasOptions())
        {
            return;
        }
        tiltMoves = slice.terms().shortDiscount() * slice.wear().tiltedPerMoneyness(highest);
        slice.boundSlopes(SlopeRows.LOW, slice.anchorAbove(), leastDown, mostDown);
        slice.boundSlopes(slice.anchorBelow(), SlopeRows.HIGH, leastUp, mostUp);
        for (int s = 0; s < scenarios; s++)
        {
            discountedDown[s] = discounted(slice.terms(), mostDown[s]);
            discountedUp[s] = discounted(slice.terms(), -leastUp[s]);
        }
        if (surpluses.guardsTier())
        {
            layOptions(slice, feed, 0, surpluses.tierFactor());
        }
        if (!surpluses.isRestricted())
        {
            layOptions(slice, feed, initialFrom, model.imFactor);
        }
        else
        {
            layRestricted(slice, feed);
        }
    }

    private void layOptions(final ExpirySlice slice, final int feed, final int from, final double factor)
    {
        final double[] down = constraints.down[feed];
        final double[] up = constraints.up[feed];
        final ExpiryShocks terms = slice.terms();
        final double[] weights = model.weights();
        final double[] tiltSigns = model.tiltSigns();
        for (int s = 0; s < scenarios; s++)
        {
            final double k = factor * weights[s];
            if (tiltSigns[s] < 0)
            {
                down[from + s] += mostDown[scenarios] + k * (tiltMoves / (1 - roomDown) + Math.max(
                    discountedDown[s] - leastDown[scenarios],
                    discounted(terms, -leastDown[s]) + mostDown[scenarios]));
                up[from + s] += -leastUp[scenarios] + k * (tiltMoves + Math.max(
                    discountedUp[s] + mostUp[scenarios],
                    discounted(terms, mostUp[s]) - leastUp[scenarios]));
            }
            else
            {
                down[from + s] += (1 - k) * (k <= 1 ? mostDown : leastDown)[scenarios] +
                    k * discountedDown[s];
                up[from + s] += -(1 - k) * (k <= 1 ? leastUp : mostUp)[scenarios] +
                    k * discountedUp[s];
            }
        }
        final double basis = factor * terms.basisWeight();
        down[from + scenarios] += mostDown[scenarios] + basis * Math.max(0, Math.max(
            mostDown[scenarios + 1] - leastDown[scenarios], mostDown[scenarios + 2] - leastDown[scenarios]));
        up[from + scenarios] += -leastUp[scenarios] + basis * Math.max(0, Math.max(
            mostUp[scenarios] - leastUp[scenarios + 1], mostUp[scenarios] - leastUp[scenarios + 2]));
    }

    /**
     * Adds the losses of a restricted account. Its initial excess must stay below zero, so a gain in the scenario that
     * holds it there is a loss.
     */
    private void layRestricted(final ExpirySlice slice, final int feed)
    {
        final ExpiryShocks terms = slice.terms();
        final double k;
        final double lossDown;
        final double lossUp;
        if (held == scenarios)
        {
            final int column = slice.value(scenarios + 1) <= slice.value(scenarios + 2) ? scenarios + 1 : scenarios + 2;
            k = slice.value(column) < slice.value(scenarios) ? model.imFactor * terms.basisWeight() : 0;
            lossDown = -k * leastDown[column];
            lossUp = k * mostUp[column];
        }
        else
        {
            k = model.imFactor * model.weights()[held];
            lossDown = k * discounted(terms, -leastDown[held]);
            lossUp = k * discounted(terms, mostUp[held]);
        }
        constraints.down[feed][initialFrom] += lossDown - (1 - k) * (k <= 1 ? leastDown : mostDown)[scenarios];
        constraints.up[feed][initialFrom] += lossUp + (1 - k) * (k <= 1 ? mostUp : leastUp)[scenarios];
    }

    /** Returns the maximum loss of the discounted value for a loss of the value. A negative loss is a gain. */
    private static double discounted(final ExpiryShocks terms, final double loss)
    {
        return loss > 0 ? terms.shortDiscount() * loss : terms.longDiscount() * loss;
    }
}
