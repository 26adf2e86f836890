package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.InstructionsSetDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.AccountEventHandler;
import softlanding.engine.protection.InstructionDraft;
import softlanding.engine.protection.InstructionGroup;

/** Decodes what accounts want. */
final class InstructionAdapter
{
    private final AccountEventHandler events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstructionsSetDecoder set = new InstructionsSetDecoder();
    private final InstructionDraft draft = new InstructionDraft();

    InstructionAdapter(final AccountEventHandler events)
    {
        this.events = events;
    }

    void onInstructionsSet(final long sequence, final DirectBuffer buffer, final int offset)
    {
        set.wrapAndApplyHeader(buffer, offset, header);
        final long timestampNs = set.timestampNs();
        draft.of(set.accountId(), WireNames.of(set.protection()), set.coinsFirst() == Bool.YES)
            .with(set.protectBelow(), set.maxHedgeShare(), set.holdNs());
        for (final InstructionsSetDecoder.KeepLastDecoder kept : set.keepLast())
        {
            draft.add(InstructionGroup.KEEP_LAST, kept.instrumentId(), kept.packageId());
        }
        for (final InstructionsSetDecoder.CloseFirstDecoder first : set.closeFirst())
        {
            draft.add(InstructionGroup.CLOSE_FIRST, first.instrumentId(), first.packageId());
        }
        events.onInstructionsSet(sequence, timestampNs, draft);
    }
}
