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

/** Journals and decisions as lists of JSON lines, for comparisons that say what differs. */
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

    /** What was received so far. */
    public List<String> lines()
    {
        return lines;
    }

    /** All records of one stream of a journal. */
    public static List<String> of(final Path folder, final JournalStream stream)
    {
        final JournalText text = new JournalText();
        try (JournalReader reader = JournalReader.open(folder, stream))
        {
            reader.readToEnd((sequence, buffer, offset, length) -> text.onDecision(buffer, offset, length));
        }
        return text.lines;
    }
}
