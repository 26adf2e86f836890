package softlanding.engine.legs;

import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Begins;

/** Fills orders one after the other at their expected prices, and evaluates the margin after each. */
final class ExpectedFills
{
    private final Margins margins;
    private final ExecutionCost executionCost;
    private final Book book;
    private final AccountMargin after;
    private LiquidationPolicy policy;
    private long equityBefore;

    ExpectedFills(final VenueState venue, final ExecutionCost executionCost)
    {
        margins = venue.margins();
        this.executionCost = executionCost;
        book = new Book(venue.market(), venue.limits().bookSize(), venue.limits().assets());
        after = new AccountMargin(0);
    }

    @Begins
    void begin(final LiquidationPolicy newPolicy, final Book before, final AccountMargin margin)
    {
        policy = newPolicy;
        book.copy(before);
        equityBefore = margin.equity();
    }

    /** Fills an order whose margin afterwards is known. */
    void fillAsPlanned(final int instrument, final long quantity, final AccountMargin planned)
    {
        trade(instrument, quantity);
        equityBefore = planned.equity();
    }

    /** Fills an order without an evaluation; {@link #evaluate} follows. Returns its expected cost, in cash. */
    long fill(final int instrument, final long quantity)
    {
        trade(instrument, quantity);
        return executionCost.expectedCost(policy, instrument, quantity);
    }

    /** Evaluates after orders that were filled; returns what they cost together, in cash. */
    long evaluate()
    {
        margins.evaluate(book, after);
        final long total = equityBefore - after.equity();
        equityBefore = after.equity();
        return total;
    }

    private void trade(final int instrument, final long quantity)
    {
        final long price = executionCost.expectedPrice(policy, instrument, quantity);
        book.trade(
            book.require(instrument), quantity, price, executionCost.fee(policy, instrument, quantity, price));
    }

    /** Returns the margin after the last evaluated order. */
    AccountMargin after()
    {
        return after;
    }
}
