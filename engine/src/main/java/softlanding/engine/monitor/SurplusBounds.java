package softlanding.engine.monitor;

import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;
import softlanding.engine.market.Market;
import softlanding.engine.market.SlopeRows;
import softlanding.engine.state.Decimal8;

/**
 * Bounds from above what time, the surface and prices take from the surpluses of one underlying. With k = threshold
 * times margin factor, the surplus of a scenario is
 *
 * <pre>
 *   cushion + k (P&amp;L(s) - worst)                                            now, and it moves with
 *   sum of expiries V + k w (discounted V(s) - V)                           options
 *   + linear value (1 + k (shock - 1) w) - threshold contingencies          the rest
 * </pre>
 *
 * <p>The basis contingency stands behind the scenarios. Of a restricted account the scenario that holds initial margin
 * below zero must stay as bad: all signs turn.
 */
final class SurplusBounds
{
    private static final int COLUMNS = MarginModelSettings.MAX_SCENARIOS + 3;

    private final Market market;
    private final Constraints constraints;
    private final LinearPart linear;
    private final ExpirySlice[] slices;
    private final double[] leastDown = new double[COLUMNS];
    private final double[] mostDown = new double[COLUMNS];
    private final double[] leastUp = new double[COLUMNS];
    private final double[] mostUp = new double[COLUMNS];
    private Cushions cushions;
    private MarginModel model;
    private double[] profit;
    private double worst;
    private int held;
    private int scenarios;
    private int expiries;
    private double spot;
    private int initialFrom;
    private double roomDown;
    private double tiltMoves;

    SurplusBounds(
        final Market market, final Constraints constraints, final LinearPart linear, final ExpirySlice[] slices)
    {
        this.market = market;
        this.constraints = constraints;
        this.linear = linear;
        this.slices = slices;
    }

    /**
     * @param newProfit   of every scenario now, and of the basis contingency.
     * @param newExpiries slices in use.
     */
    void begin(
        final int underlying,
        final MarginModel newModel,
        final Cushions newCushions,
        final double[] newProfit,
        final int newExpiries)
    {
        model = newModel;
        cushions = newCushions;
        profit = newProfit;
        expiries = newExpiries;
        scenarios = model.scenarios();
        spot = Decimal8.toDouble(market.underlyings().spot(underlying));
        worst = profit[scenarios];
        held = scenarios;
        for (int s = 0; s < scenarios; s++)
        {
            worst = Math.min(worst, profit[s]);
            held = model.tiltSigns()[s] > 0 && profit[s] < profit[held] ? s : held;
        }
        initialFrom = cushions.guardsTier() ? scenarios + 1 : 0;
    }

    /** Spot, cash per coin. */
    double spot()
    {
        return spot;
    }

    private double tierFactor()
    {
        return cushions.threshold() * model.mmFactor;
    }

    private boolean hasRestriction()
    {
        return cushions.isRestricted();
    }

    /** The surpluses now, less what cannot be told of the past: the slopes rest on marks of a while ago. */
    void lay(final double highest)
    {
        constraints.begin(initialFrom + (hasRestriction() ? 1 : scenarios + 1));
        if (cushions.guardsTier())
        {
            laySlack(0, tierFactor(), cushions.tier());
        }
        if (hasRestriction())
        {
            constraints.slack[initialFrom] = cushions.initial() - model.imFactor * (profit[held] - worst);
        }
        else
        {
            laySlack(initialFrom, model.imFactor, cushions.initial());
        }
        for (int c = 0; c < constraints.size(); c++)
        {
            constraints.surfaceCost[c] += linear.fundingPerLevel();
        }
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                final ExpirySlice slice = slices[i];
                slice.wear().bound(
                    2 * slice.surfaceSince(), slice.secondsTaken(),
                    market.expiries().secondsToExpiry(slice.expiry()), highest, 2 * slice.moneynessSince());
                addWear(slice, constraints.slack, -1);
            }
        }
    }

    private void laySlack(final int from, final double factor, final double cushion)
    {
        for (int s = 0; s <= scenarios; s++)
        {
            constraints.slack[from + s] = cushion + factor * (profit[s] - worst);
        }
    }

    /** What time takes until a moment. */
    void layTime(final long untilNs, final double highest)
    {
        constraints.clearTime();
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                slices[i].wear().bound(0, slices[i].secondsTaken(), secondsAt(slices[i], untilNs), highest, 0);
                addWear(slices[i], constraints.timeCost, 1);
            }
        }
    }

    /** What a unit of the surface level takes until a moment. */
    void laySurface(final long untilNs, final double highest)
    {
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                final double seconds = secondsAt(slices[i], untilNs);
                slices[i].wear().bound(1, seconds, seconds, highest, 0);
                addWear(slices[i], constraints.surfaceCost, 1);
            }
        }
    }

    private double secondsAt(final ExpirySlice slice, final long timeNs)
    {
        return (market.expiries().expiryNs(slice.expiry()) - timeNs) / 1e9;
    }

    private void addWear(final ExpirySlice slice, final double[] target, final double sign)
    {
        if (cushions.guardsTier())
        {
            addWear(slice, target, 0, tierFactor(), sign);
        }
        if (hasRestriction())
        {
            target[initialFrom] += sign * (held == scenarios ? basisWear(slice, model.imFactor) :
                scenarioWear(slice, held, model.imFactor * model.weights()[held]));
        }
        else
        {
            addWear(slice, target, initialFrom, model.imFactor, sign);
        }
    }

    private void addWear(
        final ExpirySlice slice, final double[] target, final int from, final double factor, final double sign)
    {
        for (int s = 0; s < scenarios; s++)
        {
            target[from + s] += sign * (model.tiltSigns()[s] < 0 ?
                tiltWear(slice, s, factor * model.weights()[s]) : scenarioWear(slice, s, factor * model.weights()[s]));
        }
        target[from + scenarios] += sign * basisWear(slice, factor);
    }

    private double scenarioWear(final ExpirySlice slice, final int s, final double factor)
    {
        return Math.abs(1 - factor) * slice.wear().ofColumns()[scenarios] + factor * (slice.terms().shortDiscount() *
            slice.wear().ofColumns()[s] + slice.wear().ofDiscounts() * slice.gross(model.spotShock(s), 2));
    }

    private double tiltWear(final ExpirySlice slice, final int s, final double factor)
    {
        return slice.wear().ofColumns()[scenarios] * (1 + factor) +
            factor * (slice.terms().shortDiscount() * slice.wear().ofColumns()[s] +
            slice.wear().ofDiscounts() * slice.gross(1, 2));
    }

    private double basisWear(final ExpirySlice slice, final double factor)
    {
        final double[] wear = slice.wear().ofColumns();
        final double moves = Math.max(wear[scenarios + 1], wear[scenarios + 2]) + wear[scenarios];
        final double farthest = Math.max(model.basisUp - 1, 1 - model.basisDown);
        return wear[scenarios] + factor * (slice.terms().basisWeight() * moves +
            slice.wear().ofBasisWeight() * farthest * slice.gross(1, 2));
    }

    /**
     * What each price takes on its way down and up, options between two anchors.
     *
     * @param newRoomDown how far a price falls at most, as a share.
     * @param highest     share of the present price that is not exceeded.
     */
    void layPrices(final int ring, final double newRoomDown, final double highest)
    {
        roomDown = newRoomDown;
        constraints.clearFeeds();
        double naked = 0;
        double coins = linear.absoluteCoins();
        for (int i = 0; i < expiries; i++)
        {
            naked += slices[i].nakedCoins();
            coins += slices[i].absoluteFutureCoins();
            layForward(slices[i], ring, highest);
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

    /** Contingencies rise with spot. */
    private void laySpot(final int feed, final double maintenance, final double addOn)
    {
        for (int c = 0; c < constraints.size(); c++)
        {
            final double rise = c < initialFrom ?
                cushions.threshold() * maintenance : (hasRestriction() ? -1 : 1) * (maintenance + addOn);
            constraints.up[feed][c] += rise;
            constraints.down[feed][c] -= rise;
        }
    }

    private void addLinear(final int feed, final double value, final double haircut, final double initialHaircut)
    {
        if (cushions.guardsTier())
        {
            addLinear(feed, 0, value * (1 - cushions.threshold() * haircut), value * tierFactor());
        }
        final double initial = value * (1 - haircut - initialHaircut);
        if (!hasRestriction())
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

    private void layForward(final ExpirySlice slice, final int ring, final double highest)
    {
        final int feed = constraints.addFeed();
        addLinear(feed, slice.futureCoins() * slice.present(), 0, 0);
        if (!slice.hasOptions())
        {
            return;
        }
        tiltMoves = slice.terms().shortDiscount() * slice.wear().tiltedPerMoneyness(highest);
        slice.boundSlopes(SlopeRows.RINGS - ring, slice.anchorAbove(), leastDown, mostDown);
        slice.boundSlopes(slice.anchorBelow(), SlopeRows.RINGS + ring, leastUp, mostUp);
        if (cushions.guardsTier())
        {
            layOptions(slice, feed, 0, tierFactor());
        }
        if (!hasRestriction())
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
        for (int s = 0; s < scenarios; s++)
        {
            final double k = factor * model.weights()[s];
            if (model.tiltSigns()[s] < 0)
            {
                down[from + s] += mostDown[scenarios] + k * (tiltMoves / (1 - roomDown) + Math.max(
                    discounted(terms, mostDown[s]) - leastDown[scenarios],
                    discounted(terms, -leastDown[s]) + mostDown[scenarios]));
                up[from + s] += -leastUp[scenarios] + k * (tiltMoves + Math.max(
                    discounted(terms, -leastUp[s]) + mostUp[scenarios],
                    discounted(terms, mostUp[s]) - leastUp[scenarios]));
            }
            else
            {
                down[from + s] += (1 - k) * (k <= 1 ? mostDown : leastDown)[scenarios] +
                    k * discounted(terms, mostDown[s]);
                up[from + s] += -(1 - k) * (k <= 1 ? leastUp : mostUp)[scenarios] +
                    k * discounted(terms, -leastUp[s]);
            }
        }
        final double basis = factor * terms.basisWeight();
        down[from + scenarios] += mostDown[scenarios] + basis * Math.max(0, Math.max(
            mostDown[scenarios + 1] - leastDown[scenarios], mostDown[scenarios + 2] - leastDown[scenarios]));
        up[from + scenarios] += -leastUp[scenarios] + basis * Math.max(0, Math.max(
            mostUp[scenarios] - leastUp[scenarios + 1], mostUp[scenarios] - leastUp[scenarios + 2]));
    }

    /** Initial margin must stay below zero: what the scenario that holds it there gains is lost. */
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

    /** The most that the discounted value loses when the value loses so much; a negative loss is a gain. */
    private static double discounted(final ExpiryShocks terms, final double loss)
    {
        return loss > 0 ? terms.shortDiscount() * loss : terms.longDiscount() * loss;
    }
}
