package softlanding.engine.liquidation;

import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.HorizonLoss;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.Horizon;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.state.Decimal8;

/**
 * Decides whether an account is closed whole: it is where its equity could not bear a multiple of what closing the book
 * costs and of what the book may lose until it is sold. A standard account is compared by its equity as well, because
 * its margin equity leaves out the long options that it can sell.
 */
public final class SaleHorizon
{
    /** Windows in which a position of unknown depth is sold: a tenth in each. */
    private static final double WINDOWS_OF_UNKNOWN = 10;
    private static final double MAX_SECONDS = 3 * 86_400;

    private final Instruments instruments;
    private final ExecutionCost cost;
    private final HorizonLoss loss;

    /** Weighs portfolios at the marks of this venue. */
    public SaleHorizon(final VenueState venue)
    {
        instruments = venue.market().instruments();
        cost = new ExecutionCost(venue.market(), venue.margins().valuation());
        loss = new HorizonLoss(venue);
    }

    /** Returns whether everything is to be closed of a priced portfolio. */
    public boolean isBeyond(
        final LiquidationPolicy policy,
        final ParticipationLimits limits,
        final Book book,
        final AccountMargin margin)
    {
        final Horizon horizon = policy.horizon();
        if (horizon.factor() == 0)
        {
            return false;
        }
        try
        {
            final double deviations = Decimal8.toDouble(horizon.deviations());
            final double volatility = Decimal8.toDouble(horizon.volatility());
            final double seconds = sellSeconds(limits, book);
            final double closing = closingCost(policy, book);
            final double factor = Decimal8.toDouble(horizon.factor());
            final double equity = Decimal8.toDouble(margin.equity());
            return equity < factor * (closing + loss.boundOf(book, deviations, volatility, seconds)) &&
                equity < factor * (closing + loss.of(book, deviations, volatility, seconds));
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return true;
        }
    }

    /** Returns what closing the whole portfolio costs at its expected prices, in cash. */
    private double closingCost(final LiquidationPolicy policy, final Book book)
    {
        double sum = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final long quantity = -book.quantity(row);
            if (quantity != 0)
            {
                final int instrument = book.instrument(row);
                final long price = cost.expectedPrice(policy, instrument, quantity);
                final double slip = Decimal8.toDouble(Math.abs(price - cost.mark(instrument)));
                sum += slip * Math.abs(instruments.coins(instrument, quantity)) +
                    Decimal8.toDouble(cost.fee(policy, instrument, quantity, price));
            }
        }
        return sum;
    }

    /** Returns the longest time that selling one of the positions takes within the participation limits. */
    private double sellSeconds(final ParticipationLimits limits, final Book book)
    {
        double windows = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final double contracts = Math.abs((double)book.quantity(row));
            if (contracts > 0)
            {
                final long depth = instruments.depth(book.instrument(row));
                final boolean known = depth != Instruments.UNKNOWN_DEPTH && depth > 0;
                windows = Math.max(windows, known ?
                    contracts / (Decimal8.toDouble(limits.maxDepthShare()) * depth) : WINDOWS_OF_UNKNOWN);
            }
        }
        return Math.min(MAX_SECONDS, windows * (limits.depthWindowNs() / 1e9));
    }
}
