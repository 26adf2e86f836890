package softlanding.engine.auction;

import softlanding.engine.execution.AuctionPrices;
import softlanding.engine.execution.ExecutionBook;
import softlanding.engine.execution.ExecutionStyle;
import softlanding.engine.liquidation.due.AccountExecution;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Decides whether an account is offered in an auction though direct orders could help: where its venue prefers
 * auctions, or where an auction costs less for what it releases, as far as past auctions tell. The venue is that of the
 * underlying in which the account holds the largest value.
 */
final class AuctionPreference
{
    /** The age at which an auction is expected to sell as long as few were seen. */
    private static final long EXPECTED_AGE_NS = 30_000_000_000L;

    private final ExecutionBook execution;
    private final AccountExecution accounts;

    AuctionPreference(final VenueState venue)
    {
        execution = venue.market().execution();
        accounts = new AccountExecution(venue);
    }

    /** Returns whether an account is offered at once. */
    boolean isPreferred(
        final int account,
        final AccountMargin margin,
        final LiquidationPolicy policy,
        final int tier,
        final double costPerRelease)
    {
        if (!execution.isAny() || margin.equity() <= 0)
        {
            return false;
        }
        final int underlying = accounts.mainUnderlying(account);
        final ExecutionStyle style = underlying == Ids.NONE ?
            ExecutionStyle.DIRECT_FIRST : execution.of(underlying).style();
        return switch (style)
        {
            case DIRECT_FIRST -> false;
            case AUCTION_FIRST -> tier < policy.lastTier();
            case CHEAPER -> costPerRelease(underlying, margin, policy) < costPerRelease;
        };
    }

    /** Returns what an auction costs by what it releases; infinite where it releases nothing. */
    private double costPerRelease(final int underlying, final AccountMargin margin, final LiquidationPolicy policy)
    {
        final AuctionTerms terms = policy.auctionTerms();
        final long known = execution.prices().median(underlying);
        final long discount = known == AuctionPrices.UNKNOWN ?
            DutchAuction.discount(terms, EXPECTED_AGE_NS) : known;
        final double lost = Decimal8.toDouble(Decimal8.ONE - discount + terms.fee());
        final boolean isPerFill = terms.feeMode() == AuctionFeeMode.PER_FILL;
        final long buffer = isPerFill ?
            DutchAuction.targetMargin(policy.targetRatio(), margin.equity(), margin.maintenanceExcess()) :
            DutchAuction.bufferMargin(terms, margin.equity(), margin.maintenanceExcess());
        final double share = Decimal8.toDouble(Math.min(terms.maxShareInAuction(), DutchAuction.maxFraction(
            buffer, margin.equity(), 0, Math.max(0, discount - (isPerFill ? terms.fee() : 0)))));
        final double cost = lost * Decimal8.toDouble(margin.equity()) * share;
        final double freed = Decimal8.toDouble(policy.targetRatio()) *
            Decimal8.toDouble(margin.maintenanceRequirement()) * share;
        final double release = Math.min(freed - cost, Decimal8.toDouble(Math.max(0, policy.shortfall(margin))));
        return release > 0 ? cost / release : Double.POSITIVE_INFINITY;
    }

    /** Notes what a share of an account was sold for, before it is moved. */
    void noteFill(final int account, final long discount)
    {
        if (execution.isAny() && discount > 0)
        {
            final int underlying = accounts.mainUnderlying(account);
            if (underlying != Ids.NONE)
            {
                execution.noteAuction(underlying, discount);
            }
        }
    }
}
