package softlanding.engine.margin;

import java.util.Arrays;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/**
 * Holds what the margin of one portfolio consists of: the parts of both requirements by underlying, the profit of every
 * scenario, and what each collateral balance counts. The calculation of the margin fills it in passing, so both have
 * the same arithmetic. Amounts are in cash. Grows to the largest portfolio seen.
 */
public final class MarginBreakdown
{
    private static final int USUAL_PARTS = 64;

    private final Market market;
    private final int[] firstPart;
    private final int[] firstProfit;
    private int underlyings;
    private MarginComponent[] component = new MarginComponent[USUAL_PARTS];
    private int[] expiry = new int[USUAL_PARTS];
    private double[] maintenance = new double[USUAL_PARTS];
    private double[] initial = new double[USUAL_PARTS];
    private int parts;
    private double[] profits = new double[USUAL_PARTS];
    private int profitsSize;
    private final int[] asset;
    private final long[] quantity;
    private final double[] assetEquity;
    private final double[] assetMaintenance;
    private final double[] assetInitial;
    private int balances;
    private int[] outcomeExpiry = new int[1];
    private double[][] outcomes = new double[1][ScenarioMargin.COLUMNS];
    private double[] basis = new double[1];
    private int expiries;

    /**
     * Reserves room for the sums of a portfolio.
     *
     * @param mostUnderlyings maximum number of underlyings of one account.
     * @param mostAssets      maximum number of collateral assets of one account.
     */
    public MarginBreakdown(final Market market, final int mostUnderlyings, final int mostAssets)
    {
        this.market = market;
        firstPart = new int[mostUnderlyings + 1];
        firstProfit = new int[mostUnderlyings + 1];
        asset = new int[mostAssets + 1];
        quantity = new long[mostAssets + 1];
        assetEquity = new double[mostAssets + 1];
        assetMaintenance = new double[mostAssets + 1];
        assetInitial = new double[mostAssets + 1];
    }

    void clear()
    {
        underlyings = 0;
        parts = 0;
        profitsSize = 0;
        balances = 0;
        firstPart[0] = 0;
        firstProfit[0] = 0;
    }

    void beginUnderlying()
    {
        expiries = 0;
    }

    /** Adds an expiry in scenario margin: its weighted outcome in every scenario and its basis contingency. */
    void addExpiry(
        final int slot,
        final MarginModel model,
        final ExpiryShocks shocks,
        final double unshocked,
        final double[] values,
        final double basisLoss)
    {
        if (expiries == outcomes.length)
        {
            outcomeExpiry = Arrays.copyOf(outcomeExpiry, 2 * expiries);
            basis = Arrays.copyOf(basis, 2 * expiries);
            outcomes = Arrays.copyOf(outcomes, 2 * expiries);
            for (int i = expiries; i < outcomes.length; i++)
            {
                outcomes[i] = new double[ScenarioMargin.COLUMNS];
            }
        }
        final double[] outcome = outcomes[expiries];
        Arrays.fill(outcome, 0, model.scenarios(), 0);
        ScenarioMargin.addProfits(
            model, shocks.longDiscount(), shocks.shortDiscount(), unshocked, values, outcome);
        outcomeExpiry[expiries] = slot;
        basis[expiries++] = basisLoss;
    }

    /** Adds to the part of the underlying that is no expiry's, and begins it if there is none. */
    void add(final MarginComponent of, final double ofMaintenance, final double ofInitial)
    {
        int part = firstPart[underlyings];
        while (part < parts && (component[part] != of || expiry[part] != Ids.NONE))
        {
            part++;
        }
        if (part == parts)
        {
            addPart(of, Ids.NONE, ofMaintenance, ofInitial);
        }
        else
        {
            maintenance[part] += ofMaintenance;
            initial[part] += ofInitial;
        }
    }

    /** Ends an underlying in scenario margin. */
    void endScenarios(
        final MarginModel model,
        final double[] profit,
        final double linearValue,
        final int worstScenario,
        final double worst,
        final double pegLoss)
    {
        for (int s = 0; s < model.scenarios(); s++)
        {
            addProfit(profit[s] + linearValue * model.weightedMoves()[s]);
        }
        for (int i = 0; i < expiries; i++)
        {
            final double outcome = worstScenario < 0 ? basis[i] : outcomes[i][worstScenario];
            addPart(
                kind(model, outcomeExpiry[i], worstScenario), outcomeExpiry[i], -outcome * model.mmFactor,
                -outcome * model.imFactor);
        }
        if (worstScenario >= 0 && linearValue != 0)
        {
            final double outcome = linearValue * model.weightedMoves()[worstScenario];
            add(MarginComponent.LINEAR, -outcome * model.mmFactor, -outcome * model.imFactor);
        }
        add(MarginComponent.PEG, 0, -worst * pegLoss * model.pegFactor);
        endUnderlying();
    }

    private MarginComponent kind(final MarginModel model, final int slot, final int worstScenario)
    {
        if (market.expiries().isExpired(slot))
        {
            return MarginComponent.EXPIRED;
        }
        if (worstScenario < 0)
        {
            return MarginComponent.BASIS;
        }
        return model.volShock(worstScenario).isTilt() ? MarginComponent.TILT : MarginComponent.SCENARIO;
    }

    /** Ends an underlying after its parts were added. */
    void endUnderlying()
    {
        underlyings++;
        firstPart[underlyings] = parts;
        firstProfit[underlyings] = profitsSize;
    }

    /** Adds a part, unless it is nothing. */
    void addPart(
        final MarginComponent of, final int ofExpiry, final double ofMaintenance, final double ofInitial)
    {
        if (ofMaintenance == 0 && ofInitial == 0)
        {
            return;
        }
        if (parts == component.length)
        {
            component = Arrays.copyOf(component, 2 * parts);
            expiry = Arrays.copyOf(expiry, 2 * parts);
            maintenance = Arrays.copyOf(maintenance, 2 * parts);
            initial = Arrays.copyOf(initial, 2 * parts);
        }
        component[parts] = of;
        expiry[parts] = ofExpiry;
        maintenance[parts] = ofMaintenance;
        initial[parts++] = ofInitial;
    }

    private void addProfit(final double profit)
    {
        if (profitsSize == profits.length)
        {
            profits = Arrays.copyOf(profits, 2 * profitsSize);
        }
        profits[profitsSize++] = profit;
    }

    void addBalance(
        final int slot,
        final long coins,
        final double ofEquity,
        final double ofMaintenance,
        final double ofInitial)
    {
        asset[balances] = slot;
        quantity[balances] = coins;
        assetEquity[balances] = ofEquity;
        assetMaintenance[balances] = ofMaintenance;
        assetInitial[balances++] = ofInitial;
    }

    /** Returns the index of the first part of the i-th underlying; that of the next is one past its last. */
    public int firstPart(final int i)
    {
        return firstPart[i];
    }

    /** Returns what a part is for. */
    public MarginComponent component(final int part)
    {
        return component[part];
    }

    /** Returns whether a part belongs to an expiry. */
    public boolean hasExpiry(final int part)
    {
        return expiry[part] != Ids.NONE;
    }

    /** Returns the id of the expiry that a part belongs to. */
    public int expiryId(final int part)
    {
        return (int)market.expiries().ids().id(expiry[part]);
    }

    /** Returns a part of the maintenance requirement in cash, signed. */
    public double maintenance(final int part)
    {
        return maintenance[part];
    }

    /** Returns a part of the initial requirement in cash, signed. */
    public double initial(final int part)
    {
        return initial[part];
    }

    /** Returns the number of scenarios of the i-th underlying; none in standard margin. */
    public int scenarios(final int i)
    {
        return firstProfit[i + 1] - firstProfit[i];
    }

    /** Returns the weighted profit of the i-th underlying in a scenario, in cash. */
    public double profit(final int i, final int scenario)
    {
        return profits[firstProfit[i] + scenario];
    }

    /** Returns the number of collateral balances. */
    public int balances()
    {
        return balances;
    }

    /** Returns the id of the asset of a balance. */
    public int assetId(final int balance)
    {
        return (int)market.assets().ids().id(asset[balance]);
    }

    /** Returns the coins of a balance, a Decimal8 mantissa. */
    public long quantity(final int balance)
    {
        return quantity[balance];
    }

    /** Returns the value of a balance that counts in margin equity, in cash. */
    public double assetEquity(final int balance)
    {
        return assetEquity[balance];
    }

    /** Returns the haircut of a balance in the maintenance requirement, in cash. */
    public double assetMaintenance(final int balance)
    {
        return assetMaintenance[balance];
    }

    /** Returns haircut and additions of a balance in the initial requirement, in cash. */
    public double assetInitial(final int balance)
    {
        return assetInitial[balance];
    }
}
