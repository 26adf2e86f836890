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
import softlanding.engine.liquidation.ManualRounds;
import softlanding.engine.liquidation.due.Pauses;

/** Bytes to calls: what a person orders. Who ordered it and why stays in the journal. */
final class OperatorAdapter
{
    private final OperatorEventHandler events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationPauseOrderedDecoder pauseOrdered = new LiquidationPauseOrderedDecoder();
    private final LiquidationResumeOrderedDecoder resumeOrdered = new LiquidationResumeOrderedDecoder();
    private final AccountFrozenDecoder accountFrozen = new AccountFrozenDecoder();
    private final ManualRoundOrderedDecoder manualRoundOrdered = new ManualRoundOrderedDecoder();
    private final int[] legInstrumentIds = new int[ManualRounds.MAX_LEGS];
    private final long[] legQuantities = new long[ManualRounds.MAX_LEGS];

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

    void onManualRoundOrdered(final long sequence, final DirectBuffer buffer, final int offset)
    {
        manualRoundOrdered.wrapAndApplyHeader(buffer, offset, header);
        final long timestampNs = manualRoundOrdered.timestampNs();
        final long accountId = manualRoundOrdered.accountId();
        int legs = 0;
        for (final ManualRoundOrderedDecoder.LegsDecoder leg : manualRoundOrdered.legs())
        {
            // Legs beyond the maximum of a round are only counted. The engine then rejects the round.
            final int i = Math.min(legs++, ManualRounds.MAX_LEGS - 1);
            legInstrumentIds[i] = leg.instrumentId();
            legQuantities[i] = leg.quantity();
        }
        events.onManualRoundOrdered(sequence, timestampNs, accountId, legs, legInstrumentIds, legQuantities);
    }

    private static Pauses.Scope scope(final PauseScope scope)
    {
        return Pauses.Scope.ofCode(scope.value());
    }
}
