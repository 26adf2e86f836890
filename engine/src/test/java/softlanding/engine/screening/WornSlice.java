package softlanding.engine.screening;

import java.util.SplittableRandom;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.screening.proof.ExpirySlice;
import softlanding.engine.state.Decimal8;

/** A book of options of one expiry, and how far its surface and its clock move. */
final class WornSlice
{
    static final double HIGHEST = 1.09;
    static final double RATE = 0.03;
    static final double YEAR_SECONDS = 365.0 * 86_400;
    static final double LARGEST_DENSITY = 1 / Math.sqrt(2 * Math.PI);
    private static final double[] DAYS = {0.015, 0.3, 20, 25, 180};

    final ProofVenue venue;
    final Book book;
    final int expiry;
    final ExpirySlice slice;
    final MarginModel model;
    final double level;
    final double from;
    final double to;
    final double forward;
    final double[] volatility = new double[ProofVenue.STRIKES.length];

    WornSlice(
        final SplittableRandom random, final PortfolioMarginSettings settings, final boolean moves, final int kind)
    {
        venue = new ProofVenue(random, DAYS);
        venue.setModel(0, settings == null ? withoutFloor(venue.randomModel()) : settings);
        model = venue.market.underlyings().model(0);
        expiry = kind % DAYS.length;
        forward = venue.forward(expiry);
        venue.forward(expiry, forward, RATE);
        book = venue.book(MarginMode.PORTFOLIO);
        for (int k = 0; k < volatility.length; k++)
        {
            volatility[k] = Decimal8.toDouble(ProofVenue.decimal(random.nextDouble(0.3, 1.2)));
            venue.volatility(expiry * volatility.length + k, volatility[k]);
            venue.hold(book, venue.option(expiry, k, random.nextBoolean()), random.nextDouble(-2, 2));
        }
        slice = new ExpirySlice(venue.market, venue.slopes);
        slice.load(book, 0, model);
        level = moves ? random.nextDouble(0.02) : 0;
        from = venue.market.expiries().secondsToExpiry(expiry);
        to = moves && random.nextBoolean() ? from : from * random.nextDouble(0.3, 1);
        slice.wear().bound(level, from, to, HIGHEST, 0);
    }

    private static PortfolioMarginSettings withoutFloor(final PortfolioMarginSettings settings)
    {
        settings.minShockedVol = 0;
        return settings;
    }

    double years()
    {
        return from / YEAR_SECONDS;
    }

    /** The options in a column at a forward, before or after the surface and the clock have moved. */
    double[] values(final double at, final double[] volatilities, final double rate, final double seconds)
    {
        venue.time(venue.market.expiries().expiryNs(expiry) - Math.round(seconds * 1e9));
        venue.forward(expiry, at, rate);
        for (int k = 0; k < volatilities.length; k++)
        {
            venue.volatility(expiry * volatilities.length + k, volatilities[k]);
        }
        final double[] sum = new double[model.scenarios() + 3];
        for (int row = 0; row < book.size(); row++)
        {
            final double coins = coins(row);
            for (int column = 0; column < sum.length; column++)
            {
                sum[column] += coins * venue.market.riskArrays().row(book.instrument(row))[column];
            }
        }
        return sum;
    }

    double coins(final int row)
    {
        return venue.market.instruments().coins(book.instrument(row), book.quantity(row));
    }

    private double priceShock(final int column)
    {
        final int scenarios = model.scenarios();
        return column < scenarios ? model.spotShock(column) :
            column == scenarios ? 1 : column == scenarios + 1 ? model.basisUp : model.basisDown;
    }

    /** Shocked volatility times root of time; a tilt is at its greatest. */
    private double deviation(final int column, final double sigma, final double years)
    {
        final VolShock shock = column < model.scenarios() ? model.volShock(column) : VolShock.NONE;
        final double term = ExpiryShocks.term(model, years);
        final double factor = shock.isTilt() ? 1 + ExpiryShocks.greatestTilt(model, years) : switch (shock)
        {
            case UP -> 1 + model.volRangeUp * term;
            case DOWN -> Math.max(0, 1 - model.volRangeDown * term);
            default -> 1;
        };
        return Math.max(sigma * factor, shock == VolShock.UP ? model.minShockedVol : 0) * Math.sqrt(years);
    }

    /** The certified bounds of single options: forward times density times change of deviation, and discounts. */
    double certified(final int column)
    {
        final Instruments instruments = venue.market.instruments();
        final double shocked = HIGHEST * forward * Math.max(1, priceShock(column));
        final double averaged = ExpiryShocks.movingShare(from) - ExpiryShocks.movingShare(to);
        final double discounts = RATE * (from - to) / YEAR_SECONDS + level / 8;
        double sum = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int strikeSlot = instruments.strikeSlot(book.instrument(row));
            final double sigma = venue.market.strikes().volatility(strikeSlot);
            final double now = deviation(column, sigma, years());
            double moved = 0;
            for (final int way : new int[] {-1, 1})
            {
                moved = Math.max(moved, Math.abs(now - deviation(
                    column, Math.max(0, sigma + way * level / Math.sqrt(years())), to / YEAR_SECONDS)));
            }
            sum += Math.abs(coins(row)) * (LARGEST_DENSITY * shocked * moved +
                discounts * (shocked + venue.market.strikes().strike(strikeSlot)) +
                HIGHEST * forward * Math.abs(priceShock(column) - 1) * averaged);
        }
        return sum;
    }
}
