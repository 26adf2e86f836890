package softlanding.engine.legs;

import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Bounds from below what any subset of many orders does to an account. In each outcome of the margin only the orders
 * that lose there are added, once for the surplus and once for the ratio before the round. What no order loses in any
 * outcome cannot be lost by a subset.
 */
final class FillBounds
{
    /** A difference below this share of the amounts, and below this amount of cash, may be rounding. */
    private static final double NOISE = 1e-14;
    private static final double NOISE_CASH = 1e-9;

    private final Book base;
    private final AccountMargin before = new AccountMargin(0);
    private final AccountMargin now = new AccountMargin(0);
    private final VenueState venue;
    private final ScenarioLosses scenarios;
    private final StandardLosses standard;
    private final OutcomeBounds[] bounds = new OutcomeBounds[2];
    private final double[] factors = new double[2];
    private final double[] slack = new double[2];
    private LossModel losses;
    private int size;
    private int loaded;
    private boolean evaluated;
    private boolean usable;

    FillBounds(final VenueState venue)
    {
        this.venue = venue;
        final int bookSize = venue.limits().bookSize();
        base = new Book(venue.market(), bookSize, venue.limits().assets());
        scenarios = new ScenarioLosses(venue.market(), venue.margins().valuation());
        standard = new StandardLosses(venue.market(), venue.margins());
        final int underlyings = venue.limits().underlyings();
        final int groups = Math.max(ScenarioLosses.mostGroups(underlyings), bookSize + 2);
        final int cells = Math.max(ScenarioLosses.mostCells(underlyings), 4 * (bookSize + 2));
        bounds[0] = new OutcomeBounds(groups, cells);
        bounds[1] = new OutcomeBounds(groups, cells);
    }

    @Begins
    void begin(final Book book, final RoundStart start, final boolean bySurplus)
    {
        base.copy(book);
        before.copy(start.margin());
        losses = book.marginMode() == MarginMode.PORTFOLIO ? scenarios : standard;
        final boolean hasRatio = !bySurplus && before.marginEquity() >= 0 && before.maintenanceRequirement() > 0;
        size = hasRatio ? 2 : 1;
        factors[0] = 1;
        factors[1] = hasRatio ? (double)before.marginEquity() / before.maintenanceRequirement() : 0;
        loaded = -1;
        evaluated = false;
    }

    /** Returns whether the last order may join the others, at half-spreads; the others are known to hold. */
    boolean holdWithLast(final RoundLegs legs)
    {
        if (loaded != legs.size() - 1)
        {
            return hold(legs, 0);
        }
        final int last = legs.size() - 1;
        final boolean holds = usable && add(legs, last, 0, true);
        loaded = holds ? legs.size() : last;
        return holds;
    }

    /**
     * Returns whether the last order may join those sent before, at half-spreads. What these mean stays loaded
     * for the next order that is tried in its place.
     */
    boolean holdBesideSent(final RoundLegs legs)
    {
        final int last = legs.size() - 1;
        if (loaded != last)
        {
            load();
            for (int leg = 0; leg < last && usable; leg++)
            {
                usable = add(legs, leg, 0, false);
            }
            loaded = last;
        }
        final boolean holds = usable && add(legs, last, 0, true);
        if (holds)
        {
            remove(legs.instrument(last));
        }
        return holds;
    }

    /** Returns whether no subset of the fills, at limits of a width, makes the account worse. */
    boolean hold(final RoundLegs legs, final long lambda)
    {
        load();
        boolean holds = usable;
        for (int leg = 0; leg < legs.size() && holds; leg++)
        {
            holds = add(legs, leg, lambda, leg == legs.size() - 1);
        }
        loaded = holds && lambda == 0 ? legs.size() : -1;
        return holds;
    }

    private void load()
    {
        usable = true;
        if (!evaluated)
        {
            venue.margins().evaluateHeld(base, now);
            evaluated = true;
        }
        for (int i = 0; i < size; i++)
        {
            final double least = losses.load(base, factors[i], bounds[i]);
            usable &= !Double.isNaN(least) && now.isPriced();
            final double noise = NOISE_CASH + NOISE * (Math.abs(Decimal8.toDouble(before.marginEquity())) +
                Decimal8.toDouble(before.maintenanceRequirement()));
            slack[i] = surplus(now, factors[i]) - surplus(before, factors[i]) - least + noise;
        }
    }

    private static double surplus(final AccountMargin margin, final double factor)
    {
        return Decimal8.toDouble(margin.marginEquity()) - factor * Decimal8.toDouble(margin.maintenanceRequirement());
    }

    private boolean add(final RoundLegs legs, final int leg, final long lambda, final boolean tests)
    {
        final int instrument = legs.instrument(leg);
        final int group = isHeld(instrument) ? losses.groupOf(instrument) : -1;
        if (group < 0)
        {
            return false;
        }
        final double cost = Decimal8.toDouble(legs.costWithRounding(leg, lambda));
        boolean holds = true;
        for (int i = 0; i < size; i++)
        {
            bounds[i].save(group);
            losses.addLosses(instrument, legs.quantity(leg), cost, factors[i], bounds[i]);
            holds &= !tests || bounds[i].sum() + slack[i] >= 0;
        }
        if (!holds)
        {
            remove(instrument);
        }
        return holds;
    }

    /** Takes away what the order that was added last means: it is in this instrument. */
    private void remove(final int instrument)
    {
        for (int i = 0; i < size; i++)
        {
            bounds[i].restore(losses.groupOf(instrument));
        }
    }

    private boolean isHeld(final int instrument)
    {
        return RowSearch.find(base, venue.market(), instrument) != Ids.NONE;
    }
}
