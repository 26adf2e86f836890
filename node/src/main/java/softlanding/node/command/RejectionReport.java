package softlanding.node.command;

import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.input.SequenceToLine;
import softlanding.node.replay.DecisionFrame;

/** Reports the events that the engine rejected, with the reason. */
final class RejectionReport implements DecisionSink
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();
    private final LimitedReporter limitedReporter;
    private final String source;
    private final SequenceToLine lines;

    RejectionReport(final LimitedReporter limitedReporter, final String source, final SequenceToLine lines)
    {
        this.limitedReporter = limitedReporter;
        this.source = source;
        this.lines = lines;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        if (DecisionFrame.templateId(buffer, offset) == EventRejectedDecoder.TEMPLATE_ID)
        {
            rejected.wrapAndApplyHeader(buffer, offset, header);
            final long sequence = rejected.header().eventSequence();
            final long line = lines.get(sequence);
            limitedReporter.add((line == SequenceToLine.UNKNOWN ? "journal" : source + " line " + line) +
                ": rejected by the engine: " + rejected.reason() + " " + rejected.field() +
                " (event sequence=" + sequence + ")");
        }
    }
}
