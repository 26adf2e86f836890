package softlanding.node.anchor;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.Origin;

/** The chain of one stream of a journal, read up to its present end, with its hashes at chosen sequences. */
final class StreamChain implements AutoCloseable
{
    private final JournalReader reader;
    private final HashChain chain;
    private final TreeSet<Long> wanted;
    private final Map<Long, String> found = new HashMap<>();

    /** Opens a stream; {@link #readToEnd} reads it. */
    StreamChain(
        final Path folder, final JournalStream stream, final String journalId, final Collection<Long> wantedSequences)
    {
        // Records of a message that is not whole may still be cut.
        reader = stream == JournalStream.EVENTS ? Origin.openEvents(folder) : JournalReader.open(folder, stream);
        chain = new HashChain(journalId, JournalManifest.layout(folder));
        wanted = new TreeSet<>(wantedSequences);
        note();
    }

    /** Reads every record up to the present end, from where the last call ended. */
    void readToEnd()
    {
        reader.readToEnd(this::onRecord);
    }

    /** Returns the hash up to a wanted sequence, or null if the stream ends before it. */
    @Nullable String hashAt(final long sequence)
    {
        return found.get(sequence);
    }

    /** Returns the sequence of the last record read, or 0. */
    long sequence()
    {
        return chain.sequence();
    }

    /** Returns the hash up to the last record read. */
    String hash()
    {
        return chain.hash();
    }

    @Override
    public void close()
    {
        reader.close();
    }

    private void onRecord(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        chain.add(sequence, buffer, offset, length);
        note();
    }

    private void note()
    {
        if (wanted.remove(chain.sequence()))
        {
            found.put(chain.sequence(), chain.hash());
        }
    }
}
