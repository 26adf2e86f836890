package softlanding.engine.closing;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * Calculates the cost of closing a part of each row of a portfolio, by the terms of {@link ExecutionCost}. It prepares
 * each portfolio once, so that each query is cheap. Costs are half-spread, impact and fee in cash; the fee is not
 * rounded up to a decimal here.
 */
final class RowCosts
{
    private final Market market;
    private final ExecutionCost executionCost;
    private final boolean[] sells;
    private final double[] mark;
    private final double[] width;
    private final double[] halfSpread;
    private final double[] depth;
    private final double[] coinsPerContract;
    private final double[] firstCost;
    private final double[] fixedCost;
    private double feeRate;

    RowCosts(final Market market, final ExecutionCost executionCost, final int bookSize)
    {
        this.market = market;
        this.executionCost = executionCost;
        final int most = bookSize + 1;
        sells = new boolean[most];
        mark = new double[most];
        width = new double[most];
        halfSpread = new double[most];
        depth = new double[most];
        coinsPerContract = new double[most];
        firstCost = new double[most];
        fixedCost = new double[most];
    }

    /** Prepares the rows of a priced portfolio. */
    void load(final LiquidationPolicy policy, final Book book)
    {
        final Instruments instruments = market.instruments();
        feeRate = Decimal8.toDouble(policy.feeRate());
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0 && executionCost.isPriced(book.instrument(row)))
            {
                final int instrument = book.instrument(row);
                final long markPrice = executionCost.mark(instrument);
                sells[row] = book.quantity(row) > 0;
                mark[row] = markPrice;
                width[row] = executionCost.bandWidth(policy, instrument, markPrice);
                halfSpread[row] = executionCost.halfSpread(instrument);
                depth[row] = executionCost.depth(instrument, !sells[row]);
                coinsPerContract[row] = instruments.coins(instrument, 1);
                fixedCost[row] = Decimal8.toDouble(executionCost.fixedCost(instrument));
                firstCost[row] = coinsPerContract[row] * marginalCost(row, 0);
            }
        }
    }

    /** Returns the coins of a number of contracts of a row, as a magnitude. */
    double coins(final int row, final long contracts)
    {
        return contracts * coinsPerContract[row];
    }

    /** Returns whether a closing of a row sells. */
    boolean sells(final int row)
    {
        return sells[row];
    }

    /**
     * Returns the equity that the closing of a number of contracts of a row costs, in cash.
     *
     * @param contracts a magnitude, not 0.
     * @param value     the value of a coin in equity, in cash.
     */
    double cost(final int row, final long contracts, final double value)
    {
        final double slip = Math.min(
            Math.ceil(ExecutionCost.averageSlip((double)contracts, halfSpread[row], depth[row], width[row])),
            width[row]);
        final double price = (sells[row] ? Math.max(mark[row] - slip, 0) : mark[row] + slip) / Decimal8.ONE;
        final double coins = coins(row, contracts);
        return coins * (sells[row] ? value - price : price - value) + coins * price * feeRate + fixedCost[row];
    }

    /**
     * Returns the marginal cost after a number of contracts of a row, in cash per coin, without the rounding of the
     * mark. The sum of marginal costs never exceeds the true cost.
     */
    double marginalCost(final int row, final double contracts)
    {
        final double slip = depth[row] == 0 ? width[row] :
            Math.min(width[row], halfSpread[row] * (Math.floor(contracts / depth[row] + 1e-9) + 1));
        final double ofCoin = sells[row] ?
            Math.min(slip, mark[row]) * (1 - feeRate) + mark[row] * feeRate :
            slip * (1 + feeRate) + mark[row] * feeRate;
        return Math.max(0, ofCoin - 1) / Decimal8.ONE;
    }

    /** Returns a lower bound of the cost of the first contract of a row, in cash per contract. */
    double firstCost(final int row)
    {
        return firstCost[row];
    }

    /** Returns the contracts of a row that trade within the visible depth; 0 if there is none. */
    double depth(final int row)
    {
        return depth[row];
    }
}
