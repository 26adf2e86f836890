package softlanding.engine.whatif;

import org.jspecify.annotations.Nullable;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.margin.MarginBreakdown;
import softlanding.engine.margin.MarginRange;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;

/**
 * Explains the margin of one portfolio to a {@link WhatIfListener}: once at the present marks, or at the best and the
 * worst end of the bounds of missing ones. Everything it works on is its own, so an answer changes nothing.
 */
public final class MarginAnswer
{
    private final Market market;
    private final Margins margins;
    private final Policies policies;
    private final WhatIfListener listener;
    private final CoverCheck cover;
    private final AccountMargin margin;
    private final MarginBreakdown breakdown;
    private final LiquidationPrices prices;
    private final FirstClosing closing;
    private long requestId;
    private long accountId;
    private MarksUsed used = MarksUsed.PRESENT;
    private boolean covered;
    private boolean owes;
    private int tier;

    /** Reserves memory up to the limits of the venue. */
    public MarginAnswer(final VenueState venue, final LiquidationEngine liquidation, final WhatIfListener listener)
    {
        this.listener = listener;
        market = venue.market();
        margins = venue.margins();
        policies = liquidation.policies();
        cover = new CoverCheck(venue.market(), venue.limits().bookSize());
        margin = new AccountMargin(venue.limits().underlyings());
        breakdown = new MarginBreakdown(venue.market(), venue.limits().underlyings(), venue.limits().assets());
        prices = new LiquidationPrices(venue);
        closing = new FirstClosing(
            venue, liquidation.protection().instructions(), policies.ofClass(0));
    }

    /**
     * Explains a portfolio.
     *
     * @param account slot of the account whose portfolio it is, or would be.
     * @param range   its margins at both ends, if marks are missing; else null.
     */
    public void explain(
        final MarginQuestion question, final int account, final Book book, final @Nullable MarginRange range)
    {
        final LiquidationPolicy policy = policies.of(account);
        requestId = question.requestId();
        accountId = question.accountId();
        covered = cover.isCovered(book);
        owes = book.owesAnything() && !covered;
        prices.begin(book, policy);
        if (range == null)
        {
            explain(MarksUsed.PRESENT, MarkBasis.CURRENT, book, policy);
        }
        else
        {
            explain(MarksUsed.WORST, range.worst().basis(), book, policy);
            explain(MarksUsed.BEST, range.best().basis(), book, policy);
        }
        closing.plan(policy, policies.participationLimits(), book, margin, account, owes);
        listener.onFirstClosingForeseen(this);
    }

    private void explain(
        final MarksUsed marks, final MarkBasis basis, final Book book, final LiquidationPolicy policy)
    {
        used = marks;
        margins.explain(basis, book, margin, breakdown);
        tier = owes ? (margin.equity() < 0 ? policy.lastTier() : policy.tierOf(margin)) : 0;
        listener.onMarginExplained(this);
        for (int i = 0; i < margin.underlyings(); i++)
        {
            prices.search(marks, margin.underlying(i), owes);
            listener.onUnderlyingMarginExplained(this, i);
        }
    }

    /** Returns the market at whose marks the portfolio is valued. */
    public Market market()
    {
        return market;
    }

    /** Returns the id of the request. */
    public long requestId()
    {
        return requestId;
    }

    /** Returns the id of the account. */
    public long accountId()
    {
        return accountId;
    }

    /** Returns the marks of this part of the answer. */
    public MarksUsed used()
    {
        return used;
    }

    /** Returns the margin at these marks. */
    public AccountMargin margin()
    {
        return margin;
    }

    /** Returns the tier whose threshold the ratio is below, or 0. */
    public int tier()
    {
        return tier;
    }

    /** Returns whether the account owes nothing at any price and therefore is in no tier. */
    public boolean isCovered()
    {
        return covered;
    }

    /** Returns what the margin consists of. */
    public MarginBreakdown breakdown()
    {
        return breakdown;
    }

    /** Returns the liquidation prices of the underlying told last. */
    public LiquidationPrices prices()
    {
        return prices;
    }

    /** Returns what would be closed first. */
    public FirstClosing closing()
    {
        return closing;
    }
}
