package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.FrameRefusedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.FeedEventHandler;
import softlanding.engine.MarginEngine;

/** Answers what stands in the place of an event that was not taken. It is not judged and moves no time. */
final class NodeNoteAdapter
{
    private final MarginEngine engine;
    private final FeedEventHandler events;
    private final DecisionEncoder decisions;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameRefusedDecoder frameRefused = new FrameRefusedDecoder();

    NodeNoteAdapter(final MarginEngine engine, final DecisionEncoder decisions)
    {
        this.engine = engine;
        this.decisions = decisions;
        events = engine.feed();
    }

    void onEventQuarantined()
    {
        events.onEventQuarantined();
    }

    /** A refused frame is a rejected fragment: where it was the last of its message, the update ends. */
    void onFrameRefused(final DirectBuffer buffer, final int offset)
    {
        frameRefused.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(frameRefused.lastFragment()));
        decisions.onFrameRejected(frameRefused);
        events.onFrameRefused();
    }
}
