package softlanding.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.gate.MessageFrames;
import softlanding.node.input.RecordedStep;
import softlanding.node.pipeline.PipelineContext;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.Origin;
import softlanding.node.replay.WantedTerms;

/** What the tests of the pipeline share: limits of a small venue, messages, and the events of a journal as text. */
final class Pipelines
{
    static final EngineLimits LIMITS = new EngineLimits(4, 16, 256, 8, 1_000, 16_000, 4_000, 64, 1_024);
    static final long NOW = VenueLines.T0;

    private final JsonReader json = new JsonReader();
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
    private int length;

    static PipelineContext context(final Path folder, final ClockMode clock, final JournalText egress)
    {
        return new PipelineContext()
            .journalDirectory(folder)
            .egress(egress)
            .terms(new WantedTerms().limits(LIMITS).clock(clock));
    }

    static MarginNodeContext ring(final Path folder, final ClockMode clock, final JournalText egress)
    {
        return new MarginNodeContext()
            .journalDirectory(folder)
            .egress(egress)
            .engineLimits(LIMITS)
            .clock(clock);
    }

    /** Makes a message of lines; its frames are valid until the next call. */
    Pipelines of(final List<String> lines)
    {
        length = MessageFrames.begin(message, 0);
        lines.forEach(line ->
        {
            final int frameLength = json.read(line.replace('\'', '"'));
            length = MessageFrames.add(message, 0, length, json.frame(), 0, frameLength);
        });
        return this;
    }

    /** Adds a frame to the message that was made last. */
    Pipelines and(final byte... frame)
    {
        length = MessageFrames.add(message, 0, length, new UnsafeBuffer(frame), 0, frame.length);
        return this;
    }

    DirectBuffer message()
    {
        return message;
    }

    int length()
    {
        return length;
    }

    /** Returns the events of a journal with their origins, as {@code dump --origin} prints them. */
    static List<String> recorded(final Path folder)
    {
        final JsonWriter writer = new JsonWriter();
        final List<String> lines = new ArrayList<>();
        try (JournalReader reader = Origin.openEvents(folder))
        {
            reader.readToEnd((sequence, buffer, offset, recordLength) ->
                lines.add(RecordedStep.text(writer, buffer, offset, recordLength)));
        }
        return lines;
    }

    /** Runs a new node over the events of a journal, and returns its decisions. */
    static List<String> playAgain(final List<String> recorded, final Path folder)
    {
        final RecordedStep step = new RecordedStep();
        try (MarginNode node = MarginNode.launch(ring(folder, ClockMode.EVENTS, new JournalText())))
        {
            for (final String line : recorded)
            {
                if (step.add(line))
                {
                    while (!node.offerRecorded(step.message(), 0, step.length()))
                    {
                        Thread.onSpinWait();
                    }
                    step.clear();
                }
            }
        }
        return JournalText.of(folder, JournalStream.DECISIONS);
    }
}
