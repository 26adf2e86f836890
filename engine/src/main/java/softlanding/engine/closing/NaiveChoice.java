package softlanding.engine.closing;

import softlanding.engine.account.Packages;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.InstrumentDelta;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Selection;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Selects a position by a measure of the position alone: the naive criteria of {@link Selection}, kept for comparison.
 * <b>Note:</b> the position with the highest risk alone is often the hedge of another position, and closing it makes
 * the account worse; no evaluation prevents this here. A registered package counts as one position.
 */
final class NaiveChoice
{
    private final Market market;
    private final Margins margins;
    private final ClosingUnits units;
    private final InstrumentDelta delta;
    private final Book alone;
    private final AccountMargin marginAlone;

    NaiveChoice(final Market market, final Margins margins, final ClosingUnits units, final int underlyings)
    {
        this.market = market;
        this.margins = margins;
        this.units = units;
        delta = new InstrumentDelta(market);
        alone = new Book(market, Packages.MAX_LEGS, 0);
        marginAlone = new AccountMargin(underlyings);
    }

    /**
     * Returns the unit of a portfolio with the highest measure, the first of equals; -1 if nothing can be closed now.
     */
    int riskiest(final Selection selection, final Book book, final AccountMargin margin)
    {
        int riskiest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (units.isExclusive(unit) && units.steps(unit) > 0)
            {
                final double risk = risk(selection, unit, book, margin);
                if (risk > most)
                {
                    riskiest = unit;
                    most = risk;
                }
            }
        }
        return riskiest;
    }

    private double risk(final Selection selection, final int unit, final Book book, final AccountMargin margin)
    {
        return switch (selection)
        {
            case ABSOLUTE_DELTA -> Math.abs(delta(unit, book));
            case WORST_SCENARIO_LOSS -> worstScenarioLoss(unit, book, margin);
            case STAND_ALONE_MARGIN, RELEASE_PER_COST -> standAloneMargin(unit, book);
        };
    }

    /** Returns the maintenance requirement of an account that holds only this unit, entered at its marks, in cash. */
    private double standAloneMargin(final int unit, final Book book)
    {
        alone.clear(book.marginMode());
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int instrument = book.instrument(units.row(unit, leg));
            final int row = alone.require(instrument);
            alone.trade(row, held(unit, leg, book), margins.valuation().mark(instrument), 0);
        }
        margins.evaluate(alone, marginAlone);
        return marginAlone.isPriced() ? Decimal8.toDouble(marginAlone.maintenanceRequirement()) : 0;
    }

    private double delta(final int unit, final Book book)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int instrument = book.instrument(units.row(unit, leg));
            sum += market.instruments().coins(instrument, held(unit, leg, book)) * delta.of(instrument) *
                Decimal8.toDouble(market.underlyings().spot(market.instruments().underlying(instrument)));
        }
        return sum;
    }

    /**
     * Returns the loss of a unit in the worst scenario of its underlying, in cash; without scenarios its own margin.
     */
    private double worstScenarioLoss(final int unit, final Book book, final AccountMargin margin)
    {
        double loss = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int instrument = book.instrument(units.row(unit, leg));
            final int scenario = worstScenario(margin, market.instruments().underlying(instrument));
            if (scenario == AccountMargin.NO_SCENARIO)
            {
                return standAloneMargin(unit, book);
            }
            loss -= market.instruments().coins(instrument, held(unit, leg, book)) * changePerCoin(instrument, scenario);
        }
        return loss;
    }

    private static int worstScenario(final AccountMargin margin, final int underlying)
    {
        int i = margin.underlyings() - 1;
        while (i >= 0 && margin.underlying(i) != underlying)
        {
            i--;
        }
        return i < 0 ? AccountMargin.NO_SCENARIO : margin.worstScenario(i);
    }

    /**
     * Returns the weighted gain of one coin in a scenario, in cash; in the basis contingency an option gains by the
     * fall of the forward.
     */
    private double changePerCoin(final int instrument, final int scenario)
    {
        final MarginModel model = market.underlyings().model(market.instruments().underlying(instrument));
        final boolean isBasis = scenario == AccountMargin.BASIS_CONTINGENCY;
        if (market.instruments().strikeSlot(instrument) == Ids.NONE)
        {
            final double mark = Decimal8.toDouble(margins.valuation().mark(instrument));
            return isBasis ? 0 : mark * model.weightedMoves()[scenario];
        }
        final double[] values = market.riskArrays().row(instrument);
        final double unshocked = values[model.scenarios()];
        return isBasis ? values[model.scenarios() + 2] - unshocked :
            (values[scenario] - unshocked) * model.weights()[scenario];
    }

    /** Returns the contracts of a leg, signed as held. */
    private long held(final int unit, final int leg, final Book book)
    {
        final long contracts = units.contracts(unit, leg, units.wholeSteps(unit));
        return book.quantity(units.row(unit, leg)) < 0 ? -contracts : contracts;
    }
}
