package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold of every unit of every book, on 10,000 seeded books of 2 to 200 legs. */
class RandomBooksTest
{
    private static final int BOOKS = 10_000;
    private static final int MAX_ROWS = 200;
    private static final int MAX_UNITS = MAX_ROWS * (1 + UnitFinder.MAX_PER_LEG) + 8;

    private final Legs legs = new Legs(MAX_ROWS, 8, 32);
    private final UnitFinder finder = new UnitFinder(legs, MAX_UNITS);
    private final Map<StructureKind, Integer> seen = new EnumMap<>(StructureKind.class);

    @Test
    void shouldFindOnlyWhatIsHeldInWholeLotsAndInRatio()
    {
        for (long seed = 1; seed <= BOOKS; seed++)
        {
            final RandomBook book = new RandomBook(seed, size(seed), 3);
            book.fill(legs);
            checkUnits(finder.find(), book, "seed=" + seed);
        }

        for (final StructureKind kind : StructureKind.values())
        {
            assertTrue(seen.getOrDefault(kind, 0) > 500, kind + " seen " + seen.get(kind));
        }
    }

    @Test
    void shouldGiveTheSameAnswerWhateverWasAskedBefore()
    {
        for (long seed = 1; seed <= 2_000; seed++)
        {
            final RandomBook book = new RandomBook(seed, size(seed), 3);
            final Legs freshLegs = new Legs(MAX_ROWS, 8, 32);
            book.fill(freshLegs);
            book.fill(legs);
            final List<String> fresh = book.describe(new UnitFinder(freshLegs, MAX_UNITS).find());

            assertEquals(fresh, book.describe(finder.find()), "seed=" + seed);
            assertEquals(fresh, book.describe(finder.find()), "again, seed=" + seed);
        }
    }

    @Test
    void shouldStopAtItsBoundsAndSayHowManyItLeftOut()
    {
        final Legs fewLegs = new Legs(MAX_ROWS, 8, 32);
        final UnitFinder smallFinder = new UnitFinder(fewLegs, MAX_ROWS + 8);
        int bounded = 0;
        for (long seed = 1; seed <= 500; seed++)
        {
            final RandomBook book = new RandomBook(seed, MAX_ROWS, 3);
            book.fill(fewLegs);
            book.fill(legs);
            final Units small = smallFinder.find();
            final Units all = finder.find();

            assertEquals(book.describe(all).subList(0, small.size()), book.describe(small), "seed=" + seed);
            assertEquals(all.size() > small.size(), small.dropped() > 0, "seed=" + seed);
            bounded += small.dropped() > 0 ? 1 : 0;
            assertEquals(0, all.dropped(), "there is room for all that a leg can find, seed=" + seed);
        }
        assertTrue(bounded > 400, "bounded=" + bounded);
    }

    private static int size(final long seed)
    {
        final double share = new Random(seed).nextDouble();
        return 2 + (int)(199 * share * share * share);
    }

    private void checkUnits(final Units units, final RandomBook book, final String where)
    {
        final BigDecimal[] reserved = new BigDecimal[book.legs.size()];
        Arrays.fill(reserved, BigDecimal.ZERO);
        int structures = 0;
        for (int unit = 0; unit < units.size(); unit++)
        {
            final StructureKind kind = units.kind(unit);
            seen.merge(kind, 1, Integer::sum);
            structures += kind == StructureKind.POSITION || kind == StructureKind.PACKAGE ? 0 : 1;
            checkUnit(units, unit, book, reserved, where + " " + kind + " unit=" + unit);
        }
        assertTrue(structures <= UnitFinder.MAX_PER_LEG * book.legs.size(), where);
    }

    private static void checkUnit(
        final Units units, final int unit, final RandomBook book, final BigDecimal[] reserved, final String where)
    {
        final StructureKind kind = units.kind(unit);
        final List<BookLeg> rows = new ArrayList<>();
        final List<BigDecimal> weights = new ArrayList<>();
        BigInteger divisor = BigInteger.ZERO;
        boolean more = true;
        assertTrue(units.steps(unit) >= 1, where);
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final BookLeg row = book.legs.get(units.row(unit, leg));
            final BigDecimal weight = BigDecimal.valueOf(units.weight(unit, leg), 8);
            final BigDecimal closed = weight.multiply(BigDecimal.valueOf(units.steps(unit)));
            final BigDecimal free = row.quantity().subtract(reserved[units.row(unit, leg)]);
            assertTrue(!rows.contains(row) || book.legs.indexOf(row) != book.legs.lastIndexOf(row), where);
            assertEquals(row.quantity().signum(), weight.signum(), where);
            assertTrue(closed.abs().compareTo(free.abs()) <= 0, where);
            divisor = divisor.gcd(weight.divide(row.lot()).toBigIntegerExact());
            more &= closed.add(weight).abs().compareTo(free.abs()) <= 0;
            if (kind == StructureKind.PACKAGE)
            {
                reserved[units.row(unit, leg)] = reserved[units.row(unit, leg)].add(closed);
            }
            rows.add(row);
            weights.add(weight);
        }
        assertTrue(
            StructureRules.holds(kind, rows, weights, units.steps(unit) == 1),
            () -> where + " " + rows + " " + weights);
        if (book.packages.isEmpty())
        {
            assertTrue(!more, where + ": one more step is held");
        }
        if (kind != StructureKind.DELTA_HEDGED_OPTION && kind != StructureKind.PACKAGE)
        {
            assertEquals(BigInteger.ONE, divisor, where + ": a smaller step would do");
        }
        if (kind == StructureKind.PACKAGE)
        {
            checkRatio(book.packages.stream().filter(each -> each.id() == units.packageId(unit)).findFirst()
                .orElseThrow(), weights, where);
        }
    }

    private static void checkRatio(
        final RandomBook.Package expected, final List<BigDecimal> weights, final String where)
    {
        assertEquals(expected.ratios().size(), weights.size(), where);
        for (int leg = 0; leg < weights.size(); leg++)
        {
            assertEquals(0, weights.get(leg).multiply(expected.ratios().get(0))
                .compareTo(weights.get(0).multiply(expected.ratios().get(leg))), where);
        }
    }
}
