package softlanding.node.anchor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Objects;
import softlanding.journal.JournalStream;
import softlanding.node.anchor.Anchor.Kind;
import softlanding.node.anchor.Anchor.Signed;

/** Follows a journal, which may be written at the same time, and appends signed anchors to a file. */
public final class Anchoring implements AutoCloseable
{
    private final String journalId;
    private final PrivateKey key;
    private final AnchorFile file;
    private final StreamChain events;
    private final StreamChain decisions;

    /**
     * What is anchored, and where.
     *
     * @param folder    of the journal.
     * @param journalId of its manifest.
     * @param anchors   file that is continued, or created.
     * @param key       for signatures.
     */
    public record Source(Path folder, String journalId, Path anchors, PrivateKey key)
    {
    }

    /**
     * Reads the journal up to its present end.
     *
     * @param source of the journal.
     * @throws IOException if the anchors cannot be read.
     * @throws softlanding.journal.JournalException if the journal is damaged.
     */
    public Anchoring(final Source source) throws IOException
    {
        this(source, 0, 0);
    }

    private Anchoring(final Source source, final long keptEvents, final long keptDecisions) throws IOException
    {
        journalId = source.journalId();
        key = source.key();
        file = new AnchorFile(source.anchors());
        events = new StreamChain(source.folder(), JournalStream.EVENTS, journalId, List.of(keptEvents));
        decisions = new StreamChain(source.folder(), JournalStream.DECISIONS, journalId, List.of(keptDecisions));
        readToEnd();
    }

    /**
     * Appends an anchor of the present end.
     *
     * @param timeMs now, in milliseconds since 1970 UTC.
     * @return the line.
     * @throws IOException if it cannot be written.
     * @throws softlanding.journal.JournalException if the journal is damaged.
     */
    public String anchor(final long timeMs) throws IOException
    {
        readToEnd();
        return append(new Anchor(Kind.ANCHOR, journalId, timeMs, events.sequence(), events.hash(),
            decisions.sequence(), decisions.hash(), 0, file.previous()));
    }

    /**
     * Appends the declaration that a loss was accepted: of what was anchored before, both streams keep the records up
     * to a sequence. An anchor of the present end follows it.
     *
     * @param source        of the journal, after its repair.
     * @param keptEvents    sequence of the last event that is as it was.
     * @param keptDecisions number of the last decision's record that is as it was.
     * @param operatorId    of the person who declares it.
     * @param timeMs        now, in milliseconds since 1970 UTC.
     * @return the two lines.
     * @throws IOException if the anchors cannot be read or written, or the journal ends before what is kept.
     */
    public static List<String> declareLoss(
        final Source source, final long keptEvents, final long keptDecisions, final long operatorId, final long timeMs)
        throws IOException
    {
        try (Anchoring anchoring = new Anchoring(source, keptEvents, keptDecisions))
        {
            if (anchoring.events.sequence() < keptEvents || anchoring.decisions.sequence() < keptDecisions)
            {
                throw new IOException("the journal ends at event " + anchoring.events.sequence() + " and decision " +
                    anchoring.decisions.sequence() + ", before what is said to be kept");
            }
            final String loss = anchoring.append(new Anchor(Kind.LOSS, source.journalId(), timeMs,
                keptEvents, Objects.requireNonNull(anchoring.events.hashAt(keptEvents)),
                keptDecisions, Objects.requireNonNull(anchoring.decisions.hashAt(keptDecisions)),
                operatorId, anchoring.file.previous()));
            return List.of(loss, anchoring.anchor(timeMs));
        }
    }

    @Override
    public void close()
    {
        events.close();
        decisions.close();
    }

    private void readToEnd()
    {
        // Decisions first: an anchor never names decisions of events that it does not name.
        decisions.readToEnd();
        events.readToEnd();
    }

    private String append(final Anchor anchor) throws IOException
    {
        final Signed signed = anchor.sign(AnchorKeys.sign(key, anchor.signedText()));
        file.append(signed);
        return signed.line();
    }
}
