package softlanding.node.command;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Policy;
import softlanding.workload.EventSink;

/** Passes events on, but every liquidation policy as another one. For comparisons on the same events. */
final class PolicyOverride implements EventSink
{
    private final ExpandableArrayBuffer changed = new ExpandableArrayBuffer();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPolicySetEncoder policySet = new LiquidationPolicySetEncoder();
    private final Policy policy;
    private final EventSink receiver;

    PolicyOverride(final Policy policy, final EventSink receiver)
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
        policySet.wrap(changed, MessageHeaderDecoder.ENCODED_LENGTH).policy(policy);
        receiver.onEvent(changed, 0, length);
    }
}
