package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.state.Begins;

/**
 * Proves within which prices, volatilities and times the surpluses of one underlying of a scenario-margined account
 * stay positive. Between the anchors 6 % below and 6 % above the forward, slopes are bounded.
 */
public final class PortfolioProver
{
    private static final int MAX_EXPIRIES = 24;
    private static final double TIME_SHARE = 0.15;
    private static final double MAX_SURFACE = 0.08;
    private static final double MAX_PRICE = 0.4;
    /** The anchors reach up to 6 % beyond a forward that is at most 2.5 % away from their middle. */
    private static final double HIGHEST = 1.09;

    private final Market market;
    private final SlopeRows slopes;
    private final MarketLevels levels;
    private final Levels prices;
    private final LinearPart linear;
    private final Constraints constraints = new Constraints();
    private final ExpirySlice[] slices = new ExpirySlice[MAX_EXPIRIES];
    private final Surpluses surpluses = new Surpluses();
    private final TimeVolLosses slow;
    private final PriceBounds fast;
    private final double[] profit = new double[PortfolioMarginSettings.MAX_SCENARIOS + 1];
    private int expiries;
    private MarginModel model;
    private boolean hasOptions;
    private double surfaceShare = SurfaceShare.USUAL;
    private double surfaceWidth;
    private int lifeTicks;
    private int lifeBefore = Proof.LONGEST_TICKS;
    private double roomDown;
    private double roomUp;

    /** Reserves memory for the portfolio of one account. */
    public PortfolioProver(
        final Market market, final MarketLevels levels, final Levels prices, final SlopeRows slopes)
    {
        this.market = market;
        this.levels = levels;
        this.prices = prices;
        this.slopes = slopes;
        linear = new LinearPart(market, levels);
        for (int i = 0; i < MAX_EXPIRIES; i++)
        {
            slices[i] = new ExpirySlice(market, slopes);
        }
        slow = new TimeVolLosses(market, surpluses, constraints, linear, slices);
        fast = new PriceBounds(market, surpluses, constraints, linear, slices);
    }

    /** Sets the share of each surplus that moves of volatilities may use in the next proofs. */
    public void setSurfaceShare(final double share)
    {
        surfaceShare = share;
    }

    /**
     * Looks for a bracket of one underlying.
     *
     * @param buffers the share of the spare margin that this underlying may use, in cash.
     * @return whether there is one.
     */
    public boolean prove(final Book book, final int underlying, final MarginBuffers buffers, final long nowNs)
    {
        slopes.requireFresh(false);
        if (search(book, underlying, buffers, nowNs))
        {
            return true;
        }
        // Near a threshold the age of the slopes matters.
        slopes.requireFresh(true);
        return search(book, underlying, buffers, nowNs);
    }

    @Begins
    private boolean search(final Book book, final int underlying, final MarginBuffers buffers, final long nowNs)
    {
        model = market.underlyings().model(underlying);
        final int row = linear.load(book, underlying);
        if (row < 0 || !loadExpiries(book, row, underlying))
        {
            return false;
        }
        takeProfits();
        surpluses.begin(model, buffers, profit);
        slow.begin(expiries);
        fast.begin(underlying, expiries);

        lifeTicks = Proof.LONGEST_TICKS;
        return hasOptions ? proveOptions(nowNs) : proveLinear();
    }

    private boolean loadExpiries(final Book book, final int from, final int underlying)
    {
        final Instruments instruments = market.instruments();
        expiries = 0;
        hasOptions = false;
        int row = from;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            if (expiries == MAX_EXPIRIES)
            {
                return false;
            }
            row = slices[expiries].load(book, row, model);
            hasOptions |= slices[expiries].hasOptions();
            expiries++;
        }
        return true;
    }

    /** Calculates the profits of all scenarios, and after them the basis contingency. */
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

    private boolean proveLinear()
    {
        slow.lay(1 + MAX_PRICE);
        roomDown = MAX_PRICE;
        roomUp = MAX_PRICE;
        return takeSurface() && solve(1 + MAX_PRICE);
    }

    private boolean proveOptions(final long nowNs)
    {
        slow.lay(HIGHEST);
        roomDown = MAX_PRICE;
        roomUp = HIGHEST - 1;
        for (int i = 0; i < expiries; i++)
        {
            roomDown = Math.min(roomDown, slices[i].roomDown(SlopeRows.LOW));
            roomUp = Math.min(roomUp, slices[i].roomUp(SlopeRows.HIGH));
        }
        return constraints.isOpen() && chooseLife(nowNs) && takeSurface() && roomDown > 0 && roomUp > 0 &&
            solve(HIGHEST);
    }

    /** The longest life of which time takes no more than its share. */
    private boolean chooseLife(final long nowNs)
    {
        // The account before may have been like this one, so the search begins near its life.
        lifeTicks = Math.min(Proof.LONGEST_TICKS >> 1, Math.max(2, lifeBefore) << 2);
        slow.layTime(nowNs + ((long)lifeTicks << Proof.TICK_BITS), HIGHEST);
        while (!constraints.canAffordTime(TIME_SHARE) && lifeTicks > 2)
        {
            lifeTicks >>= 2;
            slow.layTime(nowNs + ((long)lifeTicks << Proof.TICK_BITS), HIGHEST);
        }
        final boolean can = lifeTicks >= 2 && constraints.canAffordTime(TIME_SHARE);
        lifeBefore = lifeTicks;
        constraints.payTime();
        slow.laySurface(nowNs + ((long)lifeTicks << Proof.TICK_BITS), HIGHEST);
        return can;
    }

    private boolean takeSurface()
    {
        surfaceWidth = constraints.surfaceWidth(surfaceShare, MAX_SURFACE);
        if (surfaceWidth > 0)
        {
            constraints.paySurface(surfaceWidth);
        }
        return surfaceWidth > 0;
    }

    private boolean solve(final double highest)
    {
        fast.lay(roomDown, highest);
        return constraints.solve(roomDown, roomUp) > 0;
    }

    /**
     * Hands on what the bracket found last rests on.
     *
     * @return how far all prices can move, each on its own, while every surplus that is not copied stays positive; 0 if
     *     the account depends on too many prices.
     */
    double describe(final int underlying, final LocalProof localProof)
    {
        if (constraints.feeds() > LocalProof.MAX_PRICES)
        {
            return 0;
        }
        final double others = constraints.pickNearest();
        constraints.describe(localProof);
        for (int i = 0; i < expiries; i++)
        {
            localProof.addPrice(levels.forwardMark(slices[i].expiry()), slices[i].present());
        }
        for (int i = 0; i < linear.size(); i++)
        {
            localProof.addPrice(linear.mark(i), prices.value(linear.mark(i)));
        }
        localProof.addPrice(levels.spotMark(underlying), fast.spot());
        return others;
    }

    /** How far every price can move either way, as a share of itself. */
    public double width()
    {
        return Math.min(widthDown(), widthUp());
    }

    /** How far every price can fall, as a share of itself. */
    public double widthDown()
    {
        return constraints.widthDown();
    }

    /** How far every price can rise, as a share of itself. */
    public double widthUp()
    {
        return constraints.widthUp();
    }

    /** How far the surface can move either way. */
    public double surfaceWidth()
    {
        return surfaceWidth;
    }

    /** How long, in ticks of {@link Proof#TICK_BITS}. */
    public int lifeTicks()
    {
        return lifeTicks;
    }

    /** How far prices can fall before they are below the anchors, as a share. */
    public double roomDown()
    {
        return roomDown;
    }

    /** How far prices can rise before they are above the anchors, as a share. */
    public double roomUp()
    {
        return roomUp;
    }
}
