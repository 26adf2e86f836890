package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.state.Decimal8;

/**
 * Whatever part of the open orders fills, in whole lots and at the limits, the account is not worse than before; and
 * where equity pays, all fills at the limits leave it at or above zero. {@code -Dsoftlanding.books=N} asks for more
 * books.
 */
class FillSubsetPropertyTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.books", 300);
    private static final int BOOKS_PER_VENUE = 50;
    private static final int DRAWS = 12;
    private static final long EMERGENCY = 90 * Decimal8.ONE / 100;
    private static final LiquidationPolicy[] POLICIES =
    {
        PlannerVenue.policy(Policy.TIERED, 1, Sizing.ALL), PlannerVenue.policy(Policy.TIERED, 0.1, Sizing.JUST_ENOUGH),
        PlannerVenue.policy(Policy.TIERED, 1, Sizing.JUST_ENOUGH),
        PlannerVenue.policy(Policy.OPTIMAL, 1, Sizing.JUST_ENOUGH)
    };

    private final AccountMargin after = new AccountMargin(2);
    private int rounds;
    private int several;
    private int many;
    private int waited;
    private int exceptions;

    @Test
    void shouldBeNoWorseForAnySubsetOfTheFills()
    {
        for (long first = 0; first < BOOKS; first += BOOKS_PER_VENUE)
        {
            checkVenue(first);
        }
        assertTrue(rounds > BOOKS, "rounds: " + rounds);
        assertTrue(several > BOOKS / 5, "rounds of several open legs: " + several);
        assertTrue(many > BOOKS / 50, "rounds of more than four open legs: " + many);
        assertTrue(exceptions <= rounds / 1_000, "exceptions by tilts: " + exceptions + " of " + rounds);
        assertTrue(waited > BOOKS / 10, "rounds of which a leg waits: " + waited);
    }

    private void checkVenue(final long seed)
    {
        final PlannerVenue venue = new PlannerVenue(seed, BOOKS_PER_VENUE);
        final LiquidationPlanner planner = venue.planner();
        final InsuranceFund fund = new InsuranceFund(venue.accounts, FundListeners.NONE, BOOKS_PER_VENUE);
        final LegSelection selection = new LegSelection(venue.state(), fund);
        for (long book = seed; book < seed + BOOKS_PER_VENUE; book++)
        {
            final SplittableRandom random = new SplittableRandom(~book);
            final int legs = 2 + (int)(198 * Math.pow(random.nextDouble(), 3));
            if (venue.open(legs, random.nextDouble(0.8, 1.09)))
            {
                for (final LiquidationPolicy policy : POLICIES)
                {
                    final LiquidationPlan plan = venue.plan(planner, policy);
                    if (plan.legs() > 0)
                    {
                        check("seed=" + book + " legs=" + legs + " mode=" + venue.book.marginMode() + " " +
                            policy.policy() + " " + policy.sizing(1), venue, policy, plan, selection, random);
                    }
                }
            }
        }
    }

    private void check(
        final String story,
        final PlannerVenue venue,
        final LiquidationPolicy policy,
        final LiquidationPlan plan,
        final LegSelection selection,
        final SplittableRandom random)
    {
        selection.begin(policy, venue.accounts.ids().size() - 1, venue.book, venue.margin);
        selection.choose(plan, true);
        final LiquidationPlan opened = selection.opened();
        if (opened.legs() == 0)
        {
            return;
        }
        rounds++;
        several += opened.legs() > 1 ? 1 : 0;
        many += opened.legs() > 4 ? 1 : 0;
        waited += opened.legs() < plan.legs() ? 1 : 0;
        for (int draw = 0; draw < DRAWS; draw++)
        {
            fill(venue, policy, opened, random, draw);
            final boolean isNoWorse = after.maintenanceExcess() >= venue.margin.maintenanceExcess() &&
                (selection.isInsured() || plan.isNearZero() || venue.margin.marginEquity() < 0 ||
                after.compareRatio(venue.margin) >= 0);
            // A tilt with a profit counts as a loss, so partial fills may lie below whole ones.
            exceptions += isNoWorse ? 0 : 1;
            assertTrue(isNoWorse || draw % 2 == 1, () -> "worse: " + story + " excess " +
                venue.margin.maintenanceExcess() + " to " + after.maintenanceExcess());
        }
        if (venue.margin.equity() > 0)
        {
            fillAtLimits(venue, policy, opened);
            assertTrue(after.equity() >= 0, () -> "equity: " + after.equity() + " " + story);
        }
    }

    /** Fills each order with one half's chance: whole or, in every other draw, a number of lots. */
    private void fill(
        final PlannerVenue venue,
        final LiquidationPolicy policy,
        final LiquidationPlan opened,
        final SplittableRandom random,
        final int draw)
    {
        final ExecutionCost terms = new ExecutionCost(venue.market, venue.margins.valuation());
        final Book book = copyOf(venue);
        final boolean emergency = venue.margin.isBelow(EMERGENCY);
        for (int leg = 0; leg < opened.legs(); leg++)
        {
            final int instrument = opened.instrument(leg);
            final long lot = venue.market.instruments().lotSize(instrument);
            final long lots = Math.abs(opened.quantity(leg)) / lot;
            final long filled = draw % 2 == 0 || lots == 0 ?
                Math.abs(opened.quantity(leg)) : lot * random.nextLong(lots + 1);
            if (random.nextBoolean() && filled > 0)
            {
                final long quantity = Long.signum(opened.quantity(leg)) * filled;
                final long price = emergency ?
                    terms.priceAt(instrument, quantity, terms.halfSpread(instrument)) : opened.limit(leg);
                book.trade(
                    book.require(instrument), quantity, price, terms.fee(policy, instrument, quantity, price));
            }
        }
        venue.margins.evaluate(book, after);
        assertTrue(after.isPriced());
    }

    private void fillAtLimits(
        final PlannerVenue venue, final LiquidationPolicy policy, final LiquidationPlan opened)
    {
        final ExecutionCost terms = new ExecutionCost(venue.market, venue.margins.valuation());
        final Book book = copyOf(venue);
        for (int leg = 0; leg < opened.legs(); leg++)
        {
            book.trade(
                book.require(opened.instrument(leg)), opened.quantity(leg), opened.limit(leg),
                terms.fee(policy, opened.instrument(leg), opened.quantity(leg), opened.limit(leg)));
        }
        venue.margins.evaluate(book, after);
    }

    private static Book copyOf(final PlannerVenue venue)
    {
        final Book book = new Book(venue.market, PlannerVenue.BOOK_SIZE, 1);
        book.copy(venue.book);
        return book;
    }
}
