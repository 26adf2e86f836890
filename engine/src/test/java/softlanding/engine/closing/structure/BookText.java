package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Books and the units expected of them as text. Lines: a position; "package 7: +1 BTC JUN 100 C, -1 BTC JUN 110 C";
 * and after "->" a unit, as "VERTICAL 5 x +1 BTC JUN 100 C, -1 BTC JUN 110 C", where a step is what follows the x.
 */
final class BookText
{
    private BookText()
    {
    }

    /** Asserts that a book has exactly these units besides its positions, in this order. */
    static void check(final String text)
    {
        assertEquals(expected(text), found(text, false), text);
    }

    /** Asserts that a book has exactly these units, positions among them, in this order. */
    static void checkAll(final String text)
    {
        assertEquals(expected(text), found(text, true), text);
    }

    /** The units of one kind that a book has. */
    static List<String> ofKind(final StructureKind kind, final String text)
    {
        return found(text, true).stream().filter(unit -> unit.startsWith(kind + " ")).toList();
    }

    private static List<String> expected(final String text)
    {
        return text.lines().map(String::trim).filter(line -> line.startsWith("->"))
            .map(line -> line.substring(2).trim()).toList();
    }

    private static List<String> found(final String text, final boolean positions)
    {
        final List<BookLeg> book = new ArrayList<>();
        final Legs legs = new Legs(16, 4, 16);
        text.lines().map(String::trim).filter(BookText::isPosition).map(BookLeg::parse).forEach(book::add);
        book.forEach(leg -> leg.addTo(legs));
        text.lines().map(String::trim).filter(line -> line.startsWith("package"))
            .forEach(line -> addPackage(line, book, legs));
        return describe(new UnitFinder(legs, 200).find(), book, positions);
    }

    private static boolean isPosition(final String line)
    {
        return line.startsWith("+") || (line.startsWith("-") && !line.startsWith("->"));
    }

    private static void addPackage(final String line, final List<BookLeg> book, final Legs legs)
    {
        final String[] parts = line.substring("package".length()).split(":");
        legs.beginPackage(Long.parseLong(parts[0].trim()));
        for (final String leg : parts[1].split(","))
        {
            final String[] ratioAndName = leg.trim().split("\\s+", 2);
            final List<String> names = book.stream().map(BookLeg::name).toList();
            legs.addPackageLeg(
                names.indexOf(ratioAndName[1]), BookLeg.mantissa(new BigDecimal(ratioAndName[0])));
        }
    }

    static List<String> describe(final Units units, final List<BookLeg> book, final boolean positions)
    {
        final List<String> lines = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (positions || units.kind(unit) != StructureKind.POSITION)
            {
                lines.add(describe(units, unit, book));
            }
        }
        return lines;
    }

    private static String describe(final Units units, final int unit, final List<BookLeg> book)
    {
        final List<String> legs = new ArrayList<>();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final BigDecimal weight = BigDecimal.valueOf(units.weight(unit, leg), 8).stripTrailingZeros();
            legs.add((weight.signum() > 0 ? "+" : "") + weight.toPlainString() +
                " " + book.get(units.row(unit, leg)).name());
        }
        final String id = units.kind(unit) == StructureKind.PACKAGE ? " " + units.packageId(unit) + ":" : "";
        return units.kind(unit) + id + " " + units.steps(unit) + " x " + String.join(", ", legs);
    }
}
