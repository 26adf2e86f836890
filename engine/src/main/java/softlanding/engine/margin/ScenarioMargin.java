package softlanding.engine.margin;

import java.util.Arrays;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;
import softlanding.engine.market.Market;
import softlanding.engine.market.RiskArrays;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Scenario portfolio margin: full revaluation of a book over the scenarios of each underlying that it touches.
 *
 * <pre>
 * expiry P&amp;L(s)          = (discounted V(s) - V) weight(s)               V: sum of quantity * coins * risk array
 * underlying P&amp;L(s)      = sum of expiries + linear value (shock(s) - 1) weight(s)
 * basis contingency      = sum of min(V(up) - V, V(down) - V, 0) (basisAdd + basisMult T)
 * worst                  = min over s of P&amp;L(s), and of the basis contingency
 * maintenanceRequirement = -worst mmFactor + contingencies
 * initialRequirement     = -worst (imFactor + peg term) + contingencies + initial contingencies
 * </pre>
 *
 * Underlyings add up without offset. All in cash; the model is Derive's portfolio margin (v2-core, PMRM_2).
 */
public final class ScenarioMargin
{
    private static final int COLUMNS = MarginModelSettings.MAX_SCENARIOS + 3;

    private final Market market;
    private final Valuation valuation;
    private final Contingencies contingencies;
    private final double[] expiryValue = new double[COLUMNS];
    private final double[] profit = new double[COLUMNS];
    private double optionsValue;
    private double maintenance;
    private double initial;

    public ScenarioMargin(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
        this.contingencies = new Contingencies(market, valuation);
    }

    /** Works out the margin of a priced book. */
    public void evaluate(final Book book, final AccountMargin margin)
    {
        optionsValue = 0;
        maintenance = 0;
        initial = 0;
        contingencies.begin();

        int row = 0;
        int underlying = nextUnderlying(book, row, Ids.NONE);
        while (underlying != Ids.NONE)
        {
            row = evaluateUnderlying(book, row, underlying, margin);
            underlying = nextUnderlying(book, row, underlying);
        }
        contingencies.addCollateral(book);

        final long equity = Math.addExact(valuation.equityWithoutOptions(book), Decimal8.floor(optionsValue));
        maintenance += contingencies.maintenance();
        initial += contingencies.maintenance() + contingencies.initialAddOn();
        margin.set(equity, equity, Decimal8.ceil(maintenance), Decimal8.ceil(initial));
    }

    /** The least underlying above the last one that a position from the row on, or collateral, touches. */
    private int nextUnderlying(final Book book, final int row, final int last)
    {
        int next = row < book.size() ? market.instruments().underlying(book.instrument(row)) : Integer.MAX_VALUE;
        for (int i = 0; i < book.balances(); i++)
        {
            final int moving = market.assets().riskCancellingUnderlying(book.asset(i));
            if (moving > last && moving < next)
            {
                next = moving;
            }
        }
        return next == Integer.MAX_VALUE ? Ids.NONE : next;
    }

    private int evaluateUnderlying(final Book book, final int from, final int underlying, final AccountMargin margin)
    {
        final MarginModel model = market.underlyings().model(underlying);
        final int scenarios = model.scenarios();
        final Instruments instruments = market.instruments();
        Arrays.fill(profit, 0, scenarios, 0);
        contingencies.beginUnderlying(underlying);

        double linearValue = riskCancellingValue(book, underlying);
        double basisContingency = 0;
        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            final int instrument = book.instrument(row);
            if (instruments.kind(instrument).isOption())
            {
                final int begin = row;
                row = endOfExpiry(book, row);
                basisContingency += evaluateExpiry(book, begin, row, model);
            }
            else
            {
                linearValue += linearValue(book, row);
                row++;
            }
        }

        final double[] weightedMoves = model.weightedMoves();
        double worst = basisContingency;
        int worstScenario = AccountMargin.BASIS_CONTINGENCY;
        for (int s = 0; s < scenarios; s++)
        {
            final double outcome = profit[s] + linearValue * weightedMoves[s];
            if (outcome < worst)
            {
                worst = outcome;
                worstScenario = s;
            }
        }

        final double pegLoss = Math.max(0, model.pegThreshold - Decimal8.toDouble(market.stablePrice()));
        maintenance += -worst * model.mmFactor;
        initial += -worst * (model.imFactor + pegLoss * model.pegFactor);
        margin.addUnderlying(
            underlying, (int)market.underlyings().ids().id(underlying), -worst, worstScenario);
        return row;
    }

    /** Adds an expiry's options to the scenario profits; returns its basis contingency. */
    private double evaluateExpiry(final Book book, final int begin, final int end, final MarginModel model)
    {
        final RiskArrays riskArrays = market.riskArrays();
        final int scenarios = model.scenarios();
        final int columns = scenarios + 3;
        boolean empty = true;
        Arrays.fill(expiryValue, 0, columns, 0);
        for (int row = begin; row < end; row++)
        {
            if (book.quantity(row) != 0)
            {
                empty = false;
                final int instrument = book.instrument(row);
                final double coins = market.instruments().coins(instrument, book.quantity(row));
                final int array = riskArrays.row(instrument);
                final double[] values = riskArrays.values();
                for (int c = 0; c < columns; c++)
                {
                    expiryValue[c] += coins * values[array + c];
                }
            }
        }
        if (empty)
        {
            return 0;
        }

        final int expiry = market.instruments().expiry(book.instrument(begin));
        final ExpiryShocks shocks = riskArrays.shocks(expiry);
        contingencies.addOptions(book, begin, end, expiry);
        addProfits(model, shocks.longDiscount(), shocks.shortDiscount());

        final double unshocked = expiryValue[scenarios];
        optionsValue += unshocked;
        final double up = expiryValue[scenarios + 1] - unshocked;
        final double down = expiryValue[scenarios + 2] - unshocked;
        return Math.min(Math.min(up, down), 0) * shocks.basisWeight();
    }

    private void addProfits(final MarginModel model, final double longDiscount, final double shortDiscount)
    {
        final int scenarios = model.scenarios();
        final double unshocked = expiryValue[scenarios];
        final double[] weights = model.weights();
        final double[] tiltSigns = model.tiltSigns();
        for (int s = 0; s < scenarios; s++)
        {
            final double discounted =
                Math.max(expiryValue[s], 0) * longDiscount + Math.min(expiryValue[s], 0) * shortDiscount;
            final double outcome = (discounted - unshocked) * weights[s];
            profit[s] += Math.min(outcome, tiltSigns[s] * outcome);
        }
    }

    private int endOfExpiry(final Book book, final int begin)
    {
        final int expiry = market.instruments().expiry(book.instrument(begin));
        int row = begin;
        while (row < book.size() && market.instruments().expiry(book.instrument(row)) == expiry)
        {
            row++;
        }
        return row;
    }

    /** Value of a perpetual or future that moves with spot: coins at mark. */
    private double linearValue(final Book book, final int row)
    {
        if (book.quantity(row) == 0)
        {
            return 0;
        }
        final int instrument = book.instrument(row);
        contingencies.addLinear(book, row);
        return market.instruments().coins(instrument, book.quantity(row)) *
            Decimal8.toDouble(valuation.mark(instrument));
    }

    private double riskCancellingValue(final Book book, final int underlying)
    {
        double value = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            if (market.assets().riskCancellingUnderlying(book.asset(i)) == underlying)
            {
                value += Decimal8.toDouble(valuation.collateralValue(book, i));
            }
        }
        return value;
    }
}
