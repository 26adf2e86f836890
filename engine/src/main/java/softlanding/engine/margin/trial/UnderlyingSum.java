package softlanding.engine.margin.trial;

import java.util.Arrays;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.state.Begins;

/**
 * Sums the scenario profits of one underlying of a portfolio over its expiries and its linear value, and finds the
 * worst scenario.
 */
final class UnderlyingSum
{
    private final double[] profit = new double[PortfolioMarginSettings.MAX_SCENARIOS];
    private MarginModel model;
    private double spot;
    private double linearValue;
    private double linearCoins;
    private double nakedCoins;
    private double basisContingency;
    private double requirement;
    private int worstScenario;

    /**
     * Begins with the constant part of the linear value.
     *
     * @param ofSpot              cash per coin.
     * @param riskCancellingValue value of the collateral that moves with spot, in cash.
     */
    @Begins
    void begin(final MarginModel ofModel, final double ofSpot, final double riskCancellingValue)
    {
        model = ofModel;
        spot = ofSpot;
        linearValue = riskCancellingValue;
        linearCoins = 0;
        nakedCoins = 0;
        basisContingency = 0;
        Arrays.fill(profit, 0, model.scenarios(), 0);
    }

    /** Copies the parts of another sum. The derived values are computed by {@link #close}. */
    void copy(final UnderlyingSum other)
    {
        model = other.model;
        spot = other.spot;
        linearValue = other.linearValue;
        linearCoins = other.linearCoins;
        nakedCoins = other.nakedCoins;
        basisContingency = other.basisContingency;
        System.arraycopy(other.profit, 0, profit, 0, model.scenarios());
    }

    void add(final ExpirySum expiry)
    {
        final double[] more = expiry.profit();
        for (int s = 0; s < model.scenarios(); s++)
        {
            profit[s] += more[s];
        }
        nakedCoins += expiry.nakedCoins();
        basisContingency += expiry.basisContingency();
    }

    /** Replaces one sum of an expiry by another. */
    void replace(final ExpirySum before, final ExpirySum after)
    {
        final double[] less = before.profit();
        final double[] more = after.profit();
        for (int s = 0; s < model.scenarios(); s++)
        {
            profit[s] += more[s] - less[s];
        }
        nakedCoins += after.nakedCoins() - before.nakedCoins();
        basisContingency += after.basisContingency() - before.basisContingency();
    }

    /** Changes the coins of a perpetual or future with the given mark, in cash per coin. */
    void changeLinear(final double before, final double after, final double mark)
    {
        linearValue += (after - before) * mark;
        linearCoins += Math.abs(after) - Math.abs(before);
    }

    /** Computes the worst scenario and the requirement. */
    void close()
    {
        final double[] moves = model.weightedMoves();
        double worst = basisContingency;
        worstScenario = AccountMargin.BASIS_CONTINGENCY;
        for (int s = 0; s < model.scenarios(); s++)
        {
            final double outcome = profit[s] + linearValue * moves[s];
            if (outcome < worst)
            {
                worst = outcome;
                worstScenario = s;
            }
        }
        requirement = -worst * model.mmFactor +
            linearCoins * spot * model.perpPct + nakedCoins * spot * model.optionPct;
    }

    MarginModel model()
    {
        return model;
    }

    /** Returns the spot in cash per coin. */
    double spot()
    {
        return spot;
    }

    /** Returns the maintenance requirement in cash, without collateral haircuts. */
    double requirement()
    {
        return requirement;
    }

    /** Returns the worst scenario, or {@link AccountMargin#BASIS_CONTINGENCY}. */
    int worstScenario()
    {
        return worstScenario;
    }
}
