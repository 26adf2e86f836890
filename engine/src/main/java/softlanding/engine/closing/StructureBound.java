package softlanding.engine.closing;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.InstrumentDelta;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;

/**
 * Tests whether a structure could have a higher release per unit of cost than the best position, before the search for
 * structures. The advantage of a leg, per coin, is the release of its first unit lot less the score times its cost.
 * Only a leg with a positive advantage can lift a structure. If there is only one such leg, every other leg lowers the
 * structure. The legs of a structure match in coins or in delta, so it suffices that each other leg takes more than the
 * one leg gives.
 */
final class StructureBound
{
    /** Scores within this relative distance are equal. */
    private static final double EQUAL = 1e-6;
    /** Rounding to lots may make a hedge smaller than the delta by this factor, or larger by {@code MAX_HEDGE}. */
    private static final double MIN_HEDGE = 2.0 / 3;
    private static final double MAX_HEDGE = 2;

    private final Market market;
    private final CloseOutTrial trial;
    private final UnitSlopes slopes;
    private final InstrumentDelta delta;

    StructureBound(final Market market, final CloseOutTrial trial, final UnitSlopes slopes)
    {
        this.market = market;
        this.trial = trial;
        this.slopes = slopes;
        delta = new InstrumentDelta(market);
    }

    /** Returns whether a structure may have a score above the given one. */
    boolean mayExceed(final double score)
    {
        final Book book = trial.base();
        int rival = -1;
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0 && slopes.advantage(row, score * (1 + EQUAL)) > 0)
            {
                if (rival >= 0)
                {
                    return true;
                }
                rival = row;
            }
        }
        return slopes.slack() > 0 || (rival >= 0 && mayBeLifted(book, rival, score));
    }

    /** Returns whether some leg takes less from a structure than the one leg with an advantage gives. */
    private boolean mayBeLifted(final Book book, final int rival, final double score)
    {
        final int underlying = market.instruments().underlying(book.instrument(rival));
        final double gives = slopes.advantage(rival, score);
        for (int row = 0; row < book.size(); row++)
        {
            if (row != rival && book.quantity(row) != 0 &&
                market.instruments().underlying(book.instrument(row)) == underlying &&
                -slopes.advantage(row, score) < gives * coinsPerCoin(book.instrument(rival), book.instrument(row)))
            {
                return true;
            }
        }
        return false;
    }

    /** Returns the maximum coins of the one leg per coin of the other leg in a structure. */
    private double coinsPerCoin(final int rival, final int other)
    {
        final InstrumentKind kind = market.instruments().kind(rival);
        final InstrumentKind otherKind = market.instruments().kind(other);
        if (kind.isOption() && otherKind == InstrumentKind.PERPETUAL)
        {
            return Math.max(1, 1 / (MIN_HEDGE * Math.abs(delta.of(rival))));
        }
        return kind == InstrumentKind.PERPETUAL && otherKind.isOption() ? MAX_HEDGE : 1;
    }
}
