package softlanding.engine.closing;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.InstrumentDelta;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;

/**
 * Whether a structure could release more per unit of cost than the best position does, before any is looked for. What a
 * leg adds to that, at most, is its first step's release less so many times its cost, per coin: its advantage. Only a
 * leg with an advantage can lift a structure, and if there is but one, every other leg takes from it; as the legs of a
 * structure match in coins, or in delta, it is enough that each of them takes more than the one can give.
 */
final class StructureBound
{
    /** Scores this near to each other, as a share of them, are equal. */
    private static final double EQUAL = 1e-6;
    /** Rounding to lots may leave a hedge this much smaller, or larger, than delta asks. */
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

    /** Whether there may be a structure with a higher score than this. */
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

    /** Whether some leg takes less from a structure than the rival gives. */
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

    /** Most coins of the one that a structure has per coin of the other. */
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
