package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One file of records. Each opening for writing is a <i>run</i>: a fresh Chronicle queue in a subfolder of the stream.
 * No file, lock or clock of an earlier process is continued. Segments are numbered across all runs. Chronicle names its
 * files after days, and segment n is the n-th day of 1970.
 *
 * @param number of the segment, from 0.
 * @param path   of the file.
 */
record SegmentFile(int number, Path path)
{
    static final String SUFFIX = "F.cq4";
    static final String SPARE_SUFFIX = "F.precreated";
    static final String RUN_PREFIX = "run-";

    private static final int PAGE_BYTES = 4096;

    /** Returns the segments of a stream, oldest first. */
    static List<SegmentFile> list(final Path streamFolder)
    {
        final List<SegmentFile> segments = new ArrayList<>();
        for (final Path run : entries(streamFolder, RUN_PREFIX + "*"))
        {
            for (final Path path : entries(run, "*.cq4"))
            {
                segments.add(new SegmentFile(numberOf(path), path));
            }
        }
        segments.sort(Comparator.comparingInt(SegmentFile::number));
        return segments;
    }

    /** Returns the files of a folder that match a pattern. A missing folder has no files. */
    static List<Path> entries(final Path folder, final String pattern)
    {
        if (!Files.exists(folder))
        {
            return List.of();
        }
        final List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern))
        {
            found.forEach(paths::add);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot list the folder: " + folder, e);
        }
        return paths;
    }

    /** Returns the folder of the run whose first segment is given. */
    static Path runFolder(final Path streamFolder, final int firstSegment)
    {
        return streamFolder.resolve(String.format("%s%08d", RUN_PREFIX, firstSegment));
    }

    /** Returns the file of a segment in the folder of its run. */
    static Path pathOf(final Path runFolder, final int segment)
    {
        return runFolder.resolve(day(segment) + SUFFIX);
    }

    /** Returns the name of a prepared file that Chronicle adopts as a segment. */
    static Path sparePathOf(final Path runFolder, final int segment)
    {
        return runFolder.resolve(day(segment) + SPARE_SUFFIX);
    }

    /** Removes the room after the last record, except a page of zeros. A reader takes the zeros for the end. */
    void trim(final long endOfRecords)
    {
        final long kept = (endOfRecords + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES + PAGE_BYTES;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE))
        {
            channel.truncate(kept);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot trim the segment: file=" + path, e);
        }
    }

    /** Ends the file at an offset on the device. Zeros follow, and a reader takes them for the end. */
    void cut(final long endOfRecords)
    {
        final long kept = (endOfRecords + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES + PAGE_BYTES;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE))
        {
            channel.truncate(endOfRecords);
            channel.write(ByteBuffer.allocate((int)(kept - endOfRecords)), endOfRecords);
            channel.force(true);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot cut the segment: file=" + path, e);
        }
    }

    /** Forces the file to the device. */
    void force()
    {
        forcePath(path, StandardOpenOption.WRITE);
    }

    /** Forces the file names in a folder to the device. */
    static void forceFolder(final Path folder)
    {
        forcePath(folder, StandardOpenOption.READ);
    }

    static void forcePath(final Path path, final StandardOpenOption access)
    {
        try (FileChannel channel = FileChannel.open(path, access))
        {
            channel.force(true);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot force to the device: " + path, e);
        }
    }

    private static String day(final int segment)
    {
        return DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofEpochDay(segment));
    }

    private static int numberOf(final Path path)
    {
        final String name = path.getFileName().toString();
        try
        {
            final String day = name.substring(0, Math.max(0, name.length() - SUFFIX.length()));
            final int number = (int)LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
            if (number >= 0 && name.equals(day + SUFFIX))
            {
                return number;
            }
        }
        catch (final DateTimeException e)
        {
            throw foreign(path);
        }
        throw foreign(path);
    }

    private static JournalException foreign(final Path path)
    {
        return new JournalException.ForeignFile("not a segment of this journal: file=" + path +
            "; move it out of the journal folder");
    }
}
