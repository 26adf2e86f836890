package softlanding.engine.closing.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded book: crowded enough for structures of every kind, with odd lots, odd sizes, doubles and packages. */
final class RandomBook
{
    /** A registered package: rows and ratios in contracts. */
    @SuppressWarnings("JavaLangClash")
    record Package(long id, List<Integer> rows, List<BigDecimal> ratios)
    {
    }

    private static final List<String> LOTS = List.of("0.1", "0.1", "0.1", "0.1", "1", "0.3", "0.25");
    private static final List<String> MONTHS = List.of("MAR", "JUN", "SEP", "DEC");

    final List<BookLeg> legs = new ArrayList<>();
    final List<Package> packages = new ArrayList<>();
    private final Random random;

    /**
     * Draws a book and its packages from the seed.
     *
     * @param mostPackages registered at most.
     */
    RandomBook(final long seed, final int size, final int mostPackages)
    {
        random = new Random(seed);
        final int strikes = 2 + random.nextInt(Math.max(2, size / 4));
        final int months = 1 + random.nextInt(4);
        final boolean oneLot = random.nextBoolean();
        for (int row = 0; row < size; row++)
        {
            legs.add(leg(strikes, months, oneLot));
        }
        for (int index = random.nextInt(mostPackages + 1); index > 0; index--)
        {
            final Package candidate = randomPackage(index);
            if (candidate.rows.size() > 1)
            {
                packages.add(candidate);
            }
        }
    }

    private BookLeg leg(final int strikes, final int months, final boolean oneLot)
    {
        final String underlying = random.nextInt(8) == 0 ? "ETH" : "BTC";
        final int quantity = random.nextBoolean() ? 10 * (random.nextInt(21) - 10) : random.nextInt(201) - 100;
        final String lot = oneLot ? "0.1" : LOTS.get(random.nextInt(LOTS.size()));
        final String size = oneLot || random.nextInt(4) > 0 ? "1" : random.nextBoolean() ? "0.1" : "0.03";
        final double delta = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
        final String start = BigDecimal.valueOf(quantity, 1) + " " + underlying + " ";
        final String end = " size=" + size + " lot=" + lot + " delta=";
        final int kind = random.nextInt(12);
        if (kind == 0)
        {
            return BookLeg.parse(start + "PERP" + end + "1");
        }
        final String month = MONTHS.get(random.nextInt(months));
        if (kind == 1)
        {
            return BookLeg.parse(start + month + " F" + end + "1");
        }
        final int strike = 100 + 10 * random.nextInt(strikes);
        final boolean call = random.nextBoolean();
        return BookLeg.parse(start + month + " " + strike + (call ? " C" : " P") + end + (call ? delta : -delta));
    }

    private Package randomPackage(final long id)
    {
        final List<Integer> rows = new ArrayList<>();
        final List<BigDecimal> ratios = new ArrayList<>();
        for (int leg = 0; leg < 4; leg++)
        {
            final int row = random.nextInt(legs.size());
            if (!rows.contains(row))
            {
                final int sign = random.nextInt(20) == 0 ? 1 : legs.get(row).quantity().signum();
                rows.add(row);
                ratios.add(BigDecimal.valueOf((1L + random.nextInt(4)) * (sign == 0 ? 1 : sign)).movePointLeft(1));
            }
        }
        return new Package(id, rows, ratios);
    }

    /** Fills in what the engine would. */
    void fill(final Legs into)
    {
        into.clear();
        legs.forEach(leg -> leg.addTo(into));
        for (final Package each : packages)
        {
            into.beginPackage(each.id);
            for (int leg = 0; leg < each.rows.size(); leg++)
            {
                into.addPackageLeg(each.rows.get(leg), BookLeg.mantissa(each.ratios.get(leg)));
            }
        }
    }

    List<String> describe(final Units units)
    {
        return BookText.describe(units, legs, true);
    }
}
