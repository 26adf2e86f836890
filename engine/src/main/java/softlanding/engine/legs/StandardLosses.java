package softlanding.engine.legs;

import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.market.StandardModel;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/**
 * The outcomes of standard margin with the held methods: a block per expiry. By isolated requirements it has one
 * outcome; by the least payoff one at 0, one at each strike, and one without a loss. Perpetuals and futures have no
 * outcome but one, of a block of their own.
 */
final class StandardLosses implements LossModel
{
    private final Market market;
    private final Margins margins;
    private final int[] groupOfExpiry;
    private final int[] firstRow;
    private final int[] lastRow;
    private Book book;
    private int linearGroup;

    StandardLosses(final Market market, final Margins margins)
    {
        this.market = market;
        this.margins = margins;
        groupOfExpiry = new int[market.expiries().ids().capacity()];
        firstRow = new int[groupOfExpiry.length];
        lastRow = new int[groupOfExpiry.length];
    }

    @Override
    public int planes()
    {
        return 1;
    }

    @Override
    @Begins
    public double load(final Book ofBook, final double factor, final OutcomeBounds bounds)
    {
        book = ofBook;
        bounds.begin(1);
        linearGroup = bounds.addGroup(-1, 1);
        double sum = 0;
        int row = 0;
        while (row < book.size())
        {
            final int begin = row;
            if (market.instruments().isOption(book.instrument(row)))
            {
                final int expiry = market.instruments().expiry(book.instrument(row));
                while (row < book.size() && market.instruments().expiry(book.instrument(row)) == expiry)
                {
                    row++;
                }
                firstRow[expiry] = begin;
                lastRow[expiry] = row;
                final double least = loadExpiry(expiry, factor, bounds);
                if (Double.isNaN(least))
                {
                    return least;
                }
                sum += least;
            }
            else
            {
                row++;
            }
        }
        return sum;
    }

    private double loadExpiry(final int expiry, final double factor, final OutcomeBounds bounds)
    {
        final boolean byPayoff = margins.isPayoffHeld(expiry);
        final int points = byPayoff ? lastRow[expiry] - firstRow[expiry] + 2 : 1;
        final int group = bounds.addGroup(expiry, points);
        groupOfExpiry[expiry] = group;
        if (group < 0)
        {
            return Double.NaN;
        }
        // Constants of the requirement that no outcome changes are left out: only differences count.
        double least = 0;
        for (int point = 0; point < points && byPayoff; point++)
        {
            double payoff = 0;
            for (int row = firstRow[expiry]; row < lastRow[expiry]; row++)
            {
                payoff += market.instruments().coins(book.instrument(row), book.quantity(row)) *
                    payoff(book.instrument(row), expiry, point, points);
            }
            bounds.set(group, point, 0, factor * payoff);
            least = Math.min(least, factor * payoff);
        }
        return least;
    }

    /** Returns what one coin pays at a point: at each strike, at 0, and nothing at the last point. */
    private double payoff(final int instrument, final int expiry, final int point, final int points)
    {
        if (point == points - 1)
        {
            return 0;
        }
        final double settlement =
            point == points - 2 ? 0 : strike(book.instrument(firstRow[expiry] + point));
        final double moneyness = settlement - strike(instrument);
        return Math.max(0, isCall(instrument) ? moneyness : -moneyness);
    }

    private double strike(final int instrument)
    {
        final int slot = market.instruments().strikeSlot(instrument);
        return slot < 0 ? 0 : market.strikes().strike(slot);
    }

    private boolean isCall(final int instrument)
    {
        return market.instruments().kind(instrument) == InstrumentKind.CALL;
    }

    @Override
    public int groupOf(final int instrument)
    {
        return market.instruments().isOption(instrument) ?
            groupOfExpiry[market.instruments().expiry(instrument)] : linearGroup;
    }

    @Override
    public void addLosses(
        final int instrument,
        final long quantity,
        final double cost,
        final double factor,
        final OutcomeBounds bounds)
    {
        final Instruments instruments = market.instruments();
        final int underlying = instruments.underlying(instrument);
        final StandardModel model = market.underlyings().standardModel(underlying);
        final double coins = instruments.coins(instrument, quantity);
        final double mark = Decimal8.toDouble(margins.valuation().mark(instrument));
        if (!instruments.isOption(instrument))
        {
            // A closing lowers the requirement; a hedge raises it.
            final double held = instruments.coins(instrument, held(instrument));
            bounds.addLoss(linearGroup, 0, 0,
                -cost - factor * mark * model.perpMm * (Math.abs(held + coins) - Math.abs(held)));
            return;
        }
        final int expiry = instruments.expiry(instrument);
        final int group = groupOfExpiry[expiry];
        // Options do not count in margin equity, so their price does.
        final double paid = coins * mark + cost;
        if (!margins.isPayoffHeld(expiry))
        {
            final double spot = Decimal8.toDouble(margins.valuation().spot(underlying));
            final double perCoin =
                model.maintenance(isCall(instrument), spot, margins.valuation().optionMark(instrument));
            bounds.addLoss(group, 0, 0, (coins > 0 ? factor * coins * perCoin : 0) - paid);
            return;
        }
        final double unpaired = factor * model.unpairedMm * Decimal8.toDouble(margins.valuation().forward(expiry)) *
            unpairedCalls(instrument, expiry, coins);
        final int points = lastRow[expiry] - firstRow[expiry] + 2;
        for (int point = 0; point < points; point++)
        {
            bounds.addLoss(
                group, point, 0, factor * coins * payoff(instrument, expiry, point, points) - paid - unpaired);
        }
    }

    /** Returns by how many coins an order may raise the net short calls of an expiry, at its worse slope. */
    private double unpairedCalls(final int instrument, final int expiry, final double coins)
    {
        if (!isCall(instrument))
        {
            return 0;
        }
        boolean hasShort = false;
        boolean hasLong = false;
        for (int row = firstRow[expiry]; row < lastRow[expiry]; row++)
        {
            hasShort |= isCall(book.instrument(row)) && book.quantity(row) < 0;
            hasLong |= isCall(book.instrument(row)) && book.quantity(row) > 0;
        }
        return coins < 0 ? (hasShort ? -coins : 0) : (hasLong ? 0 : -coins);
    }

    private long held(final int instrument)
    {
        long sum = 0;
        for (int row = 0; row < book.size(); row++)
        {
            sum += book.instrument(row) == instrument ? book.quantity(row) : 0;
        }
        return sum;
    }
}
