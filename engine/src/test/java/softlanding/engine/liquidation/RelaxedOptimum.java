package softlanding.engine.liquidation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * The cheapest closing of a book in parts of lots, written down whole: one linear programme with a row for every
 * scenario of every underlying, every bend of a discount, every strike. By a solver that is not ours. Models with tilts
 * and books with packages are beyond it.
 */
final class RelaxedOptimum
{
    private static final int STRETCHES = 3;
    private static final double TOLERANCE = 1e-11;

    private final PlannerVenue venue;
    private final LiquidationPolicy policy;
    private final Book book;
    private final Instruments instruments;
    private final double unit;
    private final List<NavigableMap<Integer, Double>> rows = new ArrayList<>();
    private final List<Double> atLeast = new ArrayList<>();
    private final TreeMap<Integer, Double> cost = new TreeMap<>();
    private final int[] closing;
    private final TreeMap<Integer, Double> surplus = new TreeMap<>();
    private final ExecutionCost terms;
    private double surplusNow;
    private int variables;

    RelaxedOptimum(final PlannerVenue venue, final LiquidationPolicy policy)
    {
        this.venue = venue;
        this.policy = policy;
        book = venue.book;
        instruments = venue.market.instruments();
        unit = Decimal8.toDouble(venue.margin.maintenanceRequirement());
        closing = new int[book.size()];
        terms = new ExecutionCost(venue.market, venue.margins.valuation());
    }

    /** Least cost in cash; infinite if the target is out of reach. */
    double cost()
    {
        final double target = Decimal8.toDouble(policy.targetRatio());
        surplusNow = Decimal8.toDouble(venue.margin.equity()) / unit;
        for (int row = 0; row < book.size(); row++)
        {
            closing[row] = variables;
            addStretches(row);
        }
        int row = 0;
        while (row < book.size())
        {
            row = addUnderlying(row, target);
        }
        require(surplus, -surplusNow);
        return solve();
    }

    /** Each stretch of a row is a share of its coins, at a cost of its own. */
    private void addStretches(final int row)
    {
        final int instrument = book.instrument(row);
        final double held = Math.abs(Decimal8.toDouble(book.quantity(row)));
        final double depth = instruments.isLiquidityKnown(instrument) ? instruments.depth(instrument) / 1e8 : 0;
        double begin = 0;
        for (int i = 0; i < STRETCHES; i++)
        {
            final double end = i == STRETCHES - 1 ? held : Math.min(held, begin + (depth > 0 ? depth : held));
            final int variable = variables++;
            final double perContract = costPerCoin(instrument, book.quantity(row) > 0, i) *
                instruments.coins(instrument, Decimal8.ONE);
            cost.put(variable, perContract / unit);
            surplus.merge(variable, -perContract / unit, Double::sum);
            require(new TreeMap<>(Map.of(variable, 1.0)), 0);
            require(new TreeMap<>(Map.of(variable, -1.0)), begin - end);
            begin = end;
        }
    }

    private double costPerCoin(final int instrument, final boolean sells, final int depthsBefore)
    {
        final double mark = Decimal8.toDouble(venue.margins.valuation().mark(instrument));
        final double halfSpread = Decimal8.toDouble(instruments.halfSpread(instrument));
        final double band = Decimal8.toDouble(
            terms.bandWidth(policy, instrument, venue.margins.valuation().mark(instrument)));
        final boolean visible = instruments.isLiquidityKnown(instrument) && instruments.depth(instrument) > 0;
        final double slip = !visible ? band : Math.min(band, halfSpread * (depthsBefore + 1));
        final double price = sells ? Math.max(0, mark - slip) : mark + slip;
        return Math.abs(price - mark) + price * Decimal8.toDouble(policy.feeRate());
    }

    /** Coefficients and constant of what a row is worth per coin, times its coins after the closing. */
    private void addHeld(
        final NavigableMap<Integer, Double> row, final double[] constant, final int r, final double perCoin)
    {
        final double coins = instruments.coins(book.instrument(r), book.quantity(r));
        constant[0] += coins * perCoin / unit;
        final double perContract = Math.signum(coins) * instruments.coins(book.instrument(r), Decimal8.ONE);
        for (int i = 0; i < STRETCHES; i++)
        {
            row.merge(closing[r] + i, -perContract * perCoin / unit, Double::sum);
        }
    }

    private int addUnderlying(final int begin, final double target)
    {
        final int underlying = instruments.underlying(book.instrument(begin));
        final MarginModel model = venue.market.underlyings().model(underlying);
        final double spot = Decimal8.toDouble(venue.market.underlyings().spot(underlying));
        final int scenarios = model.scenarios();
        final int loss = variables++;
        surplus.put(loss, -target * model.mmFactor);
        final List<NavigableMap<Integer, Double>> outcome = new ArrayList<>();
        final double[] constants = new double[scenarios + 1];
        for (int s = 0; s <= scenarios; s++)
        {
            outcome.add(new TreeMap<>());
        }
        int row = begin;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            if (instruments.isOption(book.instrument(row)))
            {
                final int end = endOf(row, false);
                addExpiry(row, end, model, outcome, spot, target);
                row = end;
            }
            else
            {
                addLinear(row, model, outcome, constants, spot, target);
                row++;
            }
        }
        for (int s = 0; s <= scenarios; s++)
        {
            outcome.get(s).merge(loss, 1.0, Double::sum);
            require(outcome.get(s), -constants[s]);
        }
        return row;
    }

    private void addLinear(
        final int row,
        final MarginModel model,
        final List<NavigableMap<Integer, Double>> outcome,
        final double[] constants,
        final double spot,
        final double target)
    {
        final double mark = Decimal8.toDouble(venue.margins.valuation().mark(book.instrument(row)));
        for (int s = 0; s < model.scenarios(); s++)
        {
            final double[] constant = new double[1];
            addHeld(outcome.get(s), constant, row, mark * (model.spotShock(s) - 1) * model.weights()[s]);
            constants[s] += constant[0];
        }
        final double[] notional = new double[1];
        addHeld(surplus, notional, row, -target * Long.signum(book.quantity(row)) * spot * model.perpPct);
        surplusNow += notional[0];
    }

    private void addExpiry(
        final int begin,
        final int end,
        final MarginModel model,
        final List<NavigableMap<Integer, Double>> outcome,
        final double spot,
        final double target)
    {
        final ExpiryShocks shocks = venue.market.riskArrays().shocks(instruments.expiry(book.instrument(begin)));
        final int now = model.scenarios();
        for (int s = 0; s < now; s++)
        {
            final int profit = variables++;
            outcome.get(s).put(profit, 1.0);
            atMost(profit, begin, end, s, shocks.longDiscount(), model.weights()[s], now);
            atMost(profit, begin, end, s, shocks.shortDiscount(), model.weights()[s], now);
        }
        final int basis = variables++;
        outcome.get(now).put(basis, 1.0);
        atMost(basis, begin, end, now, 1, 0, now);
        atMost(basis, begin, end, now + 1, 1, shocks.basisWeight(), now);
        atMost(basis, begin, end, now + 2, 1, shocks.basisWeight(), now);
        for (int row = begin; row < end; row = endOf(row, true))
        {
            final int naked = variables++;
            surplus.put(naked, -target * spot * model.optionPct);
            final TreeMap<Integer, Double> net = new TreeMap<>();
            final double[] constant = new double[1];
            for (int r = row; r < endOf(row, true); r++)
            {
                addHeld(net, constant, r, 1);
            }
            net.put(naked, 1.0);
            require(net, -constant[0]);
            require(new TreeMap<>(Map.of(naked, 1.0)), 0);
        }
    }

    /** {@code variable <= weight (factor value(column) - value(now))}. */
    private void atMost(
        final int variable,
        final int begin,
        final int end,
        final int column,
        final double factor,
        final double weight,
        final int now)
    {
        final TreeMap<Integer, Double> row = new TreeMap<>();
        final double[] constant = new double[1];
        for (int r = begin; r < end; r++)
        {
            final double[] values = venue.market.riskArrays().row(book.instrument(r));
            addHeld(row, constant, r, weight * (factor * values[column] - values[now]));
        }
        row.put(variable, -1.0);
        require(row, -constant[0]);
    }

    private int endOf(final int row, final boolean ofStrike)
    {
        int end = row;
        while (end < book.size() &&
            instruments.expiry(book.instrument(end)) == instruments.expiry(book.instrument(row)) && (!ofStrike ||
            instruments.strikeSlot(book.instrument(end)) == instruments.strikeSlot(book.instrument(row))))
        {
            end++;
        }
        return end;
    }

    private void require(final NavigableMap<Integer, Double> row, final double least)
    {
        rows.add(row);
        atLeast.add(least);
    }

    private double solve()
    {
        final List<LinearConstraint> constraints = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++)
        {
            constraints.add(new LinearConstraint(dense(rows.get(i)), Relationship.GEQ, atLeast.get(i)));
        }
        try
        {
            return unit * new SimplexSolver(TOLERANCE, 10, TOLERANCE).optimize(
                new LinearObjectiveFunction(dense(cost), 0), new LinearConstraintSet(constraints),
                GoalType.MINIMIZE, new NonNegativeConstraint(false)).getValue();
        }
        catch (final MathIllegalStateException outOfReach)
        {
            return Double.POSITIVE_INFINITY;
        }
    }

    private double[] dense(final NavigableMap<Integer, Double> row)
    {
        final double[] result = new double[variables];
        Arrays.fill(result, 0);
        row.forEach((variable, coefficient) -> result[variable] = coefficient);
        return result;
    }
}
