package softlanding.workload.margin;

import java.util.function.Consumer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.AuctionTermsSetEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.FeedGuardsSetEncoder;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.InsuranceTermsSetEncoder;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.ParticipationLimitsSetEncoder;
import softlanding.codecs.Policy;
import softlanding.codecs.Sizing;
import softlanding.workload.FixedPoint;

/**
 * The five policy events. Each begins with every field absent that may be, so that it has its default; the caller sets
 * the others. Each is an update of its own unless the caller says that more fragments follow.
 */
public final class PolicyEncoder
{
    private static final double SOFT_TARGET = 1.25;
    private static final double CLASSICAL_TARGET = 1.10;

    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LiquidationPolicySetEncoder policySet = new LiquidationPolicySetEncoder();
    private final AuctionTermsSetEncoder auctionTerms = new AuctionTermsSetEncoder();
    private final InsuranceTermsSetEncoder insuranceTerms = new InsuranceTermsSetEncoder();
    private final ParticipationLimitsSetEncoder participationLimits = new ParticipationLimitsSetEncoder();
    private final FeedGuardsSetEncoder feedGuards = new FeedGuardsSetEncoder();

    /**
     * Encodes into one sink.
     *
     * @param sink receives each event.
     */
    public PolicyEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /**
     * The tiers and target of the preset SOFT under a policy: just enough in every tier.
     *
     * @param change sets the fields that are not to have their defaults; not the tiers.
     */
    public void liquidationPolicySet(
        final long timestampNs, final Policy policy, final Consumer<LiquidationPolicySetEncoder> change)
    {
        encode(timestampNs, policy, SOFT_TARGET, Sizing.JUST_ENOUGH, change);
    }

    /**
     * The tiers and target of the preset CLASSICAL: the last tier closes everything.
     *
     * @param change sets the fields that are not to have their defaults; not the tiers.
     */
    public void classicalPolicySet(final long timestampNs, final Consumer<LiquidationPolicySetEncoder> change)
    {
        encode(timestampNs, Policy.TIERED, CLASSICAL_TARGET, Sizing.ALL, change);
    }

    private void encode(
        final long timestampNs,
        final Policy policy,
        final double target,
        final Sizing lastTier,
        final Consumer<LiquidationPolicySetEncoder> change)
    {
        policySet.wrapAndApplyHeader(buffer, 0, header);
        leaveOut(LiquidationPolicySetEncoder.TEMPLATE_ID);
        policySet.timestampNs(timestampNs).policy(policy).targetRatio(FixedPoint.of(target));
        change.accept(policySet);
        policySet.tiersCount(3)
            .next().ratioBelow(FixedPoint.of(1.05)).maxShare(FixedPoint.of(0.10)).sizing(Sizing.JUST_ENOUGH)
            .next().ratioBelow(FixedPoint.of(1.02)).maxShare(FixedPoint.of(0.25)).sizing(Sizing.JUST_ENOUGH)
            .next().ratioBelow(FixedPoint.of(1.00)).maxShare(FixedPoint.ONE).sizing(lastTier);
        policySet.noticesCount(0);
        emit(policySet.encodedLength());
    }

    /** The default terms, written out. */
    public void defaultPolicySet(final long timestampNs)
    {
        liquidationPolicySet(timestampNs, Policy.TIERED, set -> {});
    }

    /** How portfolios are auctioned. */
    public void auctionTermsSet(final long timestampNs, final Consumer<AuctionTermsSetEncoder> change)
    {
        auctionTerms.wrapAndApplyHeader(buffer, 0, header);
        leaveOut(AuctionTermsSetEncoder.TEMPLATE_ID);
        change.accept(auctionTerms.timestampNs(timestampNs));
        emit(auctionTerms.encodedLength());
    }

    /** Who pays what accounts owe. */
    public void insuranceTermsSet(final long timestampNs, final Consumer<InsuranceTermsSetEncoder> change)
    {
        insuranceTerms.wrapAndApplyHeader(buffer, 0, header);
        leaveOut(InsuranceTermsSetEncoder.TEMPLATE_ID);
        change.accept(insuranceTerms.timestampNs(timestampNs));
        emit(insuranceTerms.encodedLength());
    }

    /** How much of the market all liquidations together take. */
    public void participationLimitsSet(final long timestampNs, final Consumer<ParticipationLimitsSetEncoder> change)
    {
        participationLimits.wrapAndApplyHeader(buffer, 0, header);
        leaveOut(ParticipationLimitsSetEncoder.TEMPLATE_ID);
        change.accept(participationLimits.timestampNs(timestampNs));
        emit(participationLimits.encodedLength());
    }

    /** When feeds are suspended and liquidation is frozen. */
    public void feedGuardsSet(final long timestampNs, final Consumer<FeedGuardsSetEncoder> change)
    {
        feedGuards.wrapAndApplyHeader(buffer, 0, header);
        leaveOut(FeedGuardsSetEncoder.TEMPLATE_ID);
        change.accept(feedGuards.timestampNs(timestampNs));
        emit(feedGuards.encodedLength());
    }

    private void leaveOut(final int templateId)
    {
        for (final FieldLayout field : MessageCatalog.instance().knownMessage(templateId).root().fields())
        {
            if (field.optional())
            {
                field.put(buffer, MessageHeaderEncoder.ENCODED_LENGTH, field.nullValue());
            }
        }
    }

    private void emit(final int bodyLength)
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
