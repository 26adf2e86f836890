package softlanding.engine.liquidation.due;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Positions;
import softlanding.engine.execution.Batches;
import softlanding.engine.execution.ExecutionBook;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.HorizonLoss;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Horizon;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * What the execution terms of its underlyings mean for one account: when its rounds may begin, and by how much its
 * target rises because a fill is a fact only later.
 */
public final class AccountExecution
{
    private static final double YEAR_NS = 365.0 * 86_400e9;
    private static final int MOST_GRAINS = LiquidationPolicy.MOST_GRAINS_OF_DELAY;

    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final ExecutionBook execution;
    private final Batches batches;
    private final AccountGreeks greeks;
    private final HorizonLoss volatilities;

    /** Reads the terms, accounts and marks of a venue. */
    public AccountExecution(final VenueState venue)
    {
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        execution = market.execution();
        batches = execution.batches();
        greeks = new AccountGreeks(market, venue.limits().underlyings());
        volatilities = new HorizonLoss(venue);
    }

    /** Returns the longest interval of an account's underlyings, at whose first update its rounds are taken; or 0. */
    private long batchNs(final int account)
    {
        final Positions positions = accounts.positions();
        long longestNs = 0;
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            final int underlying = market.instruments().underlying(BookKeys.instrument(positions.bookKey(row)));
            longestNs = Math.max(longestNs, execution.of(underlying).batchNs());
        }
        return longestNs;
    }

    /** Returns whether rounds of an account are taken in batches, together with those of all others. */
    public boolean isBatched(final int account)
    {
        return batches.isUsed() && batchNs(account) > 0;
    }

    /** Returns whether orders of an account may go out in the present update. */
    public boolean isOpen(final int account)
    {
        return !batches.isUsed() || batches.isOpen(batchNs(account));
    }

    /** Returns when orders of an account may go out next, if they may not now. */
    public long nextNs(final int account)
    {
        return batches.nextNs(batchNs(account));
    }

    /** Returns the underlying in which an account holds the largest value at mark, or {@link Ids#NONE}. */
    public int mainUnderlying(final int account)
    {
        final Positions positions = accounts.positions();
        int main = Ids.NONE;
        double most = -1;
        int present = Ids.NONE;
        double value = 0;
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            final int instrument = BookKeys.instrument(positions.bookKey(row));
            final int underlying = market.instruments().underlying(instrument);
            value = underlying == present ? value : 0;
            present = underlying;
            if (valuation.isPriced(instrument))
            {
                value += Math.abs(market.instruments().coins(instrument, positions.quantity(row))) *
                    Decimal8.toDouble(valuation.mark(instrument));
            }
            if (value > most)
            {
                most = value;
                main = underlying;
            }
        }
        return main;
    }

    /**
     * Returns by how many whole per cents the target of a round rises: by what the account may lose until the fill of
     * its orders is a fact, as a share of its requirement, rounded up and at most {@link
     * LiquidationPolicy#MOST_GRAINS_OF_DELAY}.
     */
    public int grainsOfDelay(final LiquidationPolicy policy, final Book book, final AccountMargin margin)
    {
        if (!execution.isAnyDelayed() || !margin.isPriced() || margin.maintenanceRequirement() <= 0)
        {
            return 0;
        }
        greeks.evaluate(book, margin);
        final Horizon horizon = policy.horizon();
        double loss = 0;
        for (int i = 0; i < margin.underlyings(); i++)
        {
            final int underlying = margin.underlying(i);
            final long delayNs = execution.of(underlying).delayNs();
            final double delta = greeks.delta(i);
            if (delayNs > 0 && delta != 0 && !Double.isNaN(delta))
            {
                final double volatility =
                    volatilities.atTheMoney(underlying, Decimal8.toDouble(horizon.volatility()));
                loss += Decimal8.toDouble(horizon.deviations()) * volatility * Math.sqrt(delayNs / YEAR_NS) *
                    Math.abs(delta) * price(underlying, book);
            }
        }
        final double grains = Math.ceil(100 * loss / Decimal8.toDouble(margin.maintenanceRequirement()));
        return grains < MOST_GRAINS ? (int)grains : MOST_GRAINS;
    }

    /** Returns the spot of an underlying, or the first forward or perpetual price that the portfolio knows. */
    private double price(final int underlying, final Book book)
    {
        if (market.underlyings().isPriced(underlying) && market.underlyings().spot(underlying) > 0)
        {
            return Decimal8.toDouble(market.underlyings().spot(underlying));
        }
        double price = 0;
        for (int row = 0; row < book.size() && price == 0; row++)
        {
            final int instrument = book.instrument(row);
            final int expiry = market.instruments().expiry(instrument);
            if (market.instruments().underlying(instrument) == underlying)
            {
                price = Decimal8.toDouble(expiry == Ids.NONE ?
                    market.instruments().perpetualPrice(instrument) : market.expiries().forward(expiry));
            }
        }
        return price;
    }
}
