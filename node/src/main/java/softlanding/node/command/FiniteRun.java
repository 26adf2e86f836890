package softlanding.node.command;

import java.io.IOException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.MarginNode;
import softlanding.node.MarginNodeContext;
import softlanding.node.input.LineSplitter;
import softlanding.node.input.SequenceToLine;

/** Runs the node over the lines of one input and reports the result to the user. */
final class FiniteRun implements DecisionSink
{
    private static final double NS_PER_SECOND = 1e9;

    private final Console console;
    private final String source;
    private final LineSplitter lines;
    private final MarginNodeContext context;
    private final LimitedReporter refusals;
    private final LimitedReporter rejections;
    private final RejectionReport rejectionReport;
    private final EventFeed feed;
    private final DecisionTally tally = new DecisionTally();

    /**
     * Prepares a run.
     *
     * @param console for messages.
     * @param source  name of the input, for messages.
     * @param lines   of the input.
     * @param context of the node; this constructor sets its egress.
     */
    FiniteRun(
        final Console console, final String source, final LineSplitter lines, final MarginNodeContext context)
    {
        this.console = console;
        this.source = source;
        this.lines = lines;
        this.context = context
            .egress(this);
        refusals = new LimitedReporter(console);
        rejections = new LimitedReporter(console);
        // Twice the ring: the line of an event that is being applied is never overwritten.
        final SequenceToLine sequenceToLine = new SequenceToLine(2 * context.ringCapacity());
        rejectionReport = new RejectionReport(rejections, source, sequenceToLine);
        feed = new EventFeed(lines, sequenceToLine, source, refusals, console);
    }

    /** Takes lines with the origins of their events, as another node recorded them. */
    FiniteRun takeRecorded()
    {
        feed.takeRecorded();
        return this;
    }

    /**
     * Recovers the journal, feeds every line, waits for the last decision and reports the result.
     *
     * @throws UnusableInputException if the input is cut off, or has lines but no event.
     */
    void run()
    {
        final long startNs = System.nanoTime();
        final @Nullable IOException cutOff;
        try (OrderlyStop stop = new OrderlyStop())
        {
            context.recoveryProgress(sequence -> recovered(sequence, stop));
            try (MarginNode node = MarginNode.launch(context))
            {
                sayRecovery(node);
                stop.atStop(() -> close(node, startNs));
                cutOff = feed(node, stop);
                saySummary(node, startNs, stop.isAsked());
            }
        }
        requireUsable(cutOff);
    }

    private void recovered(final long sequence, final OrderlyStop stop)
    {
        console.progress("recovering", sequence);
        if (stop.isAsked())
        {
            throw new UnusableInputException("stopped by a signal while recovering, after event " + sequence +
                "; the next start begins again");
        }
    }

    /** Ends the run while its thread waits for input. */
    private void close(final MarginNode node, final long startNs)
    {
        try (node)
        {
            saySummary(node, startNs, true);
        }
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        tally.onDecision(buffer, offset, length);
        rejectionReport.onDecision(buffer, offset, length);
    }

    private @Nullable IOException feed(final MarginNode node, final OrderlyStop stop)
    {
        try
        {
            feed.run(node, stop);
            return null;
        }
        catch (final IOException e)
        {
            return e;
        }
    }

    private void sayRecovery(final MarginNode node)
    {
        if (node.recovery().events() > 0)
        {
            console.say("recovered  %,d events, %,d decisions verified, %,d appended",
                node.recovery().events(), node.recovery().decisionsVerified(), node.recovery().decisionsMissing());
        }
    }

    private void saySummary(final MarginNode node, final long startNs, final boolean isStopped)
    {
        final long stateHash = node.stateHash();
        final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
        if (isStopped)
        {
            console.say("stopped    by a signal, after line %,d of %s; its events are applied and journaled",
                feed.lastLine(), source);
        }
        refusals.close("lines refused");
        rejections.close("events rejected");
        console.say("events     %,d accepted, %,d refused at the door, %,d rejected by the engine",
            feed.accepted(), refusals.count(), rejections.count());
        console.say("decisions  %,d%s%s", tally.total(), tally.total() == 0 ? "" : ": ", tally.describe());
        console.say("time       %.3f s, %,.0f events/s", seconds, feed.accepted() / seconds);
        console.say("journal    %s, %,d events, state hash %016x",
            context.journalDirectory(), node.lastApplied(), stateHash);
    }

    private void requireUsable(final @Nullable IOException cutOff)
    {
        if (cutOff != null)
        {
            throw new UnusableInputException(source + " line " + (lines.number() + 1) + ": the input is cut off or " +
                "damaged: " + cutOff.getMessage() + "; every line before it was run", cutOff);
        }
        if (feed.accepted() == 0 && refusals.count() > 0)
        {
            throw new UnusableInputException(source + ": none of its " + refusals.count() + " lines is an event");
        }
    }
}
