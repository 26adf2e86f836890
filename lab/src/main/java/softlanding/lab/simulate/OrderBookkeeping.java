package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.AuctionEndedDecoder;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.Health;
import softlanding.codecs.LiquidationOrderCompletedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.ProtectionOrderedDecoder;
import softlanding.engine.wire.DecisionSink;

/** Follows every liquidation order, protection order and auction from start to end and records broken invariants. */
final class OrderBookkeeping implements DecisionSink
{
    /** Maximum number of orders per account. An account with few positions needs fewer. */
    private static final int MAX_ORDERS_PER_ACCOUNT = 1_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final ProtectionOrderedDecoder protection = new ProtectionOrderedDecoder();
    private final LiquidationOrderCompletedDecoder ended = new LiquidationOrderCompletedDecoder();
    private final AccountHealthChangedDecoder healthChanged = new AccountHealthChangedDecoder();
    private final AuctionStartedDecoder auctionStarted = new AuctionStartedDecoder();
    private final AuctionEndedDecoder auctionEnded = new AuctionEndedDecoder();
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> inFlight = new HashSet<>();
    private final Set<Long> auctions = new HashSet<>();
    private final Set<Long> inLiquidation = new HashSet<>();
    private final Map<Long, Integer> ordersByAccount = new HashMap<>();
    private final List<String> violations;
    private int protectionOrders;

    /**
     * Creates bookkeeping without open orders.
     *
     * @param violations receives broken invariants.
     */
    OrderBookkeeping(final List<String> violations)
    {
        this.violations = violations;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderedDecoder.TEMPLATE_ID -> onOrdered(ordered.wrapAndApplyHeader(buffer, offset, header));
            case ProtectionOrderedDecoder.TEMPLATE_ID ->
            {
                final long orderId = protection.wrapAndApplyHeader(buffer, offset, header).orderId();
                require(known.add(orderId), "order " + orderId + " was given twice");
                inFlight.add(orderId);
                protectionOrders++;
            }
            case LiquidationOrderCompletedDecoder.TEMPLATE_ID ->
            {
                ended.wrapAndApplyHeader(buffer, offset, header);
                require(inFlight.remove(ended.orderId()), "order " + ended.orderId() + " ended, but was not in flight");
            }
            case AccountHealthChangedDecoder.TEMPLATE_ID ->
            {
                healthChanged.wrapAndApplyHeader(buffer, offset, header);
                inLiquidation.remove(healthChanged.accountId());
                if (healthChanged.healthAfter() == Health.LIQUIDATING)
                {
                    inLiquidation.add(healthChanged.accountId());
                }
            }
            case AuctionStartedDecoder.TEMPLATE_ID ->
                auctions.add(auctionStarted.wrapAndApplyHeader(buffer, offset, header).auctionId());
            case AuctionEndedDecoder.TEMPLATE_ID ->
            {
                auctionEnded.wrapAndApplyHeader(buffer, offset, header);
                require(
                    auctions.remove(auctionEnded.auctionId()),
                    "auction " + auctionEnded.auctionId() + " ended, but did not run");
            }
            default ->
            {
            }
        }
    }

    private void onOrdered(final LiquidationOrderedDecoder order)
    {
        require(known.add(order.orderId()), "order " + order.orderId() + " was given twice");
        inFlight.add(order.orderId());
        final int orders = ordersByAccount.merge(order.accountId(), 1, Integer::sum);
        require(
            orders != MAX_ORDERS_PER_ACCOUNT,
            "account " + order.accountId() + " was given " + orders + " orders and is not done");
    }

    private void require(final boolean condition, final String violation)
    {
        if (!condition)
        {
            violations.add(violation);
        }
    }

    /** Returns the open orders and auctions. At the end there may be none. */
    List<String> unfinished()
    {
        final List<String> unfinished = new ArrayList<>();
        inFlight.forEach(order -> unfinished.add("order " + order + " is in flight for ever"));
        auctions.forEach(auction -> unfinished.add("auction " + auction + " runs for ever"));
        return unfinished;
    }

    /** Tells whether an order or an auction is open, or an account rests between two rounds. */
    boolean isBusy()
    {
        return !inFlight.isEmpty() || !auctions.isEmpty() || !inLiquidation.isEmpty();
    }

    /** Returns the number of liquidation orders so far. */
    int orders()
    {
        return known.size() - protectionOrders;
    }

    /** Returns the number of protection orders so far. */
    int protectionOrders()
    {
        return protectionOrders;
    }
}
