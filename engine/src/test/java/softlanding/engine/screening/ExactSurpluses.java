package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * The surpluses of a scenario-margined book of one underlying at the marks of now, scenario by scenario, the slow way:
 * what bounds are compared with. Their least is checked against the margin that the engine works out.
 */
final class ExactSurpluses
{
    private final ProofVenue venue;
    private final Book book;
    private final int underlying;
    private double[] profit;
    private double linear;
    private double maintenance;
    private double addOn;

    ExactSurpluses(final ProofVenue venue, final Book book, final int underlying)
    {
        this.venue = venue;
        this.book = book;
        this.underlying = underlying;
    }

    /** The profits of all scenarios now, and behind them the basis contingency. */
    double[] profits()
    {
        final MarginModel model = venue.market.underlyings().model(underlying);
        profit = new double[model.scenarios() + 1];
        linear = 0;
        maintenance = 0;
        addOn = 0;
        final TreeSet<Integer> expiries = new TreeSet<>();
        for (int row = 0; row < book.size(); row++)
        {
            addLinear(model, row, expiries);
        }
        for (int i = 0; i < book.balances(); i++)
        {
            final double value = Decimal8.toDouble(venue.margins.valuation().collateralValue(book, i));
            linear += value;
            maintenance += value * venue.market.assets().maintenanceHaircut(book.asset(i));
            addOn += value * venue.market.assets().initialHaircutAddOn(book.asset(i));
        }
        for (int s = 0; s < model.scenarios(); s++)
        {
            profit[s] = linear * (model.spotShock(s) - 1) * model.weights()[s];
        }
        for (final int expiry : expiries)
        {
            addOptions(model, expiry);
        }
        return profit;
    }

    private void addLinear(final MarginModel model, final int row, final Set<Integer> expiries)
    {
        final Instruments instruments = venue.market.instruments();
        final int instrument = book.instrument(row);
        if (instruments.isOption(instrument))
        {
            expiries.add(instruments.expiry(instrument));
            return;
        }
        final double coins = instruments.coins(instrument, book.quantity(row));
        linear += coins * Decimal8.toDouble(venue.margins.valuation().mark(instrument));
        maintenance += Math.abs(coins) * venue.spot(underlying) * model.perpPct;
        addOn += Math.abs(coins) * venue.spot(underlying) * model.perpInitialAddOn;
    }

    private void addOptions(final MarginModel model, final int expiry)
    {
        final Market market = venue.market;
        final int scenarios = model.scenarios();
        final double[] value = new double[scenarios + 3];
        final double[] strikeCoins = new double[market.strikes().size()];
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            if (market.instruments().isOption(instrument) && market.instruments().expiry(instrument) == expiry)
            {
                final double coins = market.instruments().coins(instrument, book.quantity(row));
                strikeCoins[market.instruments().strikeSlot(instrument)] += coins;
                for (int column = 0; column < value.length; column++)
                {
                    value[column] += coins * market.riskArrays().row(instrument)[column];
                }
            }
        }
        for (final double coins : strikeCoins)
        {
            maintenance += Math.max(0, -coins) * venue.spot(underlying) * model.optionPct;
            addOn += Math.max(0, -coins) * venue.spot(underlying) * model.optionInitialAddOn;
        }
        final ExpiryShocks shocks = market.riskArrays().shocks(expiry);
        for (int s = 0; s < scenarios; s++)
        {
            final double discount = value[s] > 0 ? shocks.longDiscount() : shocks.shortDiscount();
            final double outcome = (value[s] * discount - value[scenarios]) * model.weights()[s];
            profit[s] += model.volShock(s).isTilt() ? -Math.abs(outcome) : outcome;
        }
        profit[scenarios] += shocks.basisWeight() *
            Math.min(0, Math.min(value[scenarios + 1], value[scenarios + 2]) - value[scenarios]);
    }

    /**
     * The surpluses in the order of constraints.
     *
     * @param threshold of the tier.
     * @param held      scenario that holds initial margin below zero, or -1 if it is above.
     */
    double[] surpluses(final double threshold, final int held)
    {
        final MarginModel model = venue.market.underlyings().model(underlying);
        profits();
        final AccountMargin margin = venue.evaluate(book);
        final double equity = Decimal8.toDouble(margin.equity());
        final int count = profit.length;
        double worst = profit[0];
        for (final double outcome : profit)
        {
            worst = Math.min(worst, outcome);
        }
        assertEquals(maintenance - worst * model.mmFactor, Decimal8.toDouble(margin.maintenanceRequirement()), 1e-5);
        assertEquals(
            maintenance + addOn - worst * model.imFactor, Decimal8.toDouble(margin.initialRequirement()), 1e-5);
        final double[] surpluses = new double[held < 0 ? 2 * count : count + 1];
        for (int s = 0; s < count; s++)
        {
            surpluses[s] = equity + threshold * (model.mmFactor * profit[s] - maintenance);
            if (held < 0)
            {
                surpluses[count + s] = equity + model.imFactor * profit[s] - maintenance - addOn;
            }
        }
        if (held >= 0)
        {
            surpluses[count] = maintenance + addOn - model.imFactor * profit[held] - equity;
        }
        return surpluses;
    }
}
