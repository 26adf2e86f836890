package softlanding.perf.rig;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes histograms: one log with a line per slice in nanoseconds, and one table of percentiles of all slices in
 * microseconds.
 */
final class HdrFiles
{
    private static final double NS_PER_US = 1_000.0;

    private final Path folder;

    HdrFiles(final Path folder)
    {
        this.folder = folder;
    }

    void write(final CellResult result) throws IOException
    {
        for (final SystemFigures lane : result.lanes())
        {
            final String name = result.label() + "-" + lane.name() + "-" + lane.verdict();
            writeLog(folder.resolve(name + ".hdr"), lane.slices());
            writePercentiles(folder.resolve(name + ".hgrm"), lane.latency());
            writePercentiles(folder.resolve(name + "-engine.hgrm"), lane.service());
        }
        writePercentiles(folder.resolve(result.label() + "-platform.hgrm"), result.hiccups());
    }

    private static void writeLog(final Path file, final Iterable<Histogram> slices) throws IOException
    {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.US_ASCII))
        {
            final HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputLogFormatVersion();
            writer.outputComment("[latency from the intended send time, nanoseconds; one line per slice]");
            writer.outputLegend();
            for (final Histogram slice : slices)
            {
                writer.outputIntervalHistogram(slice);
            }
        }
    }

    private static void writePercentiles(final Path file, final Histogram histogram) throws IOException
    {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.US_ASCII))
        {
            histogram.outputPercentileDistribution(out, NS_PER_US);
        }
    }
}
