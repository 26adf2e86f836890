package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.market.StandardModel;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Proves how far all prices can move while a healthy account of standard margin stays healthy. It takes every amount at
 * its worst within the bracket, with low equity and high requirements. The proof is rougher than that of scenario
 * margin, because the rules are.
 *
 * <p>A mark lies within its move times the steepest delta between two anchors, plus the effect of time and volatility.
 */
public final class StandardProver
{
    private static final double[] WIDTHS =
        {0.3, 0.2, 0.13, 0.08, 0.05, 0.03, 0.02, 0.012, 0.007, 0.004, 0.002, 0.001, 0.0005};
    private static final int[] LIVES = {1 << 15, 1 << 11, 1 << 7, 1 << 4};
    private static final double SURFACE_PER_WIDTH = 0.1;
    private static final double MIN_SURFACE = 0.0002;
    private static final double NS_PER_YEAR = 365.0 * 86_400 * 1e9;

    private final Market market;
    private final MarketLevels levels;
    private final SlopeRows slopes;
    private double width;
    private double surfaceWidth;
    private int lifeTicks;
    private long untilNs;
    private double equityLoss;
    private double countedLoss;
    private double maintenance;
    private double initial;
    private double isolatedMaintenance;
    private double isolatedInitial;
    private double netCalls;

    /** Reads the marks, levels and slopes of a market. */
    public StandardProver(final Market market, final MarketLevels levels, final SlopeRows slopes)
    {
        this.market = market;
        this.levels = levels;
        this.slopes = slopes;
    }

    /**
     * Searches the widest bracket.
     *
     * @param equity    the present equity of the account, in cash.
     * @param counted   the margin equity, in cash.
     * @param threshold the ratio at which liquidation begins, or 0 if the account cannot be liquidated.
     * @param reserve   the maximum loss by rounding, in cash.
     * @return whether there is a bracket.
     */
    public boolean prove(
        final Book book,
        final double equity,
        final double counted,
        final double threshold,
        final double reserve,
        final long nowNs)
    {
        for (final double candidate : WIDTHS)
        {
            width = candidate;
            surfaceWidth = Math.max(MIN_SURFACE, SURFACE_PER_WIDTH * candidate);
            for (final int life : LIVES)
            {
                lifeTicks = life;
                untilNs = nowNs + ((long)life << Proof.TICK_BITS);
                if (sumUp(book) && equity - equityLoss > reserve &&
                    counted - countedLoss - initial > reserve &&
                    counted - countedLoss - threshold * maintenance > reserve)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /** Calculates losses and requirements at their worst; returns false if slopes are not known that far out. */
    private boolean sumUp(final Book book)
    {
        equityLoss = 0;
        countedLoss = 0;
        maintenance = 0;
        initial = 0;
        int row = 0;
        while (row < book.size())
        {
            final int instrument = book.instrument(row);
            if (market.instruments().isOption(instrument))
            {
                final int end = endOfExpiry(book, row);
                if (!addExpiry(book, row, end))
                {
                    return false;
                }
                row = end;
            }
            else
            {
                addLinear(book, row++);
            }
        }
        return addCollateral(book);
    }

    private int endOfExpiry(final Book book, final int begin)
    {
        final Instruments instruments = market.instruments();
        int row = begin;
        final int expiry = instruments.expiry(book.instrument(begin));
        while (row < book.size() && instruments.expiry(book.instrument(row)) == expiry)
        {
            row++;
        }
        return row;
    }

    private void addLinear(final Book book, final int row)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        if (book.quantity(row) == 0)
        {
            return;
        }
        final int expiry = instruments.expiry(instrument);
        final double mark = Decimal8.toDouble(expiry == Ids.NONE ?
            instruments.perpetualPrice(instrument) : market.expiries().forward(expiry));
        final StandardModel model = market.underlyings().standardModel(instruments.underlying(instrument));
        final double value = Math.abs(instruments.coins(instrument, book.quantity(row))) * mark;
        final double funding = expiry != Ids.NONE ? 0 : Math.abs(Decimal8.toDouble(book.quantity(row))) *
            Prover.CARRY_OF_STANDARD / levels.fundingUnit(instrument);
        equityLoss += value * width + funding;
        countedLoss += value * width + funding;
        maintenance += value * (1 + width) * model.perpMm;
        initial += value * (1 + width) * model.perpIm;
    }

    private boolean addExpiry(final Book book, final int begin, final int end)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(book.instrument(begin));
        slopes.refresh(expiry);
        final double forward = Decimal8.toDouble(market.expiries().forward(expiry));
        final double middle = slopes.forward(expiry);
        int high = SlopeRows.MIDDLE;
        while (high < SlopeRows.ANCHORS && middle * (1 + SlopeRows.offset(high)) < forward * (1 + width))
        {
            high++;
        }
        int low = SlopeRows.MIDDLE;
        while (low >= 0 && middle * (1 + SlopeRows.offset(low)) > forward * (1 - width))
        {
            low--;
        }
        if (high == SlopeRows.ANCHORS || low < 0)
        {
            return false;
        }
        isolatedMaintenance = 0;
        isolatedInitial = 0;
        netCalls = 0;
        for (int row = begin; row < end; row++)
        {
            if (book.quantity(row) != 0)
            {
                addOption(book, row, forward, low, high);
            }
        }
        final StandardModel model = market.underlyings().standardModel(market.expiries().underlying(expiry));
        final double greatestLoss = -Math.min(0, LeastPayoff.of(market, book, begin, end));
        final double unpaired = forward * (1 + width) * Math.max(0, -netCalls);
        maintenance += Math.min(isolatedMaintenance, greatestLoss + model.unpairedMm * unpaired);
        initial += Math.min(isolatedInitial, greatestLoss + model.unpairedIm * unpaired);
        return true;
    }

    private void addOption(final Book book, final int row, final double forward, final int low, final int high)
    {
        final Instruments instruments = market.instruments();
        final int instrument = book.instrument(row);
        final int strikeSlot = instruments.strikeSlot(instrument);
        final int underlying = instruments.underlying(instrument);
        final boolean call = instruments.kind(instrument) == InstrumentKind.CALL;
        final double coins = instruments.coins(instrument, book.quantity(row));
        final double strike = market.strikes().strike(strikeSlot);
        slopes.refreshStrike(strikeSlot);
        final int anchor = call ? high : low;
        final double[] steepness = slopes.row(strikeSlot, anchor);
        final int columns = steepness.length / SlopeRows.ANCHORS;
        final double rises = steepness[anchor * columns + columns - 3];
        final double steepest = call ? rises : 1 - rises;
        final double moves = steepest * forward * width + wear(strikeSlot, forward * (1 + width), strike);
        equityLoss += Math.abs(coins) * moves;
        netCalls += call ? coins : 0;
        if (coins < 0)
        {
            addShort(
                market.underlyings().standardModel(underlying), call, -coins, strike,
                market.riskArrays().mark(instrument) + moves, Decimal8.toDouble(market.underlyings().spot(underlying)));
        }
    }

    private void addShort(
        final StandardModel model,
        final boolean call,
        final double coins,
        final double strike,
        final double mark,
        final double spot)
    {
        final double high = spot * (1 + width);
        final double low = spot * (1 - width);
        final double maintained =
            mark + (call ? model.mmCall * high : Math.max(model.mmPutSpot * high, model.mmPutMark * mark));
        isolatedMaintenance += coins * maintained;
        if (call)
        {
            isolatedInitial += coins * (mark + Math.max(model.optMin * high, optional(model, strike - high, high)));
        }
        else
        {
            // The requirement rises with spot up to the strike, falls beyond it, and rises again at the floor. So the
            // maximum is at the ends or at the strike.
            final double top = Math.max(low, Math.min(high, strike));
            final double ends = Math.max(optional(model, low - strike, low), optional(model, high - strike, high));
            final double required =
                Math.max(optional(model, top - strike, top), Math.max(model.optMin * high, ends));
            isolatedInitial += coins * Math.max(mark + required, model.mmOffsetScale * maintained);
        }
    }

    private static double optional(final StandardModel model, final double outOfTheMoney, final double spot)
    {
        return model.optMax * spot - Math.max(0, outOfTheMoney);
    }

    /**
     * Returns the maximum move of a mark by time, volatility and rate, in cash per coin. The time since the slopes were
     * calculated counts twice.
     */
    private double wear(final int strikeSlot, final double forward, final double strike)
    {
        final int expiry = market.strikes().expiry(strikeSlot);
        final double taken = slopes.terms(expiry).years();
        final double end = Math.max(0, (market.expiries().expiryNs(expiry) - untilNs) / NS_PER_YEAR);
        final double root = Math.sqrt(taken);
        final double volatility = market.strikes().volatility(strikeSlot);
        final double volatilityTaken = slopes.volatility(strikeSlot);
        final double rate = market.expiries().discountRate(expiry);
        final double since = Math.abs(volatility - volatilityTaken) * root;
        final double moves =
            surfaceWidth + 2 * since + 2 * Math.max(volatility, volatilityTaken) * (root - Math.sqrt(end));
        final double discounts = 2 * Math.max(rate, slopes.rate(expiry)) * (taken - end) +
            2 * Math.abs(rate - slopes.rate(expiry)) * taken + Prover.CARRY_OF_STANDARD / MarketLevels.RATE_UNIT;
        return TimeVolBounds.STEEPEST * forward * moves + discounts * (forward + strike);
    }

    /** Adds the collateral by the factor of its representative underlying; returns false for collateral without one. */
    private boolean addCollateral(final Book book)
    {
        boolean plain = true;
        for (int i = 0; i < book.balances(); i++)
        {
            final int asset = book.asset(i);
            final int moving = market.assets().riskCancellingUnderlying(asset);
            plain &= moving != Ids.NONE;
            if (moving != Ids.NONE)
            {
                final StandardModel model = market.underlyings().standardModel(moving);
                final double value = Decimal8.toDouble(book.assetQuantity(i)) * levels.assetPrice(asset);
                equityLoss += value * width;
                countedLoss += value * width * model.collateralFactor;
                initial += value * (1 + width) * model.collateralFactor *
                    Math.max(0, 1 - model.collateralInitialScale);
            }
        }
        return plain;
    }

    /** Returns how far all prices can move in both directions, as a share of the price. */
    public double width()
    {
        return width;
    }

    /** Returns how far every volatility can move, in units of its level. */
    public double surfaceWidth()
    {
        return surfaceWidth;
    }

    /** Returns the life of the proof, in ticks of 2^30 ns. */
    public int lifeTicks()
    {
        return lifeTicks;
    }
}
