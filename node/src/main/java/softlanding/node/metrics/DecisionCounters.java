package softlanding.node.metrics;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import softlanding.codecs.AuctionBidDecidedDecoder;
import softlanding.codecs.AuctionEndReason;
import softlanding.codecs.AuctionEndedDecoder;
import softlanding.codecs.AuctionFilledDecoder;
import softlanding.codecs.BidVerdict;
import softlanding.codecs.ComboOrderedDecoder;
import softlanding.codecs.EndReason;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.InsuranceFundChangedDecoder;
import softlanding.codecs.LiquidationOrderCompletedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.LiquidationPlannedDecoder;
import softlanding.codecs.LossSharedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Policy;
import softlanding.codecs.RejectReason;
import softlanding.codecs.StateHashedDecoder;
import softlanding.codecs.UnitKind;

/** Counts decisions by type, and the ones that operators watch by what they say. The engine's thread writes. */
final class DecisionCounters
{
    /** Room for the codes of an enumeration. */
    static final int CODES = 32;
    /** Tiers that are counted apart; 0 stands for rounds that an operator ordered. */
    static final int TIERS = 17;

    private static final int TYPES = 256;
    private static final int INSURANCE_DRAWN = 0;
    private static final int LOSS_SHARED = 1;
    private static final int STATE_HASH = 2;
    private static final int ENGINE_VERSION = 3;
    private static final int ALL = 4;
    private static final int SUMS = 5;
    private static final double RATIO_UNIT = 1e8;

    private final WatchedLongs byType = new WatchedLongs(TYPES);
    private final WatchedLongs rejections = new WatchedLongs(CODES);
    private final WatchedLongs orders = new WatchedLongs(CODES * CODES * TIERS);
    private final WatchedLongs orderEnds = new WatchedLongs(CODES);
    private final WatchedLongs auctionEnds = new WatchedLongs(CODES);
    private final WatchedLongs bids = new WatchedLongs(CODES);
    private final WatchedLongs sums = new WatchedLongs(SUMS);
    private final Distribution discounts = Distribution.ofRatios();
    private final Distribution roundCosts = Distribution.ofRatios();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final ComboOrderedDecoder combo = new ComboOrderedDecoder();
    private final LiquidationOrderCompletedDecoder completed = new LiquidationOrderCompletedDecoder();
    private final LiquidationPlannedDecoder planned = new LiquidationPlannedDecoder();
    private final AuctionEndedDecoder auctionEnded = new AuctionEndedDecoder();
    private final AuctionFilledDecoder auctionFilled = new AuctionFilledDecoder();
    private final AuctionBidDecidedDecoder bid = new AuctionBidDecidedDecoder();
    private final InsuranceFundChangedDecoder fund = new InsuranceFundChangedDecoder();
    private final LossSharedDecoder loss = new LossSharedDecoder();
    private final StateHashedDecoder hashed = new StateHashedDecoder();

    void onDecision(final DirectBuffer buffer, final int offset)
    {
        final int type = buffer.getShort(
            offset + MessageHeaderDecoder.templateIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        if (type >= TYPES)
        {
            return;
        }
        byType.add(type, 1);
        sums.add(ALL, 1);
        switch (type)
        {
            case EventRejectedDecoder.TEMPLATE_ID ->
                rejections.add(rejected.wrapAndApplyHeader(buffer, offset, header).reasonRaw() % CODES, 1);
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, offset, header);
                countOrder(ordered.policyRaw(), ordered.unitKindRaw(), ordered.tier());
            }
            case ComboOrderedDecoder.TEMPLATE_ID ->
            {
                combo.wrapAndApplyHeader(buffer, offset, header);
                countOrder(combo.policyRaw(), combo.unitKindRaw(), combo.tier());
            }
            case LiquidationOrderCompletedDecoder.TEMPLATE_ID ->
                orderEnds.add(completed.wrapAndApplyHeader(buffer, offset, header).reasonRaw() % CODES, 1);
            case LiquidationPlannedDecoder.TEMPLATE_ID -> countRound(buffer, offset);
            case StateHashedDecoder.TEMPLATE_ID ->
            {
                hashed.wrapAndApplyHeader(buffer, offset, header);
                sums.set(STATE_HASH, hashed.stateHash());
                sums.set(ENGINE_VERSION, hashed.engineVersion());
            }
            default -> countEscalation(type, buffer, offset);
        }
    }

    private void countOrder(final int policy, final int unit, final int tier)
    {
        orders.add(place(policy % CODES, unit % CODES, Math.max(0, Math.min(tier, TIERS - 1))), 1);
    }

    private void countRound(final DirectBuffer buffer, final int offset)
    {
        planned.wrapAndApplyHeader(buffer, offset, header);
        final long cost = planned.orderedCost();
        if (cost != LiquidationPlannedDecoder.orderedCostNullValue() && planned.maintenanceRequirement() > 0)
        {
            roundCosts.add((long)(RATIO_UNIT * cost / planned.maintenanceRequirement()));
        }
    }

    private void countEscalation(final int type, final DirectBuffer buffer, final int offset)
    {
        switch (type)
        {
            case AuctionEndedDecoder.TEMPLATE_ID ->
                auctionEnds.add(auctionEnded.wrapAndApplyHeader(buffer, offset, header).reasonRaw() % CODES, 1);
            case AuctionFilledDecoder.TEMPLATE_ID ->
                discounts.add(auctionFilled.wrapAndApplyHeader(buffer, offset, header).discount());
            case AuctionBidDecidedDecoder.TEMPLATE_ID ->
                bids.add(bid.wrapAndApplyHeader(buffer, offset, header).verdictRaw() % CODES, 1);
            case InsuranceFundChangedDecoder.TEMPLATE_ID ->
                sums.add(INSURANCE_DRAWN, Math.max(0, fund.wrapAndApplyHeader(buffer, offset, header).amount()));
            case LossSharedDecoder.TEMPLATE_ID ->
                sums.add(LOSS_SHARED, loss.wrapAndApplyHeader(buffer, offset, header).amount());
            default ->
            {
            }
        }
    }

    private static int place(final int policy, final int unit, final int tier)
    {
        return (policy * CODES + unit) * TIERS + tier;
    }

    void setState(final long hash)
    {
        sums.set(STATE_HASH, hash);
    }

    long all()
    {
        return sums.get(ALL);
    }

    long ofType(final int templateId)
    {
        return byType.get(templateId);
    }

    long rejections(final RejectReason reason)
    {
        return rejections.get(reason.value());
    }

    long orders(final Policy policy, final UnitKind unit, final int tier)
    {
        return orders.get(place(policy.value(), unit.value(), tier));
    }

    long orderEnds(final EndReason reason)
    {
        return orderEnds.get(reason.value());
    }

    long auctionEnds(final AuctionEndReason reason)
    {
        return auctionEnds.get(reason.value());
    }

    long bids(final BidVerdict verdict)
    {
        return bids.get(verdict.value());
    }

    long insuranceDrawn()
    {
        return sums.get(INSURANCE_DRAWN);
    }

    long lossShared()
    {
        return sums.get(LOSS_SHARED);
    }

    long stateHash()
    {
        return sums.get(STATE_HASH);
    }

    long engineVersion()
    {
        return sums.get(ENGINE_VERSION);
    }

    Distribution discounts()
    {
        return discounts;
    }

    Distribution roundCosts()
    {
        return roundCosts;
    }
}
