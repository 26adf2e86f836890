package softlanding.node.command;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Policy;
import softlanding.workload.Decimal8;
import softlanding.workload.EventSink;

/** Passes events on, but every liquidation policy with its guards set. */
final class GuardedPolicy implements EventSink
{
    private static final long SECOND = 1_000_000_000L;

    private final ExpandableArrayBuffer changed = new ExpandableArrayBuffer();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPolicySetEncoder policySet = new LiquidationPolicySetEncoder();
    private final Policy policy;
    private final EventSink receiver;

    GuardedPolicy(final Policy policy, final EventSink receiver)
    {
        this.policy = policy;
        this.receiver = receiver;
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        if (header.wrap(buffer, offset).templateId() != LiquidationPolicySetDecoder.TEMPLATE_ID)
        {
            receiver.onEvent(buffer, offset, length);
            return;
        }
        changed.putBytes(0, buffer, offset, length);
        policySet.wrap(changed, MessageHeaderDecoder.ENCODED_LENGTH)
            .policy(policy).stalenessNs(400 * SECOND).jumpLimit(Decimal8.of(0.1)).jumpConfirmNs(60 * SECOND)
            .minConfidence(Decimal8.of(0.3)).maxLagNs(5 * SECOND);
        receiver.onEvent(changed, 0, length);
    }
}
