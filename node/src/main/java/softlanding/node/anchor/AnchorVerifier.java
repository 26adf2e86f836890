package softlanding.node.anchor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import softlanding.journal.JournalStream;
import softlanding.node.anchor.Anchor.Kind;
import softlanding.node.anchor.Anchor.Signed;

/**
 * Compares a journal with its anchors: recomputes both chains, and finds the two anchors between which a record was
 * changed, removed or inserted. Records after the last anchor are proved by nothing.
 */
public final class AnchorVerifier
{
    private final List<Signed> lines;
    private final List<String> problems = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final String journalId;
    private long events;
    private long decisions;

    private AnchorVerifier(final String journalId, final List<Signed> lines)
    {
        this.journalId = journalId;
        this.lines = lines;
    }

    /**
     * Verifies a journal.
     *
     * @param folder    of the journal.
     * @param journalId of its manifest.
     * @param anchors   file of anchors, from a place that the writer of the journal cannot change.
     * @param key       with which they were signed; null where only the hashes are compared.
     * @return what was found.
     * @throws IOException if the anchors cannot be read.
     * @throws softlanding.journal.JournalException if the journal is damaged.
     */
    public static AnchorVerifier verify(
        final Path folder, final String journalId, final Path anchors, final @Nullable PublicKey key) throws IOException
    {
        final AnchorVerifier verifier = new AnchorVerifier(journalId, new AnchorFile(anchors).lines());
        if (key != null && verifier.lines.isEmpty())
        {
            throw new IOException(anchors + " holds no anchor");
        }
        verifier.checkLines(key);
        if (verifier.problems.isEmpty())
        {
            try (StreamChain events = verifier.chain(folder, JournalStream.EVENTS);
                StreamChain decisions = verifier.chain(folder, JournalStream.DECISIONS))
            {
                verifier.compare(events, decisions);
            }
        }
        return verifier;
    }

    /**
     * Returns what does not fit.
     *
     * @return lines for people; empty if the journal is as it was anchored.
     */
    public List<String> problems()
    {
        return problems;
    }

    /**
     * Describes what is proved.
     *
     * @return lines for people.
     */
    public List<String> lines()
    {
        final List<String> said = new ArrayList<>(losses);
        said.add(text("verified   %,d anchors: events 1 to %,d, decisions 1 to %,d are as they were anchored",
            lines.size(), events, decisions));
        said.add(text("           what came later is proved by nothing but the next anchor"));
        return said;
    }

    private void checkLines(final @Nullable PublicKey key)
    {
        String previous = Anchor.NO_LINE;
        for (int i = 0; i < lines.size(); i++)
        {
            final Signed line = lines.get(i);
            if (!line.anchor().journalId().equals(journalId))
            {
                problems.add(text("anchor line %d is of journal %s, this one is %s",
                    i + 1, line.anchor().journalId(), journalId));
            }
            if (!line.anchor().previous().equals(previous))
            {
                problems.add(text(
                    "anchor line %d does not follow the line before: one was removed, inserted or changed", i + 1));
            }
            if (key != null && !AnchorKeys.isSignature(key, line.anchor().signedText(), line.signature()))
            {
                problems.add(text("anchor line %d is not signed with this key", i + 1));
            }
            previous = HashChain.ofText(line.line());
        }
    }

    private StreamChain chain(final Path folder, final JournalStream stream)
    {
        final StreamChain chain = new StreamChain(
            folder, stream, journalId, lines.stream().map(line -> sequence(line.anchor(), stream)).toList());
        chain.readToEnd();
        return chain;
    }

    private void compare(final StreamChain eventChain, final StreamChain decisionChain)
    {
        compare(eventChain, JournalStream.EVENTS);
        compare(decisionChain, JournalStream.DECISIONS);
        for (int i = 0; i < lines.size(); i++)
        {
            final Anchor anchor = lines.get(i).anchor();
            events = keptUpTo(i, JournalStream.EVENTS, anchor.events());
            decisions = keptUpTo(i, JournalStream.DECISIONS, anchor.decisions());
            if (anchor.kind() == Kind.LOSS)
            {
                losses.add(text(
                    "loss       operator %d declared that of what was anchored before, events after %,d and " +
                    "decisions after %,d are lost (anchor line %d)",
                    anchor.operatorId(), anchor.events(), anchor.decisions(), i + 1));
            }
        }
    }

    /** Compares a stream with the anchors of what no later line declares lost. */
    private void compare(final StreamChain chain, final JournalStream stream)
    {
        int lastGood = -1;
        for (int i = 0; i < lines.size(); i++)
        {
            final Anchor anchor = lines.get(i).anchor();
            final long sequence = sequence(anchor, stream);
            if (keptUpTo(i, stream, sequence) < sequence)
            {
                continue;
            }
            final String hash = chain.hashAt(sequence);
            if (hash == null)
            {
                problems.add(text("%s end at record %,d, before record %,d of anchor line %d: records were removed",
                    stream, chain.sequence(), sequence, i + 1));
                return;
            }
            if (!hash.equals(hash(anchor, stream)))
            {
                problems.add(text("%s: a record was changed, removed or inserted between %s and record %,d of anchor " +
                    "line %d (made at %d ms)", stream, place(lastGood, stream), sequence, i + 1, anchor.timeMs()));
                return;
            }
            lastGood = i;
        }
    }

    private String place(final int line, final JournalStream stream)
    {
        return line < 0 ? "the beginning" :
            text("record %,d of anchor line %d", sequence(lines.get(line).anchor(), stream), line + 1);
    }

    /** Returns up to where a sequence of a line is kept, after the losses that later lines declare. */
    private long keptUpTo(final int line, final JournalStream stream, final long sequence)
    {
        long kept = sequence;
        for (final Signed later : lines.subList(line + 1, lines.size()))
        {
            if (later.anchor().kind() == Kind.LOSS)
            {
                kept = Math.min(kept, sequence(later.anchor(), stream));
            }
        }
        return kept;
    }

    private static long sequence(final Anchor anchor, final JournalStream stream)
    {
        return stream == JournalStream.EVENTS ? anchor.events() : anchor.decisions();
    }

    private static String hash(final Anchor anchor, final JournalStream stream)
    {
        return stream == JournalStream.EVENTS ? anchor.eventsHash() : anchor.decisionsHash();
    }

    private static String text(final String format, final Object... arguments)
    {
        return String.format(Locale.ROOT, format, arguments);
    }
}
