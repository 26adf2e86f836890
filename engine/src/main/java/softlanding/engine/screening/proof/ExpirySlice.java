package softlanding.engine.screening.proof;

import java.util.Arrays;
import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.pricing.DeterministicMath;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/**
 * Holds one expiry of a portfolio: the present values of its options in every column, and bounds of their slopes
 * between two anchors.
 *
 * <p>Gamma is not negative, so the slope of options between two forwards lies between {@code q+ delta(low) + q-
 * delta(high)} and {@code q+ delta(high) + q- delta(low)}.
 */
public final class ExpirySlice
{
    private static final int COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + 3;

    private final Market market;
    private final SlopeRows slopes;
    private final double[] values = new double[COLUMNS];
    private final double[][] longSlope = new double[SlopeRows.ANCHORS][COLUMNS];
    private final double[][] shortSlope = new double[SlopeRows.ANCHORS][COLUMNS];
    private final boolean[] taken = new boolean[SlopeRows.ANCHORS];
    private Book book;
    private int begin;
    private int end;
    private int expiry;
    private MarginModel model;
    private ExpiryShocks terms;
    private double futureCoins;
    private double absoluteFutureCoins;
    private double putCoins;
    private double coins;
    private double coinsTimesStrike;
    private double coinsTimesVolatility;
    private double lowestVolatility;
    private double surfaceSince;
    private double nakedCoins;

    private final TimeVolBounds timeVolBounds = new TimeVolBounds(this);

    /** Reads the marks of a market and the slopes of its options. */
    public ExpirySlice(final Market market, final SlopeRows slopes)
    {
        this.market = market;
        this.slopes = slopes;
    }

    /** Loads the futures and options of an expiry; returns the row after them. */
    @Begins
    public int load(final Book ofBook, final int from, final MarginModel ofModel)
    {
        final Instruments instruments = market.instruments();
        book = ofBook;
        begin = from;
        model = ofModel;
        expiry = instruments.expiry(book.instrument(from));
        slopes.refresh(expiry);
        terms = slopes.terms(expiry);
        clear();
        double strikeCoins = 0;
        int strike = -1;
        int row = from;
        while (row < book.size() && instruments.expiry(book.instrument(row)) == expiry)
        {
            final int instrument = book.instrument(row);
            final double held = instruments.coins(instrument, book.quantity(row));
            if (!instruments.isOption(instrument))
            {
                futureCoins += held;
                absoluteFutureCoins += Math.abs(held);
            }
            else if (held != 0)
            {
                if (strike != instruments.strikeSlot(instrument))
                {
                    nakedCoins += Math.max(0, -strikeCoins);
                    strike = instruments.strikeSlot(instrument);
                    strikeCoins = 0;
                }
                strikeCoins += held;
                addOption(instrument, held);
            }
            row++;
        }
        nakedCoins += Math.max(0, -strikeCoins);
        end = row;
        timeVolBounds.begin(model);
        surfaceSince += MarketLevels.RATE_UNIT * terms.years() *
            Math.abs(slopes.rate(expiry) - market.expiries().discountRate(expiry));
        return row;
    }

    private void clear()
    {
        Arrays.fill(values, 0, columns(), 0);
        Arrays.fill(taken, false);
        futureCoins = 0;
        absoluteFutureCoins = 0;
        putCoins = 0;
        coins = 0;
        coinsTimesStrike = 0;
        coinsTimesVolatility = 0;
        lowestVolatility = Double.MAX_VALUE;
        surfaceSince = 0;
        nakedCoins = 0;
    }

    private void addOption(final int instrument, final double held)
    {
        final double[] row = market.riskArrays().row(instrument);
        for (int column = 0; column < columns(); column++)
        {
            values[column] += held * row[column];
        }
        final int strikeSlot = market.instruments().strikeSlot(instrument);
        final double volatility = market.strikes().volatility(strikeSlot);
        final double size = Math.abs(held);
        slopes.refreshStrike(strikeSlot);
        coins += size;
        coinsTimesStrike += size * market.strikes().strike(strikeSlot);
        coinsTimesVolatility += size * Math.max(volatility, slopes.volatility(strikeSlot));
        lowestVolatility = Math.min(lowestVolatility, volatility);
        putCoins += market.instruments().kind(instrument) == InstrumentKind.PUT ? held : 0;
        surfaceSince = Math.max(
            surfaceSince, Math.abs(volatility - slopes.volatility(strikeSlot)) * Math.sqrt(terms.years()));
    }

    private int columns()
    {
        return model.scenarios() + 3;
    }

    /** Calculates the sums of long and of short coins times N(d1) at an anchor. */
    private void take(final int anchor)
    {
        if (taken[anchor])
        {
            return;
        }
        taken[anchor] = true;
        final int columns = columns();
        final int offset = anchor * columns;
        Arrays.fill(longSlope[anchor], 0, columns, 0);
        Arrays.fill(shortSlope[anchor], 0, columns, 0);
        for (int row = begin; row < end; row++)
        {
            final int instrument = book.instrument(row);
            final double held = market.instruments().coins(instrument, book.quantity(row));
            if (held != 0 && market.instruments().isOption(instrument))
            {
                final double[] steepness = slopes.row(market.instruments().strikeSlot(instrument), anchor);
                addProducts(columns, held, steepness, offset, held > 0 ? longSlope[anchor] : shortSlope[anchor]);
            }
        }
    }

    private static void addProducts(
        final int columns, final double factor, final double[] from, final int offset, final double[] sum)
    {
        for (int column = 0; column < columns; column++)
        {
            sum[column] += factor * from[offset + column];
        }
    }

    /**
     * Bounds the slopes of all columns between two anchors, in cash per whole of the present forward.
     *
     * @param least receives the lower bounds.
     * @param most  receives the upper bounds.
     */
    public void boundSlopes(final int low, final int high, final double[] least, final double[] most)
    {
        take(low);
        take(high);
        final double discounted = terms.discountFactor();
        for (int column = 0; column < columns(); column++)
        {
            final double scale = discounted * terms.forwards()[column] * present() / slopes.forward(expiry);
            least[column] = scale * (longSlope[low][column] + shortSlope[high][column] - putCoins);
            most[column] = scale * (longSlope[high][column] + shortSlope[low][column] - putCoins);
        }
    }

    /** Returns the bounds of losses by time, volatility and rate. */
    public TimeVolBounds wear()
    {
        return timeVolBounds;
    }

    /** Returns the present value of the options in a column, in cash. */
    public double value(final int column)
    {
        return values[column];
    }

    /** Returns an upper bound of the magnitude of the options' value in a column with a spot shock, in cash. */
    public double gross(final double priceShock, final double highest)
    {
        return coins * highest * present() * Math.max(1, priceShock) + coinsTimesStrike;
    }

    /** Returns how far log-moneyness has moved since the slopes were calculated. */
    public double moneynessSince()
    {
        return Math.abs(DeterministicMath.log(present() / slopes.forward(expiry)));
    }

    /** Returns how far the forward can fall before it is below an anchor, as a share of the forward. */
    public double roomDown(final int anchor)
    {
        return 1 - slopes.forward(expiry) * (1 + SlopeRows.offset(anchor)) / present();
    }

    /** Returns how far the forward can rise before it is above an anchor, as a share of the forward. */
    public double roomUp(final int anchor)
    {
        return slopes.forward(expiry) * (1 + SlopeRows.offset(anchor)) / present() - 1;
    }

    /** Returns the first anchor at or above the forward. The forward is always far inside the outermost anchors. */
    public int anchorAbove()
    {
        int anchor = SlopeRows.MIDDLE;
        while (roomUp(anchor) < 0)
        {
            anchor++;
        }
        return anchor;
    }

    /** Returns the last anchor at or below the forward. */
    public int anchorBelow()
    {
        int anchor = SlopeRows.MIDDLE;
        while (roomDown(anchor) < 0)
        {
            anchor--;
        }
        return anchor;
    }

    /** Returns the forward, in cash per coin. */
    public double present()
    {
        return Decimal8.toDouble(market.expiries().forward(expiry));
    }

    /** Returns the slot of the expiry. */
    public int expiry()
    {
        return expiry;
    }

    /** Returns whether the slice holds options. */
    public boolean hasOptions()
    {
        return coins > 0;
    }

    /** Returns the shocks and discounts at which the slopes were calculated. */
    public ExpiryShocks terms()
    {
        return terms;
    }

    /** Returns the seconds to settlement at which the slopes were calculated. */
    public double secondsTaken()
    {
        return slopes.seconds(expiry);
    }

    /** Returns how far the surface has moved since the slopes were calculated, in units of the surface level. */
    public double surfaceSince()
    {
        return surfaceSince;
    }

    /** Returns the coins of futures, signed. */
    public double futureCoins()
    {
        return futureCoins;
    }

    /** Returns the coins of futures, each position by its magnitude. */
    public double absoluteFutureCoins()
    {
        return absoluteFutureCoins;
    }

    /** Returns the coins of short options without a long option of the same strike. */
    public double nakedCoins()
    {
        return nakedCoins;
    }

    /** Returns the coins of options, each position by its magnitude. */
    public double coins()
    {
        return coins;
    }

    /** Returns the coins of options, each position by its magnitude, times the strike. */
    public double coinsTimesStrike()
    {
        return coinsTimesStrike;
    }

    /**
     * Returns the coins of options, each position by its magnitude, times the volatility: the greater of the present
     * one and that of the slopes.
     */
    public double coinsTimesVolatility()
    {
        return coinsTimesVolatility;
    }

    /** Returns the lowest volatility of any option; {@link Double#MAX_VALUE} if there is none. */
    public double lowestVolatility()
    {
        return lowestVolatility;
    }

    /** Returns the greater of the present rate and the rate of the slopes. */
    double rate()
    {
        return Math.max(slopes.rate(expiry), market.expiries().discountRate(expiry));
    }
}
