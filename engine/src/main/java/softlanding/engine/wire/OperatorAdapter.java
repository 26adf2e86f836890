package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.AccountFrozenDecoder;
import softlanding.codecs.Bool;
import softlanding.codecs.LiquidationPauseOrderedDecoder;
import softlanding.codecs.LiquidationResumeOrderedDecoder;
import softlanding.codecs.ManualRoundOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PauseScope;
import softlanding.engine.OperatorEventHandler;
import softlanding.engine.liquidation.due.Pauses;

/** Bytes to calls: what a person orders. Who ordered it and why stays in the journal. */
final class OperatorAdapter
{
    private static final Pauses.Scope[] SCOPES = Pauses.Scope.values();

    private final OperatorEventHandler events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPauseOrderedDecoder pauseOrdered = new LiquidationPauseOrderedDecoder();
    private final LiquidationResumeOrderedDecoder resumeOrdered = new LiquidationResumeOrderedDecoder();
    private final AccountFrozenDecoder accountFrozen = new AccountFrozenDecoder();
    private final ManualRoundOrderedDecoder manualRoundOrdered = new ManualRoundOrderedDecoder();

    OperatorAdapter(final OperatorEventHandler events)
    {
        this.events = events;
    }

    void onLiquidationPauseOrdered(final long sequence, final DirectBuffer buffer, final int offset)
    {
        pauseOrdered.wrapAndApplyHeader(buffer, offset, header);
        events.onLiquidationPauseOrdered(
            sequence, pauseOrdered.timestampNs(), scope(pauseOrdered.scope()), pauseOrdered.id(),
            pauseOrdered.untilNs());
    }

    void onLiquidationResumeOrdered(final long sequence, final DirectBuffer buffer, final int offset)
    {
        resumeOrdered.wrapAndApplyHeader(buffer, offset, header);
        events.onLiquidationResumeOrdered(
            sequence, resumeOrdered.timestampNs(), scope(resumeOrdered.scope()), resumeOrdered.id());
    }

    void onAccountFrozen(final long sequence, final DirectBuffer buffer, final int offset)
    {
        accountFrozen.wrapAndApplyHeader(buffer, offset, header);
        events.onAccountFrozen(
            sequence, accountFrozen.timestampNs(), accountFrozen.accountId(), accountFrozen.frozen() == Bool.YES);
    }

    void onManualRoundOrdered(final DirectBuffer buffer, final int offset)
    {
        manualRoundOrdered.wrapAndApplyHeader(buffer, offset, header);
        events.onManualRoundOrdered(manualRoundOrdered.timestampNs(), manualRoundOrdered.accountId());
    }

    private static Pauses.Scope scope(final PauseScope scope)
    {
        return SCOPES[scope.value()];
    }
}
