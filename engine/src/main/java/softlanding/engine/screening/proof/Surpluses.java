package softlanding.engine.screening.proof;

import softlanding.engine.market.MarginModel;
import softlanding.engine.state.Begins;

/**
 * Calculates the surpluses of one underlying, which must all stay positive. With k = threshold times margin factor, the
 * surplus of a scenario is
 *
 * <pre>
 *   buffer + k (P&amp;L(s) - worst)                                            now, and it moves with
 *   sum of expiries V + k w (discounted V(s) - V)                           options
 *   + linear value (1 + k (shock - 1) w) - threshold contingencies          the rest
 * </pre>
 *
 * <p>The surpluses over the tier come first, if the account can be liquidated at all, and those over the initial
 * requirement follow. The basis contingency stands after the scenarios. A restricted account has one initial surplus
 * with all signs reversed: the scenario that holds its initial excess below zero must not improve.
 */
public final class Surpluses
{
    private MarginBuffers buffers;
    private MarginModel model;
    private double[] profit;
    private double worst;
    private int held;
    private int scenarios;
    private int initialFrom;

    /**
     * Loads an account.
     *
     * @param newProfit the present profit of every scenario, and of the basis contingency, in cash.
     */
    @Begins
    public void begin(final MarginModel newModel, final MarginBuffers newCushions, final double[] newProfit)
    {
        model = newModel;
        buffers = newCushions;
        profit = newProfit;
        scenarios = model.scenarios();
        worst = profit[scenarios];
        held = scenarios;
        for (int s = 0; s < scenarios; s++)
        {
            worst = Math.min(worst, profit[s]);
            held = model.tiltSigns()[s] > 0 && profit[s] < profit[held] ? s : held;
        }
        initialFrom = buffers.guardsTier() ? scenarios + 1 : 0;
    }

    /** Writes the present surpluses. */
    public void layInto(final Constraints constraints)
    {
        constraints.begin(initialFrom + (isRestricted() ? 1 : scenarios + 1));
        if (guardsTier())
        {
            lay(constraints.slack, 0, tierFactor(), buffers.tier());
        }
        if (isRestricted())
        {
            constraints.slack[initialFrom] = buffers.initial() - model.imFactor * (profit[held] - worst);
        }
        else
        {
            lay(constraints.slack, initialFrom, model.imFactor, buffers.initial());
        }
    }

    private void lay(final double[] slack, final int from, final double factor, final double cushion)
    {
        for (int s = 0; s <= scenarios; s++)
        {
            slack[from + s] = cushion + factor * (profit[s] - worst);
        }
    }

    boolean guardsTier()
    {
        return buffers.guardsTier();
    }

    /** Returns whether the account is restricted. */
    public boolean isRestricted()
    {
        return buffers.isRestricted();
    }

    /** Returns the ratio at which liquidation begins. */
    double threshold()
    {
        return buffers.threshold();
    }

    /** Returns the factor by which a loss in a scenario counts against the tier. */
    public double tierFactor()
    {
        return buffers.threshold() * model.mmFactor;
    }

    MarginModel model()
    {
        return model;
    }

    int scenarios()
    {
        return scenarios;
    }

    /** Returns the index of the first surplus over the initial requirement. */
    int initialFrom()
    {
        return initialFrom;
    }

    /** Returns the scenario that holds the initial excess of a restricted account below zero. */
    public int held()
    {
        return held;
    }
}
