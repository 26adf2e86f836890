package softlanding.engine.margin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.RiskArrays;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Computes scenario portfolio margin: a full revaluation of the portfolio over the scenarios of each underlying that it
 * touches. {@code LiquidationEngine} passes each affected account to {@link Margins}, which loads its portfolio, lets
 * {@link Valuation} confirm that every mark is available, and calls this class in PORTFOLIO mode. Option values come
 * from {@link RiskArrays}. The result goes to {@link AccountMargin}, from which the health of the account follows.
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
 * The requirements of the underlyings add up without offset. All amounts are in cash. The model is Derive's portfolio
 * margin (v2-core, PMRM_2).
 */
public final class ScenarioMargin
{
    /** Maximum number of columns of a risk array. */
    public static final int COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + 3;

    private final Market market;
    private final Valuation valuation;
    private final Contingencies contingencies;
    private final double[] expiryValue = new double[COLUMNS];
    private final double[] profit = new double[COLUMNS];
    private long equityWithoutOptions;
    private double optionsValue;
    private double linearValue;
    private double basisContingency;
    private double maintenance;
    private double initial;
    private @Nullable MarginBreakdown breakdown;

    /** Computes at the marks of this market, which the valuation reads as well. */
    public ScenarioMargin(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
        this.contingencies = new Contingencies(market, valuation);
    }

    /** Writes what the margin consists of from now on, or no longer if it is null. */
    void explainTo(final @Nullable MarginBreakdown newBreakdown)
    {
        breakdown = newBreakdown;
        contingencies.explainTo(newBreakdown);
    }

    /** Evaluates the margin of a priced portfolio. */
    public void evaluate(final Book book, final AccountMargin margin)
    {
        equityWithoutOptions = valuation.cashAndCollateral(book);
        optionsValue = 0;
        maintenance = 0;
        initial = 0;
        contingencies.begin();

        int row = 0;
        int underlying = valuation.nextUnderlying(book, row, Ids.NONE);
        while (underlying != Ids.NONE)
        {
            row = evaluateUnderlying(book, row, underlying, margin);
            underlying = valuation.nextUnderlying(book, row, underlying);
        }
        contingencies.addCollateral(book);

        final long equity = Math.addExact(equityWithoutOptions, Decimal8.floor(optionsValue));
        maintenance += contingencies.maintenance();
        initial += contingencies.maintenance() + contingencies.initialAddOn();
        margin.set(equity, equity, Decimal8.ceil(maintenance), Decimal8.ceil(initial));
    }

    /** Adds an underlying to the requirements; returns the row after its last one. */
    private int evaluateUnderlying(final Book book, final int from, final int underlying, final AccountMargin margin)
    {
        final MarginModel model = market.underlyings().model(underlying);
        final Instruments instruments = market.instruments();
        Arrays.fill(profit, 0, model.scenarios(), 0);
        contingencies.beginUnderlying(underlying);
        linearValue = valuation.riskCancellingValue(book, underlying);
        basisContingency = 0;

        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            if (instruments.isOption(book.instrument(row)))
            {
                row = evaluateExpiry(book, row, model);
            }
            else
            {
                addLinear(book, row);
                row++;
            }
        }
        addWorst(underlying, model, margin);
        return row;
    }

    /**
     * Adds an expiry's options to the scenario profits and to the basis contingency; returns the row after its last
     * one.
     */
    private int evaluateExpiry(final Book book, final int begin, final MarginModel model)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(book.instrument(begin));
        final int scenarios = model.scenarios();
        final int columns = scenarios + 3;
        Arrays.fill(expiryValue, 0, columns, 0);
        contingencies.beginExpiry(expiry);

        boolean empty = true;
        int row = begin;
        while (row < book.size() && instruments.expiry(book.instrument(row)) == expiry)
        {
            if (book.quantity(row) != 0)
            {
                empty = false;
                final int instrument = book.instrument(row);
                final double coins = instruments.coins(instrument, book.quantity(row));
                addValues(columns, coins, valuation.values(instrument), expiryValue);
                contingencies.addOption(instruments.strikeSlot(instrument), coins);
            }
            row++;
        }
        if (!empty)
        {
            final ExpiryShocks shocks = valuation.shocks(expiry);
            final double unshocked = expiryValue[scenarios];
            final double up = expiryValue[scenarios + 1] - unshocked;
            final double down = expiryValue[scenarios + 2] - unshocked;
            addProfits(model, shocks.longDiscount(), shocks.shortDiscount(), unshocked, expiryValue, profit);
            optionsValue += unshocked;
            basisContingency += Math.min(Math.min(up, down), 0) * shocks.basisWeight();
            contingencies.endExpiry();
            if (breakdown != null)
            {
                breakdown.addExpiry(
                    expiry, model, shocks, unshocked, expiryValue,
                    Math.min(Math.min(up, down), 0) * shocks.basisWeight());
            }
        }
        return row;
    }

    /** Adds coins of an option to the sums over its columns. */
    public static void addValues(final int columns, final double coins, final double[] perCoin, final double[] sum)
    {
        for (int c = 0; c < columns; c++)
        {
            sum[c] += coins * perCoin[c];
        }
    }

    /**
     * Adds the discounted, weighted change of an expiry's value in each scenario. For a tilt the change counts as a
     * loss in either direction.
     */
    public static void addProfits(
        final MarginModel model,
        final double longDiscount,
        final double shortDiscount,
        final double unshocked,
        final double[] value,
        final double[] profit)
    {
        final int scenarios = model.scenarios();
        final double[] weights = model.weights();
        final double[] tiltSigns = model.tiltSigns();
        for (int s = 0; s < scenarios; s++)
        {
            final double discounted = positivePart(value[s]) * longDiscount - positivePart(-value[s]) * shortDiscount;
            final double outcome = (discounted - unshocked) * weights[s];
            // The profit is the lesser of outcome and sign times outcome. For a tilt, whose sign is -1, that is the
            // loss.
            profit[s] += outcome - positivePart(outcome - tiltSigns[s] * outcome);
        }
    }

    /** Returns the greater of x and zero, in a form that the JIT compiler vectorises. */
    private static double positivePart(final double x)
    {
        return 0.5 * (x + Math.abs(x));
    }

    /** Adds a perpetual or future, which moves with spot. */
    private void addLinear(final Book book, final int row)
    {
        if (book.quantity(row) != 0)
        {
            final int instrument = book.instrument(row);
            final double coins = market.instruments().coins(instrument, book.quantity(row));
            linearValue += coins * Decimal8.toDouble(valuation.mark(instrument));
            equityWithoutOptions = Math.addExact(equityWithoutOptions, valuation.unrealised(book, row));
            contingencies.addLinear(instrument, coins);
        }
    }

    /** Adds an underlying's worst scenario, or its basis contingency if that is worse, to the requirements. */
    private void addWorst(final int underlying, final MarginModel model, final AccountMargin margin)
    {
        final double[] weightedMoves = model.weightedMoves();
        double worst = basisContingency;
        int worstScenario = AccountMargin.BASIS_CONTINGENCY;
        for (int s = 0; s < model.scenarios(); s++)
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
        if (breakdown != null)
        {
            breakdown.endScenarios(model, profit, linearValue, worstScenario, worst, pegLoss);
        }
    }
}
