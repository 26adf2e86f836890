package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;
import softlanding.engine.market.Market;

/**
 * Proves the range of prices, volatilities and times within which the surpluses of one underlying of a
 * scenario-margined account stay positive. It tries rings of anchors between which slopes are bounded, and keeps the
 * widest bracket.
 */
public final class PortfolioProver
{
    private static final int MAX_EXPIRIES = 24;
    private static final double TIME_SHARE = 0.15;
    private static final double SURFACE_SHARE = 0.3;
    private static final double MAX_SURFACE = 0.08;
    private static final double MAX_PRICE = 0.4;
    /**
     * The maximum price within the inner rings of anchors, as a share of the forward. They reach 6 % beyond their
     * middle, which is at most 2.5 % away from the forward.
     */
    private static final double INNER_HIGHEST = 1.09;
    private static final double OUTER_HIGHEST = 1.44;

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
    private final double[] profit = new double[MarginModelSettings.MAX_SCENARIOS + 1];
    private int expiries;
    private MarginModel model;
    private boolean hasOptions;
    private final Bracket best = new Bracket();
    private int laidRing;
    private double newSurface;
    private int newLife;

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

    /**
     * Searches the widest bracket of one underlying.
     *
     * @param buffers this underlying's share of the account's buffers.
     * @return whether there is a bracket.
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

        best.clear();
        newLife = Proof.LONGEST_TICKS;
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

    private boolean tryLinear()
    {
        slow.lay(1 + MAX_PRICE);
        return takeSurface() && solve(SlopeRows.RINGS, MAX_PRICE, MAX_PRICE, 1 + MAX_PRICE);
    }

    /**
     * Tries the inner rings, and the outer rings if a bracket fills the inner ones. The bounds of slopes are tighter
     * between nearer anchors, so an account near a threshold may have a wider bracket with the innermost ring.
     */
    private boolean searchRings(final long nowNs)
    {
        if (!laySlow(nowNs, INNER_HIGHEST))
        {
            return false;
        }
        boolean wider = tryRing(2, INNER_HIGHEST) && fills(2);
        if (wider)
        {
            wider = tryRing(3, INNER_HIGHEST) && fills(3);
        }
        else if (best.width() < SlopeRows.offset(SlopeRows.RINGS + 1))
        {
            tryRing(1, INNER_HIGHEST);
        }
        if (wider && laySlow(nowNs, OUTER_HIGHEST))
        {
            int ring = 4;
            while (ring <= SlopeRows.RINGS && tryRing(ring, OUTER_HIGHEST) && fills(ring))
            {
                ring++;
            }
        }
        return best.width() > 0;
    }

    private boolean fills(final int ring)
    {
        return best.width() > 0.6 * SlopeRows.offset(SlopeRows.RINGS + ring);
    }

    /**
     * Calculates the losses by time, volatility and rate with no price above a share of the present price; returns
     * whether all surpluses stay positive.
     */
    private boolean laySlow(final long nowNs, final double highest)
    {
        slow.lay(highest);
        return constraints.isOpen() && chooseLife(nowNs, highest) && takeSurface();
    }

    /** Keeps the bracket of a ring if it is wider than the best so far; returns whether it is. */
    private boolean tryRing(final int ring, final double highest)
    {
        double roomDown = MAX_PRICE;
        double roomUp = highest - 1;
        for (int i = 0; i < expiries; i++)
        {
            roomDown = Math.min(roomDown, slices[i].roomDown(SlopeRows.RINGS - ring));
            roomUp = Math.min(roomUp, slices[i].roomUp(SlopeRows.RINGS + ring));
        }
        return roomDown > 0 && roomUp > 0 && solve(ring, roomDown, roomUp, highest);
    }

    /** Selects the longest life whose losses by time are within the share for time; returns whether there is one. */
    private boolean chooseLife(final long nowNs, final double highest)
    {
        newLife = Proof.LONGEST_TICKS >> 1;
        slow.layTime(nowNs + ((long)newLife << Proof.TICK_BITS), highest);
        while (!constraints.canAffordTime(TIME_SHARE) && newLife > 2)
        {
            newLife >>= 2;
            slow.layTime(nowNs + ((long)newLife << Proof.TICK_BITS), highest);
        }
        final boolean can = newLife >= 2 && constraints.canAffordTime(TIME_SHARE);
        constraints.payTime();
        slow.laySurface(nowNs + ((long)newLife << Proof.TICK_BITS), highest);
        return can;
    }

    private boolean takeSurface()
    {
        newSurface = constraints.surfaceWidth(SURFACE_SHARE, MAX_SURFACE);
        if (newSurface > 0)
        {
            constraints.paySurface(newSurface);
        }
        return newSurface > 0;
    }

    private boolean solve(final int ring, final double roomDown, final double roomUp, final double highest)
    {
        fast.lay(ring, roomDown, highest);
        laidRing = ring;
        final boolean better = constraints.solve(roomDown, roomUp) > best.width();
        if (better)
        {
            best.set(constraints.widthDown(), constraints.widthUp(), newSurface, newLife);
            best.setRing(ring, roomDown, roomUp, highest);
        }
        return better;
    }

    /**
     * Copies the proof data of the last bracket to a local proof, for narrow brackets.
     *
     * @return how far all prices can move, each on its own, while every surplus that is not copied stays positive; 0 if
     *     the account depends on too many prices.
     */
    double describe(final int underlying, final LocalProof localProof)
    {
        if (laidRing != best.ring())
        {
            fast.lay(best.ring(), best.roomDown(), best.highest());
        }
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

    /** Returns the widest bracket of the last search. */
    public Bracket bracket()
    {
        return best;
    }
}
