package softlanding.engine.margin.trial;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.MarginModel;
import softlanding.engine.state.Ids;

/**
 * Computes the gradient of the surplus equity - target * maintenanceRequirement of a scenario-margined portfolio in the
 * coins of each row, with equity fixed. It is the derivative in the worst scenario of each underlying, at the present
 * discount of each expiry.
 *
 * <pre>
 * d requirement / d coin = -mmFactor weight (discount value(worst) - value)     options
 *                          - spot optionPct                                     where the strike is net short
 * d requirement / d coin = -mmFactor mark weightedMove(worst) + spot perpPct sign(quantity)
 * </pre>
 *
 * The requirement is a maximum of such planes. So at a kink each of them is a subgradient, and the surplus after any
 * closing lies below the plane; finite differences per coordinate have no such bound. One part is not concave: a tilt
 * with a profit counts with the opposite sign, which also moves the kink of the discount at a value of zero. There the
 * plane passes through the ends of the range that closing can give the value, and {@link #slack} is its distance above
 * the surplus here.
 */
public final class SurplusGradient
{
    private final double[] perCoin;
    private final int[] column;
    private final double[] factor;
    private final double[] weight;
    private double slack;

    /**
     * Reserves room for the slopes of one portfolio.
     *
     * @param bookSize maximum number of positions of a portfolio.
     */
    public SurplusGradient(final int bookSize)
    {
        final int most = bookSize + 1;
        perCoin = new double[most];
        column = new int[most];
        factor = new double[most];
        weight = new double[most];
    }

    /**
     * Computes the gradient at the last evaluated trial.
     *
     * @param target target ratio as a number.
     */
    public void evaluate(final BookSums sums, final double target)
    {
        slack = 0;
        for (int expiry = 0; expiry < sums.expiries(); expiry++)
        {
            choosePlane(sums, expiry);
        }
        slack *= target;
        final BookRows rows = sums.rows();
        for (int row = 0; row < rows.size(); row++)
        {
            final UnderlyingSum underlying = sums.triedUnderlying(rows.underlying(row));
            perCoin[row] = -target * (rows.expiry(row) == Ids.NONE ?
                linear(rows, row, underlying) : option(rows, row, underlying));
        }
    }

    /** Returns the change of surplus in cash per additional coin of a row; 0 where the row has no price. */
    public double perCoin(final int row)
    {
        return perCoin[row];
    }

    /** Returns the height of the plane above the surplus at the evaluated trial, in cash, not below 0. */
    public double slack()
    {
        return slack;
    }

    /**
     * Chooses the plane of an expiry, whose part in the worst outcome of its underlying is weight (factor value(column)
     * - value).
     */
    private void choosePlane(final BookSums sums, final int expiry)
    {
        final ExpirySum sum = sums.triedExpiry(expiry);
        final UnderlyingSum underlying = sums.triedUnderlying(sum.underlying());
        final MarginModel model = underlying.model();
        final int unshocked = model.scenarios();
        final int scenario = underlying.worstScenario();
        if (scenario == AccountMargin.BASIS_CONTINGENCY)
        {
            column[expiry] = sum.value(unshocked + 1) <= sum.value(unshocked + 2) ? unshocked + 1 : unshocked + 2;
            factor[expiry] = 1;
            weight[expiry] = sum.basisContingency() < 0 ? sum.basisWeight() : 0;
        }
        else
        {
            final double shocked = sum.value(scenario);
            column[expiry] = scenario;
            factor[expiry] = shocked >= 0 ? sum.longDiscount() : sum.shortDiscount();
            weight[expiry] = model.weights()[scenario];
            final double outcome = (factor[expiry] * shocked - sum.value(unshocked)) * weight[expiry];
            if (outcome > 0 && model.tiltSigns()[scenario] < 0)
            {
                turnPlane(sums, expiry);
            }
        }
    }

    /**
     * Replaces the plane of a tilt with a profit by that of the loss, through the ends of the range that closing can
     * give the value.
     */
    private void turnPlane(final BookSums sums, final int expiry)
    {
        double least = 0;
        double most = 0;
        final BookRows rows = sums.rows();
        for (int row = 0; row < rows.size(); row++)
        {
            if (rows.expiry(row) == expiry && rows.values(row) != null)
            {
                final double value = rows.keptCoins(row) * rows.values(row)[column[expiry]];
                least += Math.min(0, value);
                most += Math.max(0, value);
            }
        }
        final ExpirySum sum = sums.triedExpiry(expiry);
        if (least < 0 && most > 0)
        {
            final double value = sum.value(column[expiry]);
            final double between = (sum.longDiscount() * most - sum.shortDiscount() * least) / (most - least);
            final double above = (between - sum.longDiscount()) * most + (factor[expiry] - between) * value;
            factor[expiry] = between;
            slack += sums.triedUnderlying(sum.underlying()).model().mmFactor * weight[expiry] * Math.max(0, above);
        }
        weight[expiry] = -weight[expiry];
    }

    /** Returns the requirement per coin of a perpetual or future. */
    private static double linear(final BookRows rows, final int row, final UnderlyingSum underlying)
    {
        final MarginModel model = underlying.model();
        final int scenario = underlying.worstScenario();
        final double move = scenario == AccountMargin.BASIS_CONTINGENCY ? 0 : model.weightedMoves()[scenario];
        return Math.signum(rows.coins(row)) * underlying.spot() * model.perpPct -
            model.mmFactor * rows.mark(row) * move;
    }

    /** Returns the requirement per coin of an option. */
    private double option(final BookRows rows, final int row, final UnderlyingSum underlying)
    {
        final double[] values = rows.values(row);
        if (values == null)
        {
            return 0;
        }
        final MarginModel model = underlying.model();
        final int expiry = rows.expiry(row);
        final double outcome =
            weight[expiry] * (factor[expiry] * values[column[expiry]] - values[model.scenarios()]);
        return -model.mmFactor * outcome - (rows.strikeCoins(row) < 0 ? underlying.spot() * model.optionPct : 0);
    }
}
