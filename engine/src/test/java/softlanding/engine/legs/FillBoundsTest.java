package softlanding.engine.legs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.liquidation.PlannerVenue;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;

/**
 * The bound for many orders never allows what the exact test of all subsets forbids, and seldom forbids what it allows.
 */
class FillBoundsTest
{
    private static final int BOOKS = 400;
    private static final long ROUNDING = 20;
    private static final LiquidationPolicy POLICY = PlannerVenue.policy(Policy.TIERED, 1, Sizing.ALL);

    @Test
    void shouldNeverAllowWhatASubsetForbids()
    {
        final PlannerVenue venue = new PlannerVenue(7, BOOKS);
        final VenueState state = venue.state();
        final RoundLegs legs = new RoundLegs(
            venue.market.instruments(), new ExecutionCost(venue.market, venue.margins.valuation()),
            venue.margins.counters(), 8);
        final FillSubsets subsets = new FillSubsets(venue.market, venue.margins, PlannerVenue.BOOK_SIZE, 1);
        final FillBounds bounds = new FillBounds(state);
        final RoundStart start = new RoundStart(state);
        int allowed = 0;
        int both = 0;
        for (int book = 0; book < BOOKS; book++)
        {
            final SplittableRandom random = new SplittableRandom(book);
            if (!venue.open(4 + random.nextInt(20), random.nextDouble(0.9, 1.09)))
            {
                continue;
            }
            start.begin(venue.book, venue.margin);
            subsets.begin(venue.book, start, false);
            bounds.begin(venue.book, start, false);
            legs.begin(POLICY);
            for (int row = 0; row < venue.book.size() && legs.size() < FillSubsets.MOST; row++)
            {
                if (venue.book.quantity(row) == 0)
                {
                    continue;
                }
                legs.add(venue.book.instrument(row), -venue.book.quantity(row));
                subsets.add(legs);
                final boolean exact = subsets.hold(legs, 0);
                final boolean bound = bounds.hold(legs, 0);
                assertFalse(bound && subsets.excess(legs, 0) > ROUNDING, "book=" + book + " legs=" + legs.size() + " " +
                    venue.book.marginMode() + " " + subsets.excess(legs, 0));
                allowed += exact ? 1 : 0;
                both += bound ? 1 : 0;
                if (!exact)
                {
                    legs.removeLast();
                }
            }
        }
        assertTrue(allowed > BOOKS / 4, "allowed: " + allowed);
        assertTrue(both > 0.8 * allowed, both + " of " + allowed);
    }
}
