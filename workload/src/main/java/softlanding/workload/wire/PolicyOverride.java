package softlanding.workload.wire;

import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Policy;

/** Passes events on and replaces every liquidation policy. It serves comparisons on the same events. */
public final class PolicyOverride implements EventSink
{
    private final ExpandableArrayBuffer changed = new ExpandableArrayBuffer();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPolicySetEncoder policySet = new LiquidationPolicySetEncoder();
    private final Consumer<LiquidationPolicySetEncoder> change;
    private final EventSink receiver;

    /**
     * Creates an override of the choice of closings.
     *
     * @param policy   that replaces the policy of the event.
     * @param receiver of all events.
     */
    public PolicyOverride(final Policy policy, final EventSink receiver)
    {
        this(set -> set.policy(policy), receiver);
    }

    /**
     * Creates an override by any change that keeps the length of the event.
     *
     * @param change   of the policy: it may overwrite fields of the event and of its existing tiers.
     * @param receiver of all events.
     */
    public PolicyOverride(final Consumer<LiquidationPolicySetEncoder> change, final EventSink receiver)
    {
        this.change = change;
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
        change.accept(policySet.wrap(changed, MessageHeaderDecoder.ENCODED_LENGTH));
        receiver.onEvent(changed, 0, length);
    }
}
