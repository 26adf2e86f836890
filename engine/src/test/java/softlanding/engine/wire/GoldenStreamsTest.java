package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine decides on committed streams of events what it decided when the hashes were recorded, byte for byte.
 * {@code README.md} beside the streams says what they are and how a deliberate change is recorded.
 */
class GoldenStreamsTest
{
    private static final Path FOLDER = Path.of("src/test/resources/softlanding/engine/wire/golden");
    private static final Path RECORDED = FOLDER.resolve("recorded.properties");
    private static final boolean RECORDS = Boolean.getBoolean("softlanding.recordGoldenStreams");

    /** A stream, and the decisions that it is about. */
    enum Stream
    {
        CRASH("AccountHealthChanged", "LiquidationOrdered.TIERED.POSITION", "LiquidationOrdered.TIERED.COVERED_CALL",
            "LiquidationOrdered.TIERED.EVERYTHING", "LiquidationOrderCompleted", "MarginReported", "StateHashed"),
        HEDGED_BOOKS("LiquidationOrdered.OPTIMAL.DELTA_HEDGE", "LiquidationOrdered.OPTIMAL.STRANGLE",
            "LiquidationOrderCompleted", "MarginReported"),
        AUCTIONS("AuctionStarted", "AuctionFilled", "AuctionEnded", "AuctionBidDecided", "InsuranceFundChanged"),
        DELEVERAGING("LiquidationOrdered.FULL.EVERYTHING", "PositionDeleveraged", "InsuranceFundChanged", "LossShared"),
        FEEDS("FeedSuspended", "FeedResumed", "LiquidationFreezeChanged", "EventRejected", "LiquidationOrdered");

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> subjects;

        Stream(final String... subjects)
        {
            this.subjects = List.of(subjects);
        }

        String label()
        {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDecideWhatWasRecorded(final Stream stream) throws IOException
    {
        final GoldenRun run = GoldenRun.of(FOLDER.resolve(stream.label() + ".jsonl.gz"));
        stream.subjects.forEach(type ->
            assertTrue(run.count(type) > 0, stream.label() + " is about " + type + ", and none was decided"));

        final Map<String, String> decided = run.result(stream.label());
        if (RECORDS)
        {
            record(stream.label(), decided);
        }
        Assumptions.assumeFalse(RECORDS, "recorded " + stream.label() + ", compared nothing");
        assertEquals(lines(recorded(stream.label())), lines(decided), stream.label() + ": decisions have changed");
    }

    /** What is recorded of one stream: counts by type of decision, hashes in hexadecimal digits. */
    private static Map<String, String> recorded(final String label) throws IOException
    {
        final Map<String, String> recorded = new TreeMap<>();
        for (final String line : Files.readAllLines(RECORDED))
        {
            final int equals = line.indexOf('=');
            if (line.startsWith(label + "."))
            {
                recorded.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return recorded;
    }

    private static String lines(final Map<String, String> results)
    {
        return String.join("\n", results.toString().split(", "));
    }

    private static void record(final String label, final Map<String, String> decided) throws IOException
    {
        final List<String> lines = new ArrayList<>(Files.exists(RECORDED) ? Files.readAllLines(RECORDED) : List.of());
        lines.removeIf(line -> line.startsWith(label + "."));
        decided.forEach((name, value) -> lines.add(name + "=" + value));
        lines.sort(null);
        Files.write(RECORDED, lines);
    }
}
