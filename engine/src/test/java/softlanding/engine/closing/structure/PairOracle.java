package softlanding.engine.closing.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The pairs that {@link PairUnits} promises, by comparing every leg with every other. */
final class PairOracle
{
    private final List<BookLeg> legs;

    PairOracle(final List<BookLeg> legs)
    {
        this.legs = legs;
    }

    Set<String> verticals()
    {
        return pairs(Comparator.comparing(BookLeg::strike), (low, high) ->
            low.isOption() && low.kind() == high.kind() && low.isSameExpiry(high) && low.isShort() != high.isShort());
    }

    Set<String> strangles()
    {
        return pairs(Comparator.comparing(BookLeg::strike), (low, high) ->
            low.kind() == LegKind.PUT && high.kind() == LegKind.CALL &&
            low.isSameExpiry(high) && low.isShort() == high.isShort());
    }

    /** Pairs of rows, lower first, with at least one lot held. */
    private Set<String> pairs(final Comparator<BookLeg> level, final BiPredicate<BookLeg, BookLeg> related)
    {
        final Set<String> pairs = new TreeSet<>();
        for (int row = 0; row < legs.size(); row++)
        {
            final BookLeg leg = legs.get(row);
            final List<Integer> higher = rows(other -> level.compare(leg, other) < 0 && related.test(leg, other));
            final List<Integer> lower = rows(other -> level.compare(other, leg) < 0 && related.test(other, leg));
            higher.sort((a, b) -> level.compare(legs.get(a), legs.get(b)));
            lower.sort((a, b) -> level.compare(legs.get(a), legs.get(b)));
            Collections.reverse(lower);
            final int above = partner(row, higher);
            final int below = partner(row, lower);
            if (above >= 0 && steps(row, above) > 0)
            {
                pairs.add(row + "/" + above);
            }
            if (below >= 0 && steps(below, row) > 0)
            {
                pairs.add(below + "/" + row);
            }
        }
        return pairs;
    }

    private List<Integer> rows(final Predicate<BookLeg> fits)
    {
        final List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < legs.size(); row++)
        {
            if (lots(row) > 0 && fits.test(legs.get(row)))
            {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The first of as many coins among the nearest eight, else the nearest. */
    private int partner(final int row, final List<Integer> nearestFirst)
    {
        if (lots(row) == 0 || nearestFirst.isEmpty())
        {
            return -1;
        }
        return nearestFirst.stream().limit(8)
            .filter(other -> legs.get(other).coins().compareTo(legs.get(row).coins()) == 0).findFirst()
            .orElse(nearestFirst.get(0));
    }

    private long lots(final int row)
    {
        return legs.get(row).quantity().abs().divideToIntegralValue(legs.get(row).lot()).longValueExact();
    }

    /** Counts up lots of one leg until they are as many coins as whole lots of the other. */
    private long steps(final int row, final int other)
    {
        final BigDecimal lotCoins = legs.get(row).lot().multiply(legs.get(row).size());
        final BigDecimal otherLotCoins = legs.get(other).lot().multiply(legs.get(other).size());
        for (long n = 1; n <= lots(row); n++)
        {
            final BigDecimal[] otherLots = lotCoins.multiply(BigDecimal.valueOf(n)).divideAndRemainder(otherLotCoins);
            if (otherLots[1].signum() == 0)
            {
                return Math.min(lots(row) / n, lots(other) / otherLots[0].longValueExact());
            }
        }
        return 0;
    }
}
