package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.screening.proof.Constraints;
import softlanding.engine.screening.proof.ExpirySlice;
import softlanding.engine.screening.proof.LinearPart;
import softlanding.engine.screening.proof.MarginBuffers;
import softlanding.engine.screening.proof.PriceBounds;
import softlanding.engine.screening.proof.SlopeRows;
import softlanding.engine.screening.proof.Surpluses;
import softlanding.engine.screening.proof.TimeVolLosses;
import softlanding.engine.state.Decimal8;

/** The parts of a prover of one underlying, put together as it does, so that each bound can be read. */
final class BoundProbe
{
    static final double THRESHOLD = 1.05;
    private static final int MAX_EXPIRIES = 24;

    final Constraints constraints = new Constraints();
    final LinearPart linear;
    final ExpirySlice[] slices = new ExpirySlice[MAX_EXPIRIES];
    final Surpluses surpluses = new Surpluses();
    final TimeVolLosses slow;
    final PriceBounds fast;
    final ExactSurpluses exact;
    int expiries;
    private final ProofVenue venue;
    private final Book book;
    private final int underlying;

    BoundProbe(final ProofVenue venue, final Book book, final int underlying)
    {
        this.venue = venue;
        this.book = book;
        this.underlying = underlying;
        linear = new LinearPart(venue.market, venue.levels);
        for (int i = 0; i < MAX_EXPIRIES; i++)
        {
            slices[i] = new ExpirySlice(venue.market, venue.slopes);
        }
        slow = new TimeVolLosses(venue.market, surpluses, constraints, linear, slices);
        fast = new PriceBounds(venue.market, surpluses, constraints, linear, slices);
        exact = new ExactSurpluses(venue, book, underlying);
    }

    /** Takes in the book at the marks of now. */
    void load(final boolean restricted)
    {
        final Instruments instruments = venue.market.instruments();
        int row = linear.load(book, underlying);
        assertTrue(row >= 0);
        expiries = 0;
        while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
        {
            row = slices[expiries++].load(book, row, venue.market.underlyings().model(underlying));
        }
        final AccountMargin margin = venue.evaluate(book);
        final MarginBuffers buffers = new MarginBuffers();
        buffers.set(
            true, restricted, THRESHOLD, Decimal8.toDouble(margin.marginEquity()) -
            THRESHOLD * Decimal8.toDouble(margin.maintenanceRequirement()),
            Math.abs(Decimal8.toDouble(margin.initialExcess())));
        surpluses.begin(venue.market.underlyings().model(underlying), buffers, exact.profits());
        slow.begin(expiries, underlying, venue.shape);
        fast.begin(underlying, expiries);
    }

    /** The surpluses at the marks of now, worked out the slow way. */
    double[] exact()
    {
        return exact.surpluses(THRESHOLD, surpluses.isRestricted() ? surpluses.held() : -1);
    }

    /** How far prices can fall while forwards stay above the anchors 6 % below. */
    double roomDown()
    {
        double room = 0.4;
        for (int i = 0; i < expiries; i++)
        {
            room = Math.min(room, slices[i].roomDown(SlopeRows.LOW));
        }
        return room;
    }

    double roomUp(final double highest)
    {
        double room = highest - 1;
        for (int i = 0; i < expiries; i++)
        {
            room = Math.min(room, slices[i].roomUp(SlopeRows.HIGH));
        }
        return room;
    }

    /** The prices that the surpluses depend on, in the order of constraints: forwards, perpetuals, collateral, spot. */
    int feeds()
    {
        return expiries + linear.size() + 1;
    }

    /** Moves a price from where it stood when the proof began, by a share. */
    void move(final int feed, final double base, final double share)
    {
        final double price = base * (1 + share);
        if (feed < expiries)
        {
            final int expiry = slices[feed].expiry();
            venue.forward(expiry, price, venue.market.expiries().discountRate(expiry));
        }
        else if (feed == feeds() - 1)
        {
            venue.spot(underlying, price);
        }
        else if (linear.mark(feed - expiries) == venue.levels.assetMark(underlying))
        {
            venue.asset(underlying, price);
        }
        else
        {
            assertEquals(venue.levels.perpetualMark(venue.perpetual(underlying)), linear.mark(feed - expiries));
            venue.perpetual(underlying, price);
        }
    }

    double[] bases()
    {
        final double[] bases = new double[feeds()];
        for (int feed = 0; feed < bases.length; feed++)
        {
            bases[feed] = feed < expiries ? slices[feed].present() :
                feed == feeds() - 1 ? venue.spot(underlying) : venue.prices.value(linear.mark(feed - expiries));
        }
        return bases;
    }

    /** What the bound says that moves of the prices take from a surplus. */
    double bound(final int c, final double[] moves)
    {
        double taken = 0;
        for (int feed = 0; feed < moves.length; feed++)
        {
            taken += moves[feed] < 0 ?
                -moves[feed] * constraints.down[feed][c] : moves[feed] * constraints.up[feed][c];
        }
        return taken;
    }
}
