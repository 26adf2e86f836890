package softlanding.node;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.RecordHandler;
import softlanding.node.replay.Origin;

/** Converts journals and decisions to lists of JSON lines, so that a failed comparison shows the difference. */
public final class JournalText implements DecisionSink
{
    private final JsonWriter json = new JsonWriter();
    private final List<String> lines = new ArrayList<>();

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final int lineLength = json.write(buffer, offset, length);
        lines.add(new String(json.line(), 0, lineLength, StandardCharsets.US_ASCII));
    }

    /** Returns the lines received so far. */
    public List<String> lines()
    {
        return lines;
    }

    /** Returns all records of one stream of a journal. */
    public static List<String> of(final Path folder, final JournalStream stream)
    {
        final JournalText text = new JournalText();
        try (JournalReader reader = JournalReader.open(folder, stream))
        {
            final RecordHandler lines = (sequence, buffer, offset, length) -> text.onDecision(buffer, offset, length);
            reader.readToEnd(stream == JournalStream.EVENTS ? Origin.stripped(lines) : lines);
        }
        return text.lines;
    }
}
