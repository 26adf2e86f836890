package softlanding.lab.cascade;

import org.agrona.DirectBuffer;
import softlanding.codecs.AccountOpenedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.workload.account.AccountKind;
import softlanding.workload.wire.AccountEncoder;

/** Passes events on, and sets what each client wants as soon as its account is open. */
final class InstructingSink implements EventSink
{
    private final EventSink receiver;
    private final CascadeRule rule;
    private final AccountEncoder instructions;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountOpenedDecoder opened = new AccountOpenedDecoder();

    InstructingSink(final EventSink receiver, final CascadeRule rule)
    {
        this.receiver = receiver;
        this.rule = rule;
        instructions = new AccountEncoder(receiver);
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        receiver.onEvent(buffer, offset, length);
        if (header.wrap(buffer, offset).templateId() == AccountOpenedDecoder.TEMPLATE_ID)
        {
            opened.wrapAndApplyHeader(buffer, offset, header);
            if (opened.accountId() != AccountKind.HOUSE_ACCOUNT_ID)
            {
                rule.instruct(opened.timestampNs(), opened.accountId(), instructions);
            }
        }
    }
}
