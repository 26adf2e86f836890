package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.account.HeldPackages;
import softlanding.engine.account.Packages;
import softlanding.engine.closing.structure.LegKind;
import softlanding.engine.closing.structure.Legs;
import softlanding.engine.closing.structure.StructureKind;
import softlanding.engine.closing.structure.UnitFinder;
import softlanding.engine.closing.structure.Units;
import softlanding.engine.execution.ExecutionTerms;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.InstrumentDelta;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Holds the closing units of a portfolio: every position without the quantity in registered packages; the packages; and
 * the structures found in the portfolio. Units overlap, because they are alternatives. A unit is closed in unit lots,
 * which the methods count as {@code steps}: a unit lot is the smallest share of the unit that is whole lots of every
 * leg. A remainder below a lot is left, and is a unit lot itself once no whole lot is held.
 */
final class ClosingUnits
{
    private static final int MAX_PACKAGES = HeldPackages.MAX;
    /**
     * The maximum number of structures beside positions and packages, so that planning stays fast for large portfolios.
     */
    private static final int MAX_STRUCTURES = 256;

    private final Market market;
    private final Valuation valuation;
    private final InstrumentDelta delta;
    private final Legs legs;
    private final UnitFinder finder;
    private final ParticipationBudget budget;
    private final long[] available;
    private final int[] positionRow;
    private final long[] positionLot;
    private final long[] positionLots;
    private final int[] structure;
    private Book book;
    private Units units;
    private int positions;
    private int structures;
    private boolean complete;

    ClosingUnits(final Market market, final int bookSize, final ParticipationBudget budget)
    {
        this.market = market;
        this.budget = budget;
        valuation = new Valuation(market);
        delta = new InstrumentDelta(market);
        final int rows = bookSize + 1;
        legs = new Legs(rows, MAX_PACKAGES, MAX_PACKAGES * Packages.MAX_LEGS);
        finder = new UnitFinder(legs, rows + MAX_PACKAGES + MAX_STRUCTURES);
        available = new long[rows];
        positionRow = new int[rows];
        positionLot = new long[rows];
        positionLots = new long[rows];
        structure = new int[rows + MAX_PACKAGES + MAX_STRUCTURES];
    }

    /** Finds the units of an account's portfolio that do not overlap; {@link #findStructures} adds the others. */
    @Begins
    void find(final Book ofBook, final Packages packages, final int account)
    {
        book = ofBook;
        legs.clear();
        for (int row = 0; row < book.size(); row++)
        {
            addLeg(row);
        }
        final boolean hasPackages = addPackages(packages, account);
        units = finder.findPackagesAndPositions();

        positions = 0;
        structures = 0;
        complete = false;
        Arrays.fill(available, 0, book.size(), 0);
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (units.kind(unit) == StructureKind.POSITION)
            {
                available[units.row(unit, 0)] = units.steps(unit) * Math.abs(units.weight(unit, 0));
            }
            else
            {
                structure[structures++] = unit;
            }
        }
        for (int row = 0; row < book.size(); row++)
        {
            // A remainder below a lot belongs to the position, unless a package may hold it.
            final long held = Math.abs(closable(row));
            available[row] = hasPackages ? available[row] : held;
            if (available[row] > 0)
            {
                addPosition(row);
            }
        }
    }

    /** Adds the structures of the portfolio, behind the other units. */
    void findStructures()
    {
        if (!complete)
        {
            complete = true;
            for (int row = 0; row < book.size(); row++)
            {
                legs.setDelta(row, closable(row) == 0 ? Double.NaN : delta.of(book.instrument(row)));
            }
            final int before = units.size();
            finder.addStructures();
            for (int unit = before; unit < units.size(); unit++)
            {
                structure[structures++] = unit;
            }
        }
    }

    private void addPosition(final int row)
    {
        final long lot = market.instruments().lotSize(book.instrument(row));
        positionRow[positions] = row;
        positionLot[positions] = lot;
        positionLots[positions] = available[row] / lot;
        positions++;
    }

    /**
     * Returns the contracts of a row that may be closed, signed: none if a mark is missing or the expiry has come. The
     * other legs of a package
     * with such a row are positions of their own, because one mark must not keep them from being closed.
     */
    private long closable(final int row)
    {
        return book.quantity(row) != 0 && valuation.isClosable(book.instrument(row)) ?
            Long.signum(book.quantity(row)) * book.free(row) : 0;
    }

    private void addLeg(final int row)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        final InstrumentKind kind = instruments.kind(instrument);
        legs.add(
            instruments.underlying(instrument),
            instruments.expiry(instrument),
            kind.isOption() ? market.strikes().strikePrice(instruments.strikeSlot(instrument)) : 0,
            legKind(kind),
            closable(row),
            instruments.coins(instrument, Decimal8.ONE),
            instruments.lotSize(instrument),
            Double.NaN);
    }

    private static LegKind legKind(final InstrumentKind kind)
    {
        return switch (kind)
        {
            case CALL -> LegKind.CALL;
            case PUT -> LegKind.PUT;
            case FUTURE -> LegKind.FUTURE;
            case PERPETUAL -> LegKind.PERPETUAL;
        };
    }

    private boolean addPackages(final Packages packages, final int account)
    {
        int added = 0;
        for (int slot = packages.first(account); slot != Ids.NONE && added < MAX_PACKAGES; slot = packages.next(slot))
        {
            if (isHeld(packages, slot))
            {
                addPackage(packages, slot);
                added++;
            }
        }
        return packages.first(account) != Ids.NONE;
    }

    /** Returns whether the portfolio holds every leg of a package in its direction; no other one can be closed. */
    private boolean isHeld(final Packages packages, final int slot)
    {
        boolean held = true;
        for (int leg = 0; leg < packages.legs(slot) && held; leg++)
        {
            final int row = rowOf(packages.instrument(slot, leg));
            held = row >= 0 && HeldPackages.isHeld(book.quantity(row), packages.ratio(slot, leg));
        }
        return held;
    }

    private void addPackage(final Packages packages, final int slot)
    {
        legs.beginPackage(packages.packageId(slot));
        for (int leg = 0; leg < packages.legs(slot); leg++)
        {
            legs.addPackageLeg(rowOf(packages.instrument(slot, leg)), packages.ratio(slot, leg));
        }
    }

    private int rowOf(final int instrument)
    {
        int row = book.size() - 1;
        while (row >= 0 && book.instrument(row) != instrument)
        {
            row--;
        }
        return row;
    }

    /** Returns the maximum number of units of any portfolio. */
    int capacity()
    {
        return structure.length + positionRow.length;
    }

    int size()
    {
        return positions + structures;
    }

    /**
     * Returns whether a unit is a position or a package. These units do not overlap and hold the whole portfolio,
     * except remainders below a lot inside packages.
     */
    boolean isExclusive(final int unit)
    {
        return unit < positions || units.kind(structure[unit - positions]) == StructureKind.PACKAGE;
    }

    UnitKind kind(final int unit)
    {
        return unit < positions ? UnitKind.POSITION : UnitKind.of(units.kind(structure[unit - positions]));
    }

    /** Returns the id under which the unit was registered as a package; 0 if it is none. */
    long packageId(final int unit)
    {
        return unit < positions ? 0 : units.packageId(structure[unit - positions]);
    }

    /** Returns whether plans are limited by participation. */
    boolean isBudgeted()
    {
        return !budget.isUnlimited();
    }

    int legs(final int unit)
    {
        return unit < positions ? 1 : units.legs(structure[unit - positions]);
    }

    /** Returns the row of the portfolio that a leg closes. */
    int row(final int unit, final int leg)
    {
        return unit < positions ? positionRow[unit] : units.row(structure[unit - positions], leg);
    }

    /** Returns the unit lots that close the unit within the participation budget; 0 if the budget is used up. */
    long steps(final int unit)
    {
        if (budget.isUnlimited())
        {
            return wholeSteps(unit);
        }
        budget.beginUnit();
        for (int leg = 0; leg < legs(unit); leg++)
        {
            budget.addLeg(book.instrument(row(unit, leg)), contracts(unit, leg, 1));
        }
        return Math.min(wholeSteps(unit), budget.unitLots());
    }

    /** Returns the unit lots that close the whole unit, whatever the participation budget. */
    long wholeSteps(final int unit)
    {
        if (unit >= positions)
        {
            return units.steps(structure[unit - positions]);
        }
        return Math.max(1, positionLots[unit]);
    }

    /** Returns whether orders of a unit cost something whatever their size, or have a least value. */
    boolean hasFloor(final int unit)
    {
        boolean has = false;
        for (int leg = 0; leg < legs(unit) && market.execution().isAny(); leg++)
        {
            final ExecutionTerms terms = terms(unit, leg);
            has |= terms.fixedCost() > 0 || terms.minNotional() > 0;
        }
        return has;
    }

    /** Returns the terms by which orders of a leg are executed. */
    ExecutionTerms terms(final int unit, final int leg)
    {
        return market.execution().of(market.instruments().underlying(book.instrument(row(unit, leg))));
    }

    /** Returns the value at mark of a number of unit lots of a leg, in cash; a Decimal8 mantissa. */
    long value(final int unit, final int leg, final long steps)
    {
        final int instrument = book.instrument(row(unit, leg));
        return market.instruments().notionalOrMost(
            instrument, contracts(unit, leg, steps), valuation.mark(instrument), false);
    }

    /**
     * Returns the unit lots within a share of the unit, at least one, and within the participation budget; 0 if the
     * budget is used up.
     */
    long stepsWithin(final int unit, final long cap)
    {
        if (cap >= Decimal8.ONE)
        {
            return steps(unit);
        }
        final double whole = unit < positions ?
            (double)available[positionRow[unit]] / positionLot[unit] : wholeSteps(unit);
        final long within = (long)Math.floor(whole * (cap / 1e8) + 1e-9);
        return Math.min(Math.max(1, within), steps(unit));
    }

    /** Returns the contracts of a leg that a number of unit lots closes, as a magnitude. */
    long contracts(final int unit, final int leg, final long steps)
    {
        if (unit >= positions)
        {
            return Math.abs(units.weight(structure[unit - positions], leg)) * steps;
        }
        return steps > positionLots[unit] ? available[positionRow[unit]] : steps * positionLot[unit];
    }
}
