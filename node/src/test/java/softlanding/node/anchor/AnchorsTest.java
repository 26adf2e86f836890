package softlanding.node.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.command.CommandLineRun;

/** Journals whose past was changed by somebody who writes right checksums. */
class AnchorsTest
{
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final JournalSettings SETTINGS =
        new JournalSettings(1 << 20, 1 << 18, Durability.SURVIVES_PROCESS_CRASH);
    private static final List<String> EVENTS = IntStream.rangeClosed(1, 30).mapToObj(n -> "event " + n).toList();
    private static final List<String> DECISIONS = IntStream.rangeClosed(1, 40).mapToObj(n -> "decision " + n).toList();

    @TempDir
    private Path folder;
    private Path journal;
    private Path anchors;
    private Path privateKey;
    private Path publicKey;

    @BeforeEach
    void nameTheFiles()
    {
        journal = folder.resolve("journal");
        anchors = folder.resolve("anchors.jsonl");
        privateKey = folder.resolve("private.pem");
        publicKey = folder.resolve("public.pem");
        final CommandLineRun keys =
            CommandLineRun.of("journal", "keys", "--private-key", privateKey, "--public-key", publicKey);
        assertEquals(0, keys.exitCode(), keys.err());
    }

    @Test
    void shouldProveAJournalThatWasNotChanged() throws IOException
    {
        writeInThreeParts();
        final CommandLineRun verified = verify();
        assertEquals(0, verified.exitCode(), verified.err());
        assertTrue(verified.err().startsWith("verified   3 anchors: events 1 to 30, decisions 1 to 40 are"),
            verified.err());
        assertEquals(3, Files.readAllLines(anchors).size());
    }

    @Test
    void shouldHashAsTheFormatSays() throws IOException, NoSuchAlgorithmException
    {
        write(EVENTS.subList(0, 2), List.of());
        assertEquals(0, anchor().exitCode());
        final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(ID.getBytes(StandardCharsets.US_ASCII));
        byte[] hash = sha256.digest(new byte[4]);
        final String ofNone = HexFormat.of().formatHex(hash);
        for (int n = 1; n <= 2; n++)
        {
            final byte[] bytes = EVENTS.get(n - 1).getBytes(StandardCharsets.US_ASCII);
            sha256.update(hash);
            sha256.update(ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(n).putInt(bytes.length)
                .array());
            hash = sha256.digest(bytes);
        }
        final String line = Files.readAllLines(anchors).get(0);
        assertTrue(line.contains("\"events\":2,\"eventsHash\":\"" + HexFormat.of().formatHex(hash) + "\""), line);
        assertTrue(line.contains("\"decisions\":0,\"decisionsHash\":\"" + ofNone + "\""), line);
    }

    @Test
    void shouldNameTheAnchorsAroundAChangedRecord() throws IOException
    {
        writeInThreeParts();
        for (int n = 1; n <= EVENTS.size(); n++)
        {
            final int changed = n;
            rewrite(events -> with(EVENTS, changed - 1, "event " + changed + "!"), UnaryOperator.identity());
            final String between = n <= 10 ? "the beginning and record 10 of anchor line 1" :
                n <= 20 ? "record 10 of anchor line 1 and record 20 of anchor line 2" :
                "record 20 of anchor line 2 and record 30 of anchor line 3";
            requireChanged("EVENTS: a record was changed, removed or inserted between " + between);
        }
    }

    @Test
    void shouldFindAnInsertedARemovedAndASplicedRecord() throws IOException
    {
        writeInThreeParts();
        rewrite(UnaryOperator.identity(), decisions -> without(decisions, 24));
        requireChanged("DECISIONS: a record was changed, removed or inserted between record 13 of anchor line 1 and " +
            "record 26 of anchor line 2");
        rewrite(events ->
        {
            final List<String> more = new ArrayList<>(events);
            more.add(4, "event 4b");
            return more;
        }, decisions -> DECISIONS);
        requireChanged("between the beginning and record 10");
        rewrite(events -> with(with(EVENTS, 14, EVENTS.get(15)), 15, EVENTS.get(14)), UnaryOperator.identity());
        requireChanged("between record 10 of anchor line 1 and record 20");
    }

    @Test
    void shouldFindAnEarlierJournalThatWasPutBack() throws IOException
    {
        writeInThreeParts();
        rewrite(events -> events.subList(0, 20), decisions -> decisions.subList(0, 26));
        requireChanged("EVENTS end at record 20, before record 30 of anchor line 3: records were removed");
        rewrite(events -> List.of(), decisions -> List.of());
        requireChanged("EVENTS end at record 0, before record 10 of anchor line 1");
    }

    @Test
    void shouldNotProveWhatComesAfterTheLastAnchor() throws IOException
    {
        writeInThreeParts();
        write(List.of("event 31"), List.of());
        assertEquals(0, verify().exitCode());
        rewrite(events -> with(events, 29, "event 30!"), UnaryOperator.identity());
        assertEquals(4, verify().exitCode());
    }

    @Test
    void shouldFindAChangedAnchorFile() throws IOException
    {
        writeInThreeParts();
        final List<String> lines = Files.readAllLines(anchors);
        Files.write(anchors, List.of(lines.get(0), lines.get(2)));
        requireChanged("anchor line 2 does not follow the line before");
        Files.write(anchors, List.of(lines.get(1), lines.get(0), lines.get(2)));
        requireChanged("anchor line 1 does not follow the line before");
        Files.write(anchors, List.of(lines.get(0).replace("\"events\":10", "\"events\":11")));
        requireChanged("anchor line 1 is not signed with this key");
        Files.write(anchors, List.of(lines.get(0).replace("\"events\":10", "\"events\":010")));
        requireUnusable("anchors.jsonl line 1: a number with leading zeros");
        Files.write(anchors, List.of(lines.get(0) + " "));
        requireUnusable("anchors.jsonl line 1: no anchor");
        Files.write(anchors, List.of());
        requireUnusable("anchors.jsonl holds no anchor");
    }

    @Test
    void shouldFindAnotherKeyAndAnotherJournal() throws IOException
    {
        writeInThreeParts();
        Files.delete(publicKey);
        Files.delete(privateKey);
        CommandLineRun.of("journal", "keys", "--private-key", privateKey, "--public-key", publicKey);
        requireChanged("anchor line 1 is not signed with this key");
        Files.writeString(journal.resolve("journal.properties"),
            Files.readString(journal.resolve("journal.properties")).replace(ID, ID.replace('0', 'a')));
        requireChanged("anchor line 1 is of journal " + ID + ", this one is " + ID.replace('0', 'a'));
    }

    @Test
    void shouldNotSignOverAChangedPast() throws IOException
    {
        writeInThreeParts();
        rewrite(events -> with(events, 3, "event 4!"), UnaryOperator.identity());
        final CommandLineRun anchored = anchor();
        assertEquals(4, anchored.exitCode(), anchored.err());
        assertTrue(anchored.err().contains("between the beginning and record 10"), anchored.err());
        assertEquals(3, Files.readAllLines(anchors).size());
    }

    @Test
    void shouldReportADeclaredLossAsDeclared() throws IOException
    {
        writeInThreeParts();
        rewrite(events -> with(events.subList(0, 28), 27, "filled"), decisions -> decisions.subList(0, 30));
        assertEquals(4, verify().exitCode());
        final CommandLineRun declared = CommandLineRun.of("journal", "declare-loss", "--journal", journal,
            "--anchors", anchors, "--private-key", privateKey, "--kept-events", 27, "--kept-decisions", 30,
            "--operator", 9);
        assertEquals(0, declared.exitCode(), declared.err());
        final CommandLineRun verified = verify();
        assertEquals(0, verified.exitCode(), verified.err());
        assertTrue(verified.err().startsWith("loss       operator 9 declared that of what was anchored before, " +
            "events after 27 and decisions after 30 are lost (anchor line 4)"), verified.err());
        assertTrue(verified.err().contains("verified   5 anchors: events 1 to 28, decisions 1 to 30"), verified.err());
        // What is kept is still proved, and so is what was filled.
        rewrite(events -> with(events, 24, "event 25!"), UnaryOperator.identity());
        requireChanged("EVENTS: a record was changed, removed or inserted between record 20 of anchor line 2 and " +
            "record 27 of anchor line 4");
        rewrite(events -> with(with(events, 24, "event 25"), 27, "filled!"), UnaryOperator.identity());
        requireChanged("between record 27 of anchor line 4 and record 28 of anchor line 5");
    }

    @Test
    void shouldRefuseWhatCannotBeUsed() throws IOException
    {
        writeInThreeParts();
        final CommandLineRun again =
            CommandLineRun.of("journal", "keys", "--private-key", privateKey, "--public-key", publicKey);
        assertEquals(2, again.exitCode());
        assertTrue(again.err().contains("exists; a key is never replaced"), again.err());
        Files.setPosixFilePermissions(privateKey, PosixFilePermissions.fromString("rw-r-----"));
        final CommandLineRun open = anchor();
        assertEquals(2, open.exitCode());
        assertTrue(open.err().contains("is readable by others"), open.err());
        Files.writeString(publicKey, "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n");
        requireUnusable("is no public key of Ed25519");
        Files.writeString(publicKey, "nothing");
        requireUnusable("is no public key in PEM");
        Files.delete(anchors);
        requireUnusable("anchors.jsonl does not exist");
        final CommandLineRun bare = CommandLineRun.of("journal");
        assertEquals(2, bare.exitCode());
        assertThrows(IllegalArgumentException.class, () -> Anchor.parse("{}"));
    }

    private void writeInThreeParts() throws IOException
    {
        for (int part = 0; part < 3; part++)
        {
            write(EVENTS.subList(10 * part, 10 * part + 10),
                DECISIONS.subList(13 * part, part == 2 ? 40 : 13 * part + 13));
            final CommandLineRun anchored = anchor();
            assertEquals(0, anchored.exitCode(), anchored.err());
        }
    }

    /** Writes the same journal with other records, as somebody would who knows the format. */
    private void rewrite(final UnaryOperator<List<String>> events, final UnaryOperator<List<String>> decisions)
        throws IOException
    {
        final List<String> newEvents = events.apply(records(JournalStream.EVENTS));
        final List<String> newDecisions = decisions.apply(records(JournalStream.DECISIONS));
        Files.move(journal, folder.resolve("before-" + System.nanoTime()));
        write(newEvents, newDecisions);
    }

    private List<String> records(final JournalStream stream)
    {
        final List<String> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal, stream))
        {
            reader.readToEnd((sequence, buffer, offset, length) ->
                records.add(buffer.getStringWithoutLengthAscii(offset, length)));
        }
        return records;
    }

    private void write(final List<String> events, final List<String> decisions) throws IOException
    {
        try (JournalFolder held = JournalFolder.open(journal, SETTINGS))
        {
            append(held.writer(JournalStream.EVENTS), events);
            append(held.writer(JournalStream.DECISIONS), decisions);
        }
        if (Files.notExists(journal.resolve("journal.properties")))
        {
            Files.writeString(journal.resolve("journal.properties"), "schema.hash=0\njournal.id=" + ID + "\n");
        }
    }

    private static void append(final JournalWriter writer, final List<String> records)
    {
        for (final String record : records)
        {
            final byte[] bytes = record.getBytes(StandardCharsets.US_ASCII);
            writer.append(new UnsafeBuffer(bytes), 0, bytes.length);
        }
    }

    private static List<String> with(final List<String> records, final int index, final String record)
    {
        final List<String> changed = new ArrayList<>(records);
        changed.set(index, record);
        return changed;
    }

    private static List<String> without(final List<String> records, final int index)
    {
        final List<String> changed = new ArrayList<>(records);
        changed.remove(index);
        return changed;
    }

    private CommandLineRun anchor()
    {
        return CommandLineRun.of("journal", "anchor", "--journal", journal, "--anchors", anchors,
            "--private-key", privateKey, "--once");
    }

    private CommandLineRun verify()
    {
        return CommandLineRun.of("journal", "verify", "--journal", journal, "--anchors", anchors,
            "--public-key", publicKey);
    }

    private void requireChanged(final String problem)
    {
        final CommandLineRun verified = verify();
        assertEquals(4, verified.exitCode(), verified.err());
        assertTrue(verified.err().contains(problem), verified.err());
    }

    private void requireUnusable(final String reason)
    {
        final CommandLineRun verified = verify();
        assertEquals(2, verified.exitCode(), verified.err());
        assertTrue(verified.err().contains(reason), verified.err());
    }
}
