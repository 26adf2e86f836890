package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.margin.PositionGreeks;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Market;
import softlanding.engine.policy.PreferenceWeights;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/**
 * Calculates the preference factors of the closing units. The factor of a unit multiplies its release per cost, and
 * equals one plus the sum of weight times attribute. An attribute of a whole unit is its share of the maximum over all
 * units of the portfolio, from 0 to 1. All attributes are in cash, so that different coins compare:
 *
 * <pre>
 * delta       |sum over legs of delta| spot
 * gamma       |sum over legs of gamma| spot^2
 * vega        |sum over legs of vega|
 * collateral  value * (maintenanceHaircut + initialHaircutAddOn) of the coins held that move with its underlying
 * losing      loss since its legs were entered, in sum
 * </pre>
 */
final class UnitPreferences
{
    private static final int DELTA = 0;
    private static final int GAMMA = 1;
    private static final int VEGA = 2;
    private static final int COLLATERAL = 3;
    private static final int LOSS = 4;
    private static final int ATTRIBUTES = 5;

    private final Market market;
    private final Valuation valuation;
    private final AccountGreeks greeks;
    private final ClosingUnits units;
    private final double[][] ofRow;
    private final double[] tilts;
    private final double[] weights = new double[ATTRIBUTES];
    private final double[] most = new double[ATTRIBUTES];
    private Book book;
    private boolean isLevel;

    UnitPreferences(
        final Market market,
        final Valuation valuation,
        final ClosingUnits units,
        final int bookSize,
        final int underlyings)
    {
        this.market = market;
        this.valuation = valuation;
        this.units = units;
        greeks = new AccountGreeks(market, underlyings);
        ofRow = new double[ATTRIBUTES][bookSize + 1];
        tilts = new double[units.capacity()];
    }

    /** Takes a portfolio and its margin, and calculates the attributes of its rows. */
    @Begins
    void load(final PreferenceWeights policyWeights, final Book ofBook, final AccountMargin margin)
    {
        isLevel = policyWeights.areZero() || margin.basis() != MarkBasis.CURRENT;
        book = ofBook;
        if (isLevel)
        {
            return;
        }
        weights[DELTA] = Decimal8.toDouble(policyWeights.delta());
        weights[GAMMA] = Decimal8.toDouble(policyWeights.gamma());
        weights[VEGA] = Decimal8.toDouble(policyWeights.vega());
        weights[COLLATERAL] = Decimal8.toDouble(policyWeights.collateral());
        weights[LOSS] = Decimal8.toDouble(policyWeights.losing());
        loadGreeks(margin);
        for (int row = 0; row < book.size(); row++)
        {
            ofRow[COLLATERAL][row] = distrustedCollateral(
                market.instruments().underlying(book.instrument(row)));
            ofRow[LOSS][row] = -Decimal8.toDouble(valuation.profit(book, row));
        }
    }

    private void loadGreeks(final AccountMargin margin)
    {
        greeks.evaluate(book, margin);
        final PositionGreeks positions = greeks.positions();
        int position = 0;
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                final double spot = Decimal8.toDouble(
                    market.underlyings().spot(market.instruments().underlying(book.instrument(row))));
                ofRow[DELTA][row] = positions.delta(position) * spot;
                ofRow[GAMMA][row] = positions.gamma(position) * spot * spot;
                ofRow[VEGA][row] = positions.vega(position);
                position++;
            }
        }
    }

    /** Returns the haircuts on the held coins that move with an underlying, in cash. */
    private double distrustedCollateral(final int underlying)
    {
        double sum = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            final int asset = book.asset(i);
            if (market.assets().riskCancellingUnderlying(asset) == underlying)
            {
                final double haircut =
                    market.assets().maintenanceHaircut(asset) + market.assets().initialHaircutAddOn(asset);
                sum += haircut * Decimal8.toDouble(valuation.collateralValue(book, i));
            }
        }
        return sum;
    }

    /** Calculates the factors of the units found so far. */
    void weigh()
    {
        if (isLevel)
        {
            return;
        }
        Arrays.fill(tilts, 0, units.size(), 1);
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++)
        {
            most[attribute] = 0;
            for (int unit = 0; unit < units.size(); unit++)
            {
                most[attribute] = Math.max(most[attribute], amount(attribute, unit));
            }
            for (int unit = 0; unit < units.size() && most[attribute] > 0; unit++)
            {
                tilts[unit] += weights[attribute] * amount(attribute, unit) / most[attribute];
            }
        }
    }

    /** Returns the amount of an attribute in a whole unit, in cash, not negative. */
    private double amount(final int attribute, final int unit)
    {
        double sum = 0;
        double greatest = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int row = units.row(unit, leg);
            final double share =
                (double)units.contracts(unit, leg, units.wholeSteps(unit)) / Math.abs(book.quantity(row));
            sum += share * ofRow[attribute][row];
            greatest = Math.max(greatest, ofRow[attribute][row]);
        }
        return switch (attribute)
        {
            case COLLATERAL -> greatest;
            case LOSS -> Math.max(sum, 0);
            default -> Math.abs(sum);
        };
    }

    /** Returns whether all weights are 0, so that every factor is 1. */
    boolean areLevel()
    {
        return isLevel;
    }

    /** Returns the factor of a unit's release per cost, at least 1. */
    double of(final int unit)
    {
        return isLevel ? 1 : tilts[unit];
    }
}
