package softlanding.engine.screening.proof;

import softlanding.engine.market.MarginModel;

/**
 * The surpluses of one underlying that must all stay positive. With k = threshold times margin factor, that of a
 * scenario is
 *
 * <pre>
 *   cushion + k (P&amp;L(s) - worst)                                            now, and it moves with
 *   sum of expiries V + k w (discounted V(s) - V)                           options
 *   + linear value (1 + k (shock - 1) w) - threshold contingencies          the rest
 * </pre>
 *
 * <p>First those over the tier, if the account can be liquidated at all, then those of initial margin; the basis
 * contingency stands behind the scenarios. Of a restricted account the scenario that holds initial margin below zero
 * must stay as bad: there is one surplus, and all signs turn.
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
     * Takes in an account.
     *
     * @param newProfit of every scenario now, and of the basis contingency.
     */
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

    /** Writes what they are now. */
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

    public boolean isRestricted()
    {
        return buffers.isRestricted();
    }

    /** Ratio at which liquidation begins. */
    double threshold()
    {
        return buffers.threshold();
    }

    /** What a loss in a scenario counts against the tier. */
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

    /** The first surplus of initial margin. */
    int initialFrom()
    {
        return initialFrom;
    }

    /** Of a restricted account, the scenario that holds initial margin below zero. */
    public int held()
    {
        return held;
    }
}
