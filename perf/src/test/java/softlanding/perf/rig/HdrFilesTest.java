package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.perf.venue.EventTape;
import softlanding.perf.venue.Workload;

class HdrFilesTest
{
    private static final int EVENTS = 100;
    private static final long NS_PER_EVENT = 10_000;

    @TempDir
    private Path folder;
    private final SystemFigures fast = new SystemFigures("engine", 1e9 / NS_PER_EVENT, 1e9 / NS_PER_EVENT);
    private final SystemFigures slow = new SystemFigures("floor", 1_000_000, 1e9 / NS_PER_EVENT);

    @BeforeEach
    void write() throws IOException
    {
        for (final long delayNs : new long[]{2_000, 4_000, 4_000})
        {
            fast.addPaced(turn(delayNs));
            slow.addPaced(turn(delayNs));
        }
        final Histogram hiccups = Turn.histogram();
        hiccups.recordValue(50_000);
        new HdrFiles(folder).write(
            new CellResult(1_000, Workload.FILL, List.of(fast, slow), hiccups, List.of()));
    }

    @Test
    void shouldNameFilesByWorkloadAccountsSystemAndVerdict() throws IOException
    {
        try (Stream<Path> files = Files.list(folder))
        {
            assertEquals(Set.of(
                "fill-1k-engine-OK.hdr", "fill-1k-engine-OK.hgrm", "fill-1k-engine-OK-engine.hgrm",
                "fill-1k-floor-MISSED_RATE.hdr", "fill-1k-floor-MISSED_RATE.hgrm",
                "fill-1k-floor-MISSED_RATE-engine.hgrm", "fill-1k-platform.hgrm"),
                files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void shouldWriteALogWithOneHistogramPerSliceInNanoseconds() throws FileNotFoundException
    {
        final HistogramLogReader reader =
            new HistogramLogReader(folder.resolve("fill-1k-engine-OK.hdr").toFile());
        for (final long delayNs : new long[]{2_000, 4_000, 4_000})
        {
            final Histogram slice = (Histogram)reader.nextIntervalHistogram();
            assertEquals(EVENTS, slice.getTotalCount());
            assertEquals((double)delayNs, (double)slice.getValueAtPercentile(50), 0.01 * delayNs);
        }
        assertEquals(null, reader.nextIntervalHistogram());
    }

    @Test
    void shouldWritePercentilesOfAllSlicesInMicroseconds() throws IOException
    {
        assertEquals(4, percentile("fill-1k-engine-OK.hgrm", 0.5), 0.04);
        assertEquals(2, percentile("fill-1k-engine-OK.hgrm", 0), 0.02);
        assertEquals(0.5, percentile("fill-1k-engine-OK-engine.hgrm", 0.5), 0.005);
        assertEquals(50, percentile("fill-1k-platform.hgrm", 0.5), 0.5);
    }

    private double percentile(final String file, final double share) throws IOException
    {
        return Files.readAllLines(folder.resolve(file)).stream()
            .map(line -> line.strip().split(" +"))
            .filter(fields -> fields.length >= 3 && fields[0].matches("[0-9.]+"))
            .filter(fields -> Double.parseDouble(fields[1]) >= share)
            .mapToDouble(fields -> Double.parseDouble(fields[0]))
            .findFirst().orElseThrow();
    }

    private static Turn turn(final long delayNs)
    {
        final EventTape tape = new EventTape(16 * EVENTS);
        for (int i = 0; i < EVENTS; i++)
        {
            tape.onEvent(new UnsafeBuffer(new byte[16]), 0, 16);
            tape.measureLast();
        }
        final Turn turn = new Turn(tape, 1, 0, NS_PER_EVENT);
        for (int i = 0; i < EVENTS; i++)
        {
            final long endedNs = i * NS_PER_EVENT + delayNs;
            turn.onApplied(1 + i, endedNs - 500, endedNs);
        }
        return turn;
    }
}
