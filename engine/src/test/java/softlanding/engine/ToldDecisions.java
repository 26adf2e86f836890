package softlanding.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.AuctionFill;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.liquidation.PlannedOrder;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.Health;
import softlanding.engine.state.Ids;
import softlanding.engine.whatif.MarginAnswer;

/** Keeps what the engine decides as words, numbers in them as decimals. */
abstract class ToldDecisions implements DecisionListener
{
    final List<String> told = new ArrayList<>();
    private long lastOrderId;
    private long lastAuctionId;
    private long equity;

    /** What was decided since this was asked last. */
    final List<String> told()
    {
        final List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    final long lastOrderId()
    {
        return lastOrderId;
    }

    final long lastAuctionId()
    {
        return lastAuctionId;
    }

    /** Equity of the last report. */
    final long lastEquity()
    {
        return equity;
    }

    static String text(final long mantissa)
    {
        return BigDecimal.valueOf(mantissa, 8).stripTrailingZeros().toPlainString();
    }

    @Override
    public void onMarginExplained(final MarginAnswer answer)
    {
        told.add("explained " + answer.accountId() + " " + text(answer.margin().maintenanceRequirement()));
    }

    @Override
    public void onUnderlyingMarginExplained(final MarginAnswer answer, final int i)
    {
        told.add("underlying " + answer.margin().underlyingId(i));
    }

    @Override
    public void onFirstClosingForeseen(final MarginAnswer answer)
    {
        told.add("foreseen tier " + answer.closing().tier());
    }

    @Override
    public void onCapacityReached(final String field, final CapacityLimit limit, final long value)
    {
        onEventRejected(RejectReason.CAPACITY, field);
    }

    @Override
    public void onEventRejected(final RejectReason reason, final String field)
    {
        told.add("refused " + reason + " " + field);
    }

    @Override
    public void onComboOrdered(final PlannedOrder order, final LegSelection chosen, final Ids instrumentIds)
    {
        told.add("combo ordered " + order.accountId());
    }

    @Override
    public void onRoundSkipped(final long accountId, final SkipReason reason, final long untilNs)
    {
        told.add("skipped " + accountId + " " + reason);
    }

    @Override
    public void onPackageDissolved(final long accountId, final long packageId)
    {
        told.add("package " + packageId + " of " + accountId + " dissolved");
    }

    @Override
    public void onMarkRejected(final int index, final RejectReason reason, final String field)
    {
        told.add("skipped mark " + index + " " + reason + " " + field);
    }

    @Override
    public void onUpdateTimedOut(final int sourceId, final long openedNs)
    {
        told.add("update timed out " + sourceId);
    }

    @Override
    public void onTransferDecided(
        final long transferId, final long accountId, final Verdict verdict, final AccountMargin margin)
    {
        told.add("transfer " + transferId + " of " + accountId + " " + verdict + " " + initial(margin));
    }

    private static String initial(final AccountMargin margin)
    {
        return margin.isPriced() ? text(margin.initialExcess()) : "unpriced";
    }

    @Override
    public void onOrderMarginDecided(
        final long requestId, final long accountId, final Verdict verdict, final AccountMargin margin)
    {
        told.add("order " + requestId + " of " + accountId + " " + verdict + " " + initial(margin));
    }

    @Override
    public void onMarginReported(
        final long requestId,
        final long accountId,
        final Health health,
        final AccountMargin margin,
        final AccountGreeks greeks)
    {
        equity = margin.equity();
        told.add("report " + requestId + " of " + accountId + " " + health + " " +
            (margin.isPriced() ? text(margin.equity()) + " delta " + greeks.delta() : "unpriced"));
    }

    @Override
    public void onAccountHealthChanged(
        final long accountId, final Health from, final Health to, final int tier, final AccountMargin margin)
    {
        told.add(accountId + " " + from + " to " + to + " tier " + tier);
    }

    @Override
    public void onLiquidationOrdered(final PlannedOrder order)
    {
        if (order.legIndex() == 0)
        {
            told.add("plan of " + order.accountId() + " " + order.policy() + " tier " + order.tier());
        }
        lastOrderId = order.orderId();
        told.add("trade " + text(order.quantity()) + " of " + order.instrumentId());
    }

    @Override
    public void onLiquidationOrderCompleted(
        final long orderId,
        final long planId,
        final long accountId,
        final int instrumentId,
        final EndReason reason,
        final long filled,
        final long unfilled)
    {
        told.add("order of " + accountId + " " + reason + " filled " + text(filled) + " unfilled " + text(unfilled));
    }

    @Override
    public void onLiquidationsCrossed(
        final long buyerPlanId,
        final long sellerPlanId,
        final long buyerAccountId,
        final long sellerAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        told.add(buyerAccountId + " takes " + text(quantity) + " of " + instrumentId + " from " + sellerAccountId);
    }

    @Override
    public void onAuctionStarted(
        final long auctionId,
        final long accountId,
        final boolean insolvent,
        final long equityAfterFee,
        final long bufferMargin,
        final long fee,
        final long fraction)
    {
        lastAuctionId = auctionId;
        told.add("auction of " + accountId);
    }

    @Override
    public void onAuctionFilled(final AuctionFill fill)
    {
        told.add("bid " + fill.bidId() + " of " + fill.liquidatorId() + " fills " + fill.accountId());
    }

    @Override
    public void onAuctionEnded(
        final long auctionId, final long accountId, final AuctionEndReason reason, final long cashRaised)
    {
        told.add("auction of " + accountId + " ends " + reason);
    }

    @Override
    public void onAuctionBidDecided(
        final long auctionId,
        final long bidId,
        final long liquidatorId,
        final BidVerdict verdict,
        final long price)
    {
        told.add("bid " + bidId + " of " + liquidatorId + " " + verdict);
    }

    @Override
    public void onInsuranceFundChanged(final long accountId, final long amount, final long fundAfter)
    {
        told.add("fund pays " + text(amount) + " for " + (accountId == VENUE ? "venue" : accountId) +
            " and has " + text(fundAfter));
    }

    @Override
    public void onPositionDeleveraged(
        final long accountId,
        final long liquidatedAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        told.add(accountId + " gives way");
    }

    @Override
    public void onLossShared(final long accountId, final long liquidatedAccountId, final long amount)
    {
        told.add(accountId + " pays " + text(amount) + " for " + liquidatedAccountId);
    }

    @Override
    public void onFeedSuspended(
        final FeedKind kind, final int id, final long strike, final SuspensionReason reason, final long price)
    {
        told.add("halt " + kind + " " + id + " " + reason);
    }

    @Override
    public void onFeedResumed(final FeedKind kind, final int id, final long strike)
    {
        told.add("resume " + kind + " " + id);
    }

    @Override
    public void onLiquidationFreezeChanged(final boolean frozen, final long lagNs)
    {
        told.add((frozen ? "frozen at " : "free at ") + lagNs);
    }
}
