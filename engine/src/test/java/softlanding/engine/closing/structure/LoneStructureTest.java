package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A book that is one structure of three or four legs and nothing else is recognised, whatever its sizes and lots. */
class LoneStructureTest
{
    private static final List<String> LOTS = List.of("0.1", "0.2", "0.3", "0.5", "1");
    private static final List<String> SIZES = List.of("1", "0.1", "0.5");

    /** Legs as parts, rank of strike and right: in "+1:0C" one part of the lowest strike's call. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "BUTTERFLY, +1:0C -2:1C +1:2C",
        "BUTTERFLY, +1:0P -2:1P +1:2P",
        "BUTTERFLY, +1:0P -1:1P -1:1C +1:2C",
        "CONDOR, +1:0C -1:1C -1:2C +1:3C",
        "CONDOR, +1:0P -1:1P -1:2P +1:3P",
        "CONDOR, +1:0P -1:1P -1:2C +1:3C",
        "BOX, +1:0C -1:0P -1:1C +1:1P"})
    void shouldRecogniseALoneStructure(final StructureKind kind, final String shape)
    {
        int held = 0;
        for (long seed = 1; seed <= 1_000; seed++)
        {
            final List<BookLeg> legs = book(shape, new Random(seed));
            final Legs into = new Legs(4, 0, 0);
            legs.forEach(leg -> leg.addTo(into));
            final long expected = steps(shape, legs);

            assertEquals(expected, stepsFound(kind, legs.size(), new UnitFinder(into, 40).find()),
                "seed=" + seed + " " + legs);
            held += expected > 0 ? 1 : 0;
        }
        assertTrue(held > 500, "books that hold one: " + held);
    }

    private static List<BookLeg> book(final String shape, final Random random)
    {
        final int sign = random.nextBoolean() ? 1 : -1;
        final int[] strikes = random.ints(100, 200).distinct().limit(4).sorted().toArray();
        final List<BookLeg> legs = new ArrayList<>();
        for (final String leg : shape.split(" "))
        {
            final int quantity = sign * (leg.charAt(0) == '-' ? -1 : 1) * (1 + random.nextInt(300));
            legs.add(BookLeg.parse(
                BigDecimal.valueOf(quantity, 1) + " BTC JUN " + strikes[leg.charAt(3) - '0'] + " " + leg.charAt(4) +
                " size=" + SIZES.get(random.nextInt(SIZES.size())) +
                " lot=" + LOTS.get(random.nextInt(LOTS.size()))));
        }
        Collections.shuffle(legs, random);
        return legs;
    }

    /** Counts up the lots of one leg until every other leg has whole lots of as many coins as the shape wants. */
    private static long steps(final String shape, final List<BookLeg> legs)
    {
        final boolean doubled = shape.contains("2:");
        final BookLeg middle = legs.stream().sorted((a, b) -> a.strike().compareTo(b.strike())).toList().get(1);
        for (long n = 1; n <= lots(legs.get(0)); n++)
        {
            final BigDecimal coins = BigDecimal.valueOf(n)
                .multiply(lotCoins(legs.get(0))).divide(parts(legs.get(0), middle, doubled));
            long steps = Long.MAX_VALUE;
            for (final BookLeg leg : legs)
            {
                final BigDecimal[] lots = coins.multiply(parts(leg, middle, doubled))
                    .divideAndRemainder(lotCoins(leg));
                steps = Math.min(steps, lots[1].signum() == 0 ? lots(leg) / lots[0].longValueExact() : -1);
            }
            if (steps >= 0)
            {
                return steps;
            }
        }
        return 0;
    }

    @SuppressWarnings("ReferenceEquality") // legs may be equal; the middle one is meant
    private static BigDecimal parts(final BookLeg leg, final BookLeg middle, final boolean doubled)
    {
        return doubled && leg == middle ? BigDecimal.valueOf(2) : BigDecimal.ONE;
    }

    private static BigDecimal lotCoins(final BookLeg leg)
    {
        return leg.lot().multiply(leg.size());
    }

    private static long lots(final BookLeg leg)
    {
        return leg.quantity().abs().divideToIntegralValue(leg.lot()).longValueExact();
    }

    private static long stepsFound(final StructureKind kind, final int legs, final Units units)
    {
        long steps = 0;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (units.kind(unit) == kind && units.legs(unit) == legs)
            {
                steps += units.steps(unit);
            }
        }
        return steps;
    }
}
