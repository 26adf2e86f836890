package softlanding.engine.monitor;

import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;
import softlanding.engine.market.Market;
import softlanding.engine.market.SlopeRows;

/**
 * Proves within which prices, volatilities and times the surpluses of one underlying of a scenario-margined account
 * stay positive: tries the rings of anchors between which slopes are bounded, and keeps the widest bracket.
 */
final class PortfolioProver
{
    private static final int MOST_EXPIRIES = 24;
    private static final double TIME_SHARE = 0.25;
    private static final double SURFACE_SHARE = 0.4;
    private static final double WIDEST_SURFACE = 0.08;
    private static final double WIDEST_PRICE = 0.4;
    private static final int FIRST_RING = 2;

    private final Market market;
    private final LinearPart linear;
    private final Constraints constraints = new Constraints();
    private final ExpirySlice[] slices = new ExpirySlice[MOST_EXPIRIES];
    private final SurplusBounds bounds;
    private final double[] profit = new double[MarginModelSettings.MAX_SCENARIOS + 1];
    private int expiries;
    private MarginModel model;
    private boolean hasOptions;
    private double surfaceWidth;
    private double widthDown;
    private double widthUp;
    private int lifeTicks;
    private double newSurface;
    private int newLife;

    PortfolioProver(final Market market, final MarketLevels levels, final SlopeRows slopes)
    {
        this.market = market;
        linear = new LinearPart(market, levels);
        for (int i = 0; i < MOST_EXPIRIES; i++)
        {
            slices[i] = new ExpirySlice(market, slopes);
        }
        bounds = new SurplusBounds(market, constraints, linear, slices);
    }

    /**
     * Looks for the widest brackets of one underlying.
     *
     * @param cushions this underlying's share of what is to spare.
     * @return whether there are any.
     */
    boolean prove(final Book book, final int underlying, final Cushions cushions, final long nowNs)
    {
        model = market.underlyings().model(underlying);
        final int row = linear.load(book, underlying);
        if (row < 0 || !loadExpiries(book, row, underlying))
        {
            return false;
        }
        takeProfits();
        bounds.begin(underlying, model, cushions, profit, expiries);

        widthDown = 0;
        widthUp = 0;
        newLife = Deadlines.LONGEST_TICKS;
        return hasOptions ? searchRings(nowNs) : tryLinear();
    }

    private boolean loadExpiries(final Book book, final int from, final int underlying)
    {
        final Instruments instruments = market.instruments();
        expiries = 0;
        hasOptions = false;
        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            if (expiries == MOST_EXPIRIES)
            {
                return false;
            }
            row = slices[expiries].load(book, row, model);
            hasOptions |= slices[expiries].hasOptions();
            expiries++;
        }
        return true;
    }

    /** The profits of all scenarios, and behind them the basis contingency. */
    private void takeProfits()
    {
        final int scenarios = model.scenarios();
        double value = linear.total();
        for (int i = 0; i < expiries; i++)
        {
            value += slices[i].futureCoins() * slices[i].present();
        }
        for (int s = 0; s < scenarios; s++)
        {
            profit[s] = value * model.weightedMoves()[s];
        }
        profit[scenarios] = 0;
        for (int i = 0; i < expiries; i++)
        {
            if (slices[i].hasOptions())
            {
                addProfits(slices[i], market.riskArrays().shocks(slices[i].expiry()));
            }
        }
    }

    private void addProfits(final ExpirySlice slice, final ExpiryShocks shocks)
    {
        final int scenarios = model.scenarios();
        final double value = slice.value(scenarios);
        for (int s = 0; s < scenarios; s++)
        {
            final double shocked = slice.value(s);
            final double discounted = shocked * (shocked >= 0 ? shocks.longDiscount() : shocks.shortDiscount());
            final double outcome = (discounted - value) * model.weights()[s];
            profit[s] += model.tiltSigns()[s] < 0 ? -Math.abs(outcome) : outcome;
        }
        final double basis = Math.min(slice.value(scenarios + 1), slice.value(scenarios + 2)) - value;
        profit[scenarios] += Math.min(basis, 0) * shocks.basisWeight();
    }

    private boolean tryLinear()
    {
        bounds.lay(1 + WIDEST_PRICE);
        return takeSurface() && solve(SlopeRows.RINGS, WIDEST_PRICE, WIDEST_PRICE, 1 + WIDEST_PRICE);
    }

    /** Begins in the middle; goes outwards while a bracket fills its ring, inwards while it is far from doing so. */
    private boolean searchRings(final long nowNs)
    {
        boolean found = tryRing(FIRST_RING, nowNs);
        int ring = FIRST_RING;
        boolean wider = found && fills(ring);
        while (wider && ++ring <= SlopeRows.RINGS)
        {
            wider = tryRing(ring, nowNs) && fills(ring);
        }
        if (widthDown < SlopeRows.offset(SlopeRows.RINGS + 1) && widthUp < SlopeRows.offset(SlopeRows.RINGS + 1))
        {
            found |= tryRing(1, nowNs);
        }
        return found;
    }

    private boolean fills(final int ring)
    {
        return Math.min(widthDown, widthUp) > 0.6 * SlopeRows.offset(SlopeRows.RINGS + ring);
    }

    /** Keeps the bracket of a ring if it is wider than the best so far; returns whether it is. */
    private boolean tryRing(final int ring, final long nowNs)
    {
        final int high = SlopeRows.RINGS + ring;
        final int low = SlopeRows.RINGS - ring;
        double roomDown = WIDEST_PRICE;
        double roomUp = WIDEST_PRICE;
        double highest = 1;
        for (int i = 0; i < expiries; i++)
        {
            roomDown = Math.min(roomDown, slices[i].roomDown(low));
            roomUp = Math.min(roomUp, slices[i].roomUp(high));
            highest = Math.max(highest, 1 + slices[i].roomUp(high));
        }
        if (roomDown <= 0 || roomUp <= 0)
        {
            return false;
        }
        bounds.lay(highest);
        return chooseLife(nowNs, highest) && takeSurface() && solve(ring, roomDown, roomUp, highest);
    }

    /** The longest life of which time takes no more than its share. */
    private boolean chooseLife(final long nowNs, final double highest)
    {
        int ticks = Deadlines.LONGEST_TICKS >> 1;
        bounds.layTime(nowNs + ((long)ticks << Deadlines.TICK_BITS), highest);
        while (!constraints.canAffordTime(TIME_SHARE) && ticks > 2)
        {
            ticks >>= 2;
            bounds.layTime(nowNs + ((long)ticks << Deadlines.TICK_BITS), highest);
        }
        final boolean can = ticks >= 2 && constraints.canAffordTime(TIME_SHARE);
        constraints.payTime();
        bounds.laySurface(nowNs + ((long)ticks << Deadlines.TICK_BITS), highest);
        newLife = ticks;
        return can;
    }

    private boolean takeSurface()
    {
        newSurface = constraints.surfaceWidth(SURFACE_SHARE, WIDEST_SURFACE);
        if (newSurface > 0)
        {
            constraints.paySurface(newSurface);
        }
        return newSurface > 0;
    }

    private boolean solve(final int ring, final double roomDown, final double roomUp, final double highest)
    {
        bounds.layPrices(ring, roomDown, highest);
        final double width = constraints.solve(roomDown, roomUp);
        final boolean better = width > Math.min(widthDown, widthUp);
        if (better)
        {
            widthDown = constraints.widthDown();
            widthUp = constraints.widthUp();
            surfaceWidth = newSurface;
            lifeTicks = newLife;
        }
        return better;
    }

    /** How far every price can fall, as a share of itself. */
    double widthDown()
    {
        return widthDown;
    }

    /** How far every price can rise, as a share of itself. */
    double widthUp()
    {
        return widthUp;
    }

    /** How far the surface can move either way. */
    double surfaceWidth()
    {
        return surfaceWidth;
    }

    /** How long, in ticks of {@link Deadlines}. */
    int lifeTicks()
    {
        return lifeTicks;
    }
}
