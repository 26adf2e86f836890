package softlanding.engine.legs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.PlannerVenue;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;

/** Legs that are tried one at a time beside orders that were sent before: what these mean is computed once. */
class BesideSentTest
{
    private static final int BOOKS = 60;
    private static final int SENT = 2;
    private static final LiquidationPolicy TIERED = PlannerVenue.policy(Policy.TIERED, 1, Sizing.ALL);
    private static final LiquidationPolicy FULL = PlannerVenue.policy(Policy.FULL, 1, Sizing.ALL);

    @Test
    void shouldSayOfEveryLegWhatAWholeTestSays()
    {
        final PlannerVenue venue = new PlannerVenue(11, BOOKS);
        final VenueState state = venue.state();
        final RoundLegs legs = new RoundLegs(
            venue.market.instruments(), new ExecutionCost(venue.market, venue.margins.valuation()),
            venue.margins.counters(), 2 * PlannerVenue.BOOK_SIZE);
        final FillBounds apart = new FillBounds(state);
        final FillBounds whole = new FillBounds(state);
        final RoundStart start = new RoundStart(state);
        int held = 0;
        int refused = 0;
        for (int book = 0; book < BOOKS; book++)
        {
            if (venue.open(8 + book, 0.9 + 0.003 * book))
            {
                start.begin(venue.book, venue.margin);
                apart.begin(venue.book, start, false);
                whole.begin(venue.book, start, false);
                legs.begin(TIERED);
                send(venue, legs, SENT);
                for (int row = SENT; row < venue.book.size(); row++)
                {
                    legs.keepSent();
                    legs.add(venue.book.instrument(row), -venue.book.quantity(row));
                    final boolean holds = whole.hold(legs, 0);
                    assertEquals(holds, apart.holdBesideSent(legs), "book=" + book + " row=" + row);
                    held += holds ? 1 : 0;
                    refused += holds ? 0 : 1;
                }
            }
        }
        assertTrue(held > BOOKS / 2 && refused > BOOKS, held + " held, " + refused + " refused");
    }

    private static void send(final PlannerVenue venue, final RoundLegs legs, final int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            legs.addSent(
                venue.book.instrument(row), -venue.book.quantity(row), venue.margins.valuation().mark(
                    venue.book.instrument(row)));
        }
    }

    /** The sums of costs that a round without room needs: orders sent before, and legs of the plan. */
    private static long costsWithoutRoom(final int rows)
    {
        final PlannerVenue venue = new PlannerVenue(3, 4);
        final InsuranceFund fund = new InsuranceFund(venue.accounts, (account, amount, after) ->
        {
        }, 4);
        final LegSelection selection = new LegSelection(venue.state(), fund);
        assertTrue(venue.open(rows, 0.9));
        final LiquidationPlan plan = new LiquidationPlan(PlannerVenue.BOOK_SIZE + 1);
        plan.begin(UnitKind.POSITION);
        selection.begin(FULL, venue.accounts.ids().size() - 1, venue.book, venue.margin);
        for (int row = 0; row < venue.book.size(); row++)
        {
            final int instrument = venue.book.instrument(row);
            final long quantity = -venue.book.quantity(row);
            // Half of the book stands in orders whose limits take all the room.
            final long mark = venue.margins.valuation().mark(instrument);
            if (row % 2 == 0)
            {
                selection.addInFlight(instrument, quantity, quantity > 0 ? 1_000 * mark : 0);
            }
            else
            {
                plan.add(instrument, quantity, 0, 0, venue.margin);
            }
        }
        final long before = venue.margins.counters().legCosts;
        selection.choose(plan, false);
        assertTrue(selection.hasNoRoom(), "the round has room");
        return venue.margins.counters().legCosts - before;
    }

    @Test
    void shouldNotSumUpTheSentOrdersForEveryLeg()
    {
        final long few = costsWithoutRoom(60);
        final long many = costsWithoutRoom(240);

        // Each leg halves its lots some twenty times; the sent orders are added up a few times.
        assertTrue(many <= 4 * few + 200, few + " costs with 60 rows, " + many + " with 240");
    }
}
