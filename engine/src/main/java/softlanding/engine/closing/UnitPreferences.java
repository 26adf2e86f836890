package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.PositionGreeks;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Market;
import softlanding.engine.policy.PreferenceWeights;
import softlanding.engine.state.Decimal8;

/**
 * How much a policy prefers some units to others for what they are: a unit's release per cost counts
 * 1 + sum of weight * attribute times. An attribute is what the whole unit has of something, as a share of the most
 * that any unit of the book has, from 0 to 1; all in cash, so that coins compare:
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

    /** Takes up a book and its margin, and what its rows have of each attribute. */
    void load(final PreferenceWeights policyWeights, final Book ofBook, final AccountMargin margin)
    {
        isLevel = policyWeights.areZero();
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

    /** What haircuts would take from the coins held that move with an underlying, in cash. */
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

    /** Weighs the units found so far against each other. */
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

    /** What a whole unit has of an attribute, in cash, not negative. */
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

    /** Whether no unit is preferred for what it is. */
    boolean areLevel()
    {
        return isLevel;
    }

    /** How many times a unit's release per cost counts, from 1 up. */
    double of(final int unit)
    {
        return isLevel ? 1 : tilts[unit];
    }
}
