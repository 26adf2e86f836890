package softlanding.engine.closing.structure;

import java.math.BigDecimal;
import java.util.List;

/** What the structures are, said once more and without regard to speed: the witness for units found in random books. */
final class StructureRules
{
    private StructureRules()
    {
    }

    /**
     * Whether legs are a structure of the kind.
     *
     * @param weights contracts of each leg in a step, signed as held.
     * @param onlyStep whether the book holds just one.
     */
    static boolean holds(
        final StructureKind kind, final List<BookLeg> legs, final List<BigDecimal> weights, final boolean onlyStep)
    {
        return switch (kind)
        {
            case POSITION -> legs.size() == 1;
            case PACKAGE -> legs.size() >= 2;
            case VERTICAL -> oneToOne(legs, weights) && isVertical(legs.get(0), legs.get(1));
            case STRANGLE -> oneToOne(legs, weights) && isStrangle(legs.get(0), legs.get(1));
            case COVERED_CALL -> oneToOne(legs, weights) && isCoveredCall(legs.get(0), legs.get(1));
            case DELTA_HEDGED_OPTION -> legs.size() == 2 && isDeltaHedged(legs, weights, onlyStep);
        };
    }

    private static boolean oneToOne(final List<BookLeg> legs, final List<BigDecimal> weights)
    {
        return legs.size() == 2 && coins(legs, weights, 0).compareTo(coins(legs, weights, 1)) == 0;
    }

    private static BigDecimal coins(final List<BookLeg> legs, final List<BigDecimal> weights, final int leg)
    {
        return weights.get(leg).abs().multiply(legs.get(leg).size());
    }

    private static boolean isVertical(final BookLeg a, final BookLeg b)
    {
        return a.isOption() && a.kind() == b.kind() && a.isSameExpiry(b) && a.isShort() != b.isShort() &&
            a.strike().compareTo(b.strike()) != 0;
    }

    private static boolean isStrangle(final BookLeg put, final BookLeg call)
    {
        return call.kind() == LegKind.CALL && put.kind() == LegKind.PUT && call.isSameExpiry(put) &&
            call.isShort() == put.isShort() && call.strike().compareTo(put.strike()) > 0;
    }

    private static boolean isCoveredCall(final BookLeg call, final BookLeg cover)
    {
        return call.kind() == LegKind.CALL && call.isShort() && !cover.isShort() && !cover.isOption() &&
            call.underlying().equals(cover.underlying()) &&
            (cover.kind() == LegKind.PERPETUAL || call.isSameExpiry(cover));
    }

    /** Within 5 % of either side, or all of the option with its hedge rounded to the nearest lot. */
    private static boolean isDeltaHedged(
        final List<BookLeg> legs, final List<BigDecimal> weights, final boolean onlyStep)
    {
        final BookLeg option = legs.get(0);
        final BookLeg hedge = legs.get(1);
        final double optionDelta = weights.get(0).multiply(option.size()).doubleValue() * option.delta();
        final double hedgeDelta = weights.get(1).multiply(hedge.size()).doubleValue();
        final double gap = Math.abs(optionDelta + hedgeDelta);
        return option.isOption() && hedge.kind() == LegKind.PERPETUAL &&
            option.underlying().equals(hedge.underlying()) && optionDelta * hedgeDelta < 0 &&
            (gap <= 0.0527 * Math.abs(optionDelta) ||
            (onlyStep && gap <= 0.5000001 * hedge.lot().multiply(hedge.size()).doubleValue()));
    }
}
