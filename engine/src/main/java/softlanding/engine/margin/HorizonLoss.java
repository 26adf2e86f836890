package softlanding.engine.margin;

import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.market.MarginModel;
import softlanding.engine.pricing.Black76;
import softlanding.engine.pricing.DeterministicMath;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Computes what a portfolio can lose while it is being sold: the largest loss of each underlying when its price moves
 * by some standard deviations over the time that selling takes, with volatilities unchanged and raised, summed over
 * underlyings. A delta of 0 says nothing about it, so everything is revalued. Volatilities rise by the same share of
 * the margin model's largest rise as the price moves of its largest move, so a short time brings small moves of both.
 */
public final class HorizonLoss
{
    private static final double SECONDS_PER_YEAR = 365.0 * 86_400;
    /** The density of the normal distribution at 0, rounded up. */
    private static final double STEEPEST = 0.3989422804014328;
    /** More than what rounding can add to a change, as a share of the price. */
    private static final double ROUNDING = 1e-9;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Market market;
    private final EventContext event;
    private final long[] knownSince;
    private final double[] volatilities;
    /** The term of each expiry as last computed, with what it was computed from. */
    private final double[] terms;
    private final double[] termYears;
    private final MarginModel[] termModels;

    /** Revalues portfolios at the marks of this venue. */
    public HorizonLoss(final VenueState venue)
    {
        market = venue.market();
        event = venue.event();
        knownSince = new long[venue.limits().underlyings()];
        volatilities = new double[venue.limits().underlyings()];
        terms = new double[venue.limits().expiries()];
        termYears = new double[terms.length];
        termModels = new MarginModel[terms.length];
    }

    /**
     * Returns the loss, in cash, not negative.
     *
     * @param deviations  standard deviations of the move.
     * @param volatility  annual volatility of an underlying without options.
     * @param sellSeconds time that selling takes.
     */
    public double of(final Book book, final double deviations, final double volatility, final double sellSeconds)
    {
        final double width = deviations * Math.sqrt(sellSeconds / SECONDS_PER_YEAR);
        double loss = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int underlying = market.instruments().underlying(book.instrument(row));
            if (isFirstOf(book, row, underlying))
            {
                loss += lossOf(book, underlying, width * atTheMoney(underlying, volatility));
            }
        }
        return loss;
    }

    /**
     * Returns at least the loss of {@link #of}, in a fraction of its time: it revalues nothing. The slope of an option
     * is at most 1, and a value moves with volatility times root of time by at most the forward times the density of
     * the normal distribution at 0.
     */
    public double boundOf(final Book book, final double deviations, final double volatility, final double sellSeconds)
    {
        final Instruments instruments = market.instruments();
        final double width = deviations * Math.sqrt(sellSeconds / SECONDS_PER_YEAR);
        int underlying = Ids.NONE;
        double move = 0;
        double rise = 0;
        double loss = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            if (instruments.underlying(instrument) != underlying)
            {
                underlying = instruments.underlying(instrument);
                move = DeterministicMath.exp(width * atTheMoney(underlying, volatility)) - 1;
                rise = shareOfLargestMove(market.underlyings().model(underlying), move);
            }
            loss += Math.abs(instruments.coins(instrument, book.quantity(row))) * largestChange(instrument, move, rise);
        }
        return loss;
    }

    /** Returns at least how much the value of one coin of an instrument changes, whatever the direction. */
    private double largestChange(final int instrument, final double move, final double rise)
    {
        final int expiry = market.instruments().expiry(instrument);
        final double price = Decimal8.toDouble(
            expiry == Ids.NONE ? market.instruments().perpetualPrice(instrument) : market.expiries().forward(expiry));
        if (!market.instruments().isOption(instrument))
        {
            return price * (move + ROUNDING);
        }
        final double toGo = market.expiries().yearsToExpiry(expiry);
        final double years = Math.max(0, toGo);
        // After the expiry a value is compounded until it is settled.
        final double compounded =
            toGo < 0 ? DeterministicMath.exp(-market.expiries().discountRate(expiry) * toGo) : 1;
        final double volatility = market.strikes().volatility(market.instruments().strikeSlot(instrument));
        final double more = rise * (raised(instrument, volatility, toGo) - volatility);
        return compounded * price * (move + ROUNDING + (1 + move) * STEEPEST * Math.abs(more) * Math.sqrt(years));
    }

    private boolean isFirstOf(final Book book, final int row, final int underlying)
    {
        boolean first = true;
        for (int earlier = 0; earlier < row && first; earlier++)
        {
            first = market.instruments().underlying(book.instrument(earlier)) != underlying;
        }
        return first;
    }

    /** Returns the volatility at the money of the nearest expiry beyond a day, else the given one. */
    public double atTheMoney(final int underlying, final double whenUnknown)
    {
        if (knownSince[underlying] != event.sequence())
        {
            knownSince[underlying] = event.sequence();
            final int strike = strikeAtTheMoney(nearestExpiry(underlying));
            volatilities[underlying] = strike == Ids.NONE ? Double.NaN : market.strikes().volatility(strike);
        }
        return Double.isNaN(volatilities[underlying]) ? whenUnknown : volatilities[underlying];
    }

    /** Returns the nearest expiry beyond a day that has a priced strike, or {@link Ids#NONE}. */
    private int nearestExpiry(final int underlying)
    {
        int nearest = Ids.NONE;
        for (int strike = 0; strike < market.strikes().size(); strike++)
        {
            final int expiry = market.strikes().expiry(strike);
            if (expiry != Ids.NONE && isCandidate(expiry, underlying) && market.strikes().isPriced(strike) &&
                (nearest == Ids.NONE || market.expiries().expiryNs(expiry) < market.expiries().expiryNs(nearest)))
            {
                nearest = expiry;
            }
        }
        return nearest;
    }

    private boolean isCandidate(final int expiry, final int underlying)
    {
        return market.expiries().underlying(expiry) == underlying && !market.expiries().isSettled(expiry) &&
            market.expiries().isPriced(expiry) &&
            market.expiries().expiryNs(expiry) - event.nowNs() > DAY_NS;
    }

    /** Returns the priced strike nearest to the forward of an expiry, the first of equals, or {@link Ids#NONE}. */
    private int strikeAtTheMoney(final int expiry)
    {
        int nearest = Ids.NONE;
        double least = Double.MAX_VALUE;
        for (int strike = 0; strike < market.strikes().size() && expiry != Ids.NONE; strike++)
        {
            if (market.strikes().expiry(strike) == expiry && market.strikes().isPriced(strike))
            {
                final double distance = Math.abs(
                    market.strikes().strike(strike) - Decimal8.toDouble(market.expiries().forward(expiry)));
                nearest = distance < least ? strike : nearest;
                least = Math.min(least, distance);
            }
        }
        return nearest;
    }

    private double lossOf(final Book book, final int underlying, final double move)
    {
        final double up = DeterministicMath.exp(move);
        final double down = DeterministicMath.exp(-move);
        final double rise = shareOfLargestMove(market.underlyings().model(underlying), up - 1);
        final double upper = Math.max(lossAt(book, underlying, up, 0), lossAt(book, underlying, up, rise));
        final double lower = Math.max(lossAt(book, underlying, down, 0), lossAt(book, underlying, down, rise));
        return Math.max(0, Math.max(upper, lower));
    }

    /** Returns a move as a share of the largest that a model counts in full, at most 1. */
    private static double shareOfLargestMove(final MarginModel model, final double move)
    {
        double largest = 0;
        for (final double counted : model.weightedMoves())
        {
            largest = Math.max(largest, Math.abs(counted));
        }
        return move < largest ? move / largest : 1;
    }

    private double lossAt(final Book book, final int underlying, final double factor, final double rise)
    {
        final Instruments instruments = market.instruments();
        double loss = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            if (instruments.underlying(instrument) == underlying && book.quantity(row) != 0)
            {
                final double coins = instruments.coins(instrument, book.quantity(row));
                loss -= coins * change(instrument, factor, rise);
            }
        }
        return loss;
    }

    /** Returns by how much the value of one coin of an instrument changes. */
    private double change(final int instrument, final double factor, final double rise)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(instrument);
        if (!instruments.isOption(instrument))
        {
            final long mark = expiry == Ids.NONE ?
                instruments.perpetualPrice(instrument) : market.expiries().forward(expiry);
            return Decimal8.toDouble(mark) * (factor - 1);
        }
        final int strike = instruments.strikeSlot(instrument);
        final double years = market.expiries().yearsToExpiry(expiry);
        final double forward = Decimal8.toDouble(market.expiries().forward(expiry));
        final double moving = ExpiryShocks.movingShare(market.expiries().secondsToExpiry(expiry));
        final double volatility = market.strikes().volatility(strike);
        final double shocked =
            volatility + rise * (raised(instrument, volatility, years) - volatility);
        final double discount = DeterministicMath.exp(-market.expiries().discountRate(expiry) * years);
        final double value = price(instrument, strike, forward, volatility, years, discount);
        return price(instrument, strike, forward * (moving * factor + 1 - moving), shocked, years, discount) - value;
    }

    private double raised(final int instrument, final double volatility, final double years)
    {
        final MarginModel model = market.underlyings().model(market.instruments().underlying(instrument));
        final int expiry = market.instruments().expiry(instrument);
        if (termYears[expiry] != years || termModels[expiry] != model)
        {
            termYears[expiry] = years;
            termModels[expiry] = model;
            terms[expiry] = ExpiryShocks.term(model, years);
        }
        return Math.max(volatility * (1 + model.volRangeUp * terms[expiry]), model.minShockedVol);
    }

    private double price(
        final int instrument,
        final int strike,
        final double forward,
        final double volatility,
        final double years,
        final double discount)
    {
        return Black76.price(
            market.instruments().kind(instrument) == InstrumentKind.CALL, forward, market.strikes().strike(strike),
            volatility, years,
            discount);
    }
}
