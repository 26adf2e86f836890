package softlanding.engine.margin;

import java.util.Arrays;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;

/** One underlying of a book: its scenario profits, added up over expiries and what moves with spot, and the worst. */
final class UnderlyingSum
{
    private final double[] profit = new double[MarginModelSettings.MAX_SCENARIOS];
    private MarginModel model;
    private double spot;
    private double linearValue;
    private double linearCoins;
    private double nakedCoins;
    private double basisContingency;
    private double requirement;
    private int worstScenario;

    /**
     * Starts with what moves with spot and never changes.
     *
     * @param ofSpot             cash per coin.
     * @param riskCancellingValue of collateral, in cash.
     */
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

    /** Takes the parts of another sum; what follows from them waits for {@link #close}. */
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

    /** Puts one sum of an expiry in the place of another. */
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

    /** Changes a perpetual or future with such a mark, in cash per coin, from so many coins to so many. */
    void changeLinear(final double before, final double after, final double mark)
    {
        linearValue += (after - before) * mark;
        linearCoins += Math.abs(after) - Math.abs(before);
    }

    /** Works out the worst scenario and the requirement. */
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

    /** Cash per coin. */
    double spot()
    {
        return spot;
    }

    /** Maintenance, collateral haircuts aside, in cash. */
    double requirement()
    {
        return requirement;
    }

    /** Or {@link AccountMargin#BASIS_CONTINGENCY}. */
    int worstScenario()
    {
        return worstScenario;
    }
}
