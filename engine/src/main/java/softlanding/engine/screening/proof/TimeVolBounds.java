package softlanding.engine.screening.proof;

import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.state.Begins;

/**
 * Bounds the losses of one expiry of a portfolio by changes of volatility, rate and time, in every column. All of them
 * act through the deviation v = volatility times root of time, the discounts, and the share of the forward that is
 * already fixed. A value moves with v by at most the forward times the density of the normal distribution at 0.
 */
public final class TimeVolBounds
{
    /** The density of the normal distribution at 0, rounded up. No vega exceeds it times forward times root of time. */
    static final double STEEPEST = 0.3989422804014328;

    private static final double SECONDS_PER_YEAR = 365.0 * 86_400;
    private static final double RATE_UNIT = MarketLevels.RATE_UNIT;

    private final ExpirySlice slice;
    private final double[] ofColumns = new double[PortfolioMarginSettings.MAX_SCENARIOS + 3];
    private final double[] moves = new double[VolShock.values().length];
    private MarginModel model;
    private double reach;
    private double discounts;
    private double averaged;
    private double ofDiscounts;
    private double ofBasisWeight;
    private double termTaken;
    private double lastYears;
    private double lastTerm;

    TimeVolBounds(final ExpirySlice slice)
    {
        this.slice = slice;
    }

    /** Begins with a loaded slice. */
    @Begins
    void begin(final MarginModel newModel)
    {
        model = newModel;
        termTaken = ExpiryShocks.term(model, slice.terms().years());
        lastYears = slice.terms().years();
        lastTerm = termTaken;
    }

    /**
     * Bounds the move of the value of each column, at any forward up to a share of the present one.
     *
     * @param level       the move of volatilities and of the rate, in units of the surface level.
     * @param fromSeconds the seconds to settlement at the beginning.
     * @param toSeconds   the seconds to settlement at the end.
     * @param highest     the maximum forward, as a share of the present one, 1 or more.
     * @param moneyness   the move of log-moneyness, which moves tilts.
     */
    public void bound(
        final double level,
        final double fromSeconds,
        final double toSeconds,
        final double highest,
        final double moneyness)
    {
        final double coins = slice.coins();
        final double from = years(fromSeconds);
        final double to = years(toSeconds);
        final double rootGone = Math.sqrt(from) - Math.sqrt(to);
        final double termFrom = term(from);
        final double termTo = term(to);
        final double volUp = 1 + model.volRangeUp * termTo;
        final double upMoves = volUp * rootGone + Math.sqrt(from) * model.volRangeUp * (termTo - termFrom);
        final double downMoves = rootGone + Math.sqrt(from) * model.volRangeDown * (termTo - termFrom);
        final double plain = coins * level + slice.coinsTimesVolatility() * rootGone;
        // An option below the floor of shocked volatility moves by the floor. The excess over its own move is added.
        final double overFloor =
            coins * Math.max(0, model.minShockedVol * rootGone - slice.lowestVolatility() * upMoves);
        final double up = coins * level * volUp + slice.coinsTimesVolatility() * upMoves + overFloor;
        final double down = coins * level + slice.coinsTimesVolatility() * downMoves;
        final double greatest = 1 + ExpiryShocks.greatestTilt(model, from);
        final double tilted = greatest * plain + slice.coinsTimesVolatility() * Math.sqrt(from) *
            (ExpiryShocks.tiltDrift(model, from, to) + moneyness * ExpiryShocks.tiltSlope(model, from));
        averaged = ExpiryShocks.movingShare(fromSeconds) - ExpiryShocks.movingShare(toSeconds);
        reach = highest * slice.present();
        final double rate = slice.rate();
        discounts = rate * (from - to) + level / RATE_UNIT;
        moves[VolShock.NONE.code()] = plain;
        moves[VolShock.UP.code()] = up;
        moves[VolShock.DOWN.code()] = down;
        moves[VolShock.LINEAR.code()] = tilted;
        moves[VolShock.ABS.code()] = tilted;
        ofDiscounts = Math.max(
            (rate * model.longRateMult + model.longRateAdd) * (from - to) + model.longRateMult * level / RATE_UNIT,
            slice.terms().shortDiscount() * grown(
                Math.max(rate, rate * model.shortRateMult + model.shortRateAdd) * (from - to) +
                Math.max(1, model.shortRateMult) * level / RATE_UNIT));
        ofBasisWeight = model.basisMult * (from - to);
    }

    /**
     * Returns the maximum move of the value of a column by the last {@link #bound}, in cash.
     *
     * @param shock      the shock of volatility, as its ordinal.
     * @param priceShock the shock of the forward, as a factor.
     */
    double ofColumn(final int shock, final double priceShock)
    {
        return STEEPEST * reach * Math.max(1, priceShock) * moves[shock] +
            discounts * (slice.coins() * reach * Math.max(1, priceShock) + slice.coinsTimesStrike()) +
            slice.coins() * reach * Math.abs(priceShock - 1) * averaged;
    }

    /** Returns the part by the deviation, for a forward that no shock raises. */
    double byDeviation(final int shock)
    {
        return STEEPEST * reach * moves[shock];
    }

    /** Returns the part by the discount of the forward, for a forward that no shock raises. */
    double byForward()
    {
        return discounts * slice.coins() * reach;
    }

    /** Returns the part by the discount of strikes. */
    double byStrike()
    {
        return discounts * slice.coinsTimesStrike();
    }

    /** Returns the part by what a settlement average has fixed, per unit of a shock of the forward. */
    double byAverage()
    {
        return slice.coins() * reach * averaged;
    }

    /** Returns an upper bound of exp(x) - 1 for x up to 1; a larger x is out of all bounds. */
    private static double grown(final double x)
    {
        return x <= 1 ? x * (1 + x) : 1e300;
    }

    private double priceShock(final int column)
    {
        final int scenarios = model.scenarios();
        return column < scenarios ? model.spotShock(column) :
            column == scenarios ? 1 : column == scenarios + 1 ? model.basisUp : model.basisDown;
    }

    /** Caches the terms of the last times, because the same times recur. */
    private double term(final double years)
    {
        if (years == slice.terms().years())
        {
            return termTaken;
        }
        if (years != lastYears)
        {
            lastYears = years;
            lastTerm = ExpiryShocks.term(model, years);
        }
        return lastTerm;
    }

    private static double years(final double seconds)
    {
        return Math.max(0, seconds) / SECONDS_PER_YEAR;
    }

    /** Returns the maximum move of the value of each column by the last {@link #bound}, in cash. */
    public double[] ofColumns()
    {
        for (int column = 0; column < model.scenarios() + 3; column++)
        {
            final VolShock shock = column < model.scenarios() ? model.volShock(column) : VolShock.NONE;
            ofColumns[column] = ofColumn(shock.code(), priceShock(column));
        }
        return ofColumns;
    }

    /** Returns the maximum move of either discount. */
    public double ofDiscounts()
    {
        return ofDiscounts;
    }

    /** Returns the maximum move of the weight of the basis contingency. */
    public double ofBasisWeight()
    {
        return ofBasisWeight;
    }

    /** Returns an upper bound of the loss by tilts when log-moneyness moves by one, in cash. */
    public double tiltedPerMoneyness(final double highest)
    {
        return STEEPEST * highest * slice.present() * slice.coinsTimesVolatility() * Math.sqrt(slice.terms().years()) *
            ExpiryShocks.tiltSlope(model, slice.terms().years());
    }
}
