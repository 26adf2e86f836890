package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PairOracleTest
{
    @Test
    void shouldFindThePairsThatComparingEveryLegWithEveryOtherFinds()
    {
        int pairs = 0;
        for (long seed = 1; seed <= 3_000; seed++)
        {
            final RandomBook book = new RandomBook(seed, 2 + (int)(seed % 40), 0);
            final PairOracle oracle = new PairOracle(book.legs);
            final Legs legs = new Legs(64, 0, 0);
            book.fill(legs);
            final Units units = new UnitFinder(legs, 640).find();

            assertEquals(oracle.verticals(), pairs(units, StructureKind.VERTICAL), "seed=" + seed);
            assertEquals(oracle.strangles(), pairs(units, StructureKind.STRANGLE), "seed=" + seed);
            pairs += oracle.verticals().size() + oracle.strangles().size();
        }
        assertTrue(pairs > 10_000, "pairs=" + pairs);
    }

    private static Set<String> pairs(final Units units, final StructureKind kind)
    {
        final Set<String> pairs = new TreeSet<>();
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (units.kind(unit) == kind)
            {
                assertTrue(pairs.add(units.row(unit, 0) + "/" + units.row(unit, 1)), "found twice: " + pairs);
            }
        }
        return pairs;
    }
}
