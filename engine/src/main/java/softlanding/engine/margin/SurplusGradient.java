package softlanding.engine.margin;

import java.util.Arrays;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * How the surplus equity - target * maintenanceRequirement of a scenario-margined book changes with each of its rows,
 * equity aside: the derivative in the worst scenario of each underlying, with the discount of each expiry as it is.
 *
 * <pre>
 * d requirement / d coin = -mmFactor weight (discount value(worst) - value)     options
 *                          - spot optionPct                                     where the strike is net short
 * d requirement / d coin = -mmFactor mark weightedMove(worst) + spot perpPct sign(quantity)
 * </pre>
 *
 * The weight of a tilt that gains is negative. The requirement is a maximum of such planes, so at a kink any of them is
 * a subgradient; differences per coordinate would not be.
 */
public final class SurplusGradient
{
    private final Market market;
    private final Valuation valuation;
    private final double[] perCoin;
    private double spot;
    private MarginModel model;
    private int scenario;

    /**
     * @param bookSize most rows of a book.
     */
    public SurplusGradient(final Market market, final Valuation valuation, final int bookSize)
    {
        this.market = market;
        this.valuation = valuation;
        perCoin = new double[bookSize + 1];
    }

    /**
     * Works the gradient out.
     *
     * @param margin of this very book, by {@link ScenarioMargin}.
     * @param target ratio, as a number.
     */
    public void evaluate(final Book book, final AccountMargin margin, final double target)
    {
        Arrays.fill(perCoin, 0, book.size(), 0);
        int row = 0;
        for (int i = 0; i < margin.underlyings(); i++)
        {
            final int underlying = margin.underlying(i);
            model = market.underlyings().model(underlying);
            spot = Decimal8.toDouble(market.underlyings().spot(underlying));
            scenario = margin.worstScenario(i);
            row = addUnderlying(book, row, underlying);
        }
        for (int r = 0; r < book.size(); r++)
        {
            perCoin[r] *= -target;
        }
    }

    /** Cash of surplus per coin more of a row; 0 where the row has no price. */
    public double perCoin(final int row)
    {
        return perCoin[row];
    }

    private int addUnderlying(final Book book, final int from, final int underlying)
    {
        final Instruments instruments = market.instruments();
        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            final InstrumentKind kind = instruments.kind(book.instrument(row));
            if (kind.isOption())
            {
                final int begin = row;
                row = endOfExpiry(book, row);
                addExpiry(book, begin, row);
                addNakedShorts(book, begin, row);
            }
            else
            {
                addLinear(book, row++);
            }
        }
        return row;
    }

    private void addLinear(final Book book, final int row)
    {
        final int instrument = book.instrument(row);
        if (valuation.isPriced(instrument))
        {
            final double move = scenario == AccountMargin.BASIS_CONTINGENCY ? 0 : model.weightedMoves()[scenario];
            perCoin[row] += Long.signum(book.quantity(row)) * spot * model.perpPct -
                model.mmFactor * Decimal8.toDouble(valuation.mark(instrument)) * move;
        }
    }

    private void addExpiry(final Book book, final int begin, final int end)
    {
        final ExpiryShocks shocks =
            market.riskArrays().shocks(market.instruments().expiry(book.instrument(begin)));
        final int unshocked = model.scenarios();
        final double value = expiryValue(book, begin, end, unshocked);
        if (scenario == AccountMargin.BASIS_CONTINGENCY)
        {
            final double up = expiryValue(book, begin, end, unshocked + 1) - value;
            final double down = expiryValue(book, begin, end, unshocked + 2) - value;
            final int column = up <= down ? unshocked + 1 : unshocked + 2;
            addPlane(book, begin, end, column, 1, Math.min(up, down) < 0 ? shocks.basisWeight() : 0);
        }
        else
        {
            final double shocked = expiryValue(book, begin, end, scenario);
            final double discount = shocked >= 0 ? shocks.longDiscount() : shocks.shortDiscount();
            final double weight = model.weights()[scenario];
            final boolean gainful = (discount * shocked - value) * weight > 0;
            addPlane(
                book, begin, end, scenario, discount, gainful ? weight * model.tiltSigns()[scenario] : weight);
        }
    }

    /** Adds what weight * (factor * value(column) - value) of an expiry takes from the requirement. */
    private void addPlane(
        final Book book, final int begin, final int end, final int column, final double factor, final double weight)
    {
        for (int row = begin; row < end; row++)
        {
            if (valuation.isPriced(book.instrument(row)))
            {
                final double[] values = market.riskArrays().row(book.instrument(row));
                perCoin[row] -= model.mmFactor * weight * (factor * values[column] - values[model.scenarios()]);
            }
        }
    }

    private double expiryValue(final Book book, final int begin, final int end, final int column)
    {
        double sum = 0;
        for (int row = begin; row < end; row++)
        {
            if (book.quantity(row) != 0)
            {
                sum += coins(book, row) * market.riskArrays().row(book.instrument(row))[column];
            }
        }
        return sum;
    }

    private void addNakedShorts(final Book book, final int begin, final int end)
    {
        int row = begin;
        while (row < end)
        {
            final int first = row;
            final int strike = market.instruments().strikeSlot(book.instrument(first));
            double net = 0;
            while (row < end && market.instruments().strikeSlot(book.instrument(row)) == strike)
            {
                net += coins(book, row++);
            }
            for (int of = first; of < row && net < 0; of++)
            {
                perCoin[of] -= spot * model.optionPct;
            }
        }
    }

    private double coins(final Book book, final int row)
    {
        return market.instruments().coins(book.instrument(row), book.quantity(row));
    }

    private int endOfExpiry(final Book book, final int begin)
    {
        final int expiry = market.instruments().expiry(book.instrument(begin));
        assert expiry != Ids.NONE : "option without expiry: row=" + begin;
        int row = begin;
        while (row < book.size() && market.instruments().expiry(book.instrument(row)) == expiry)
        {
            row++;
        }
        return row;
    }
}
