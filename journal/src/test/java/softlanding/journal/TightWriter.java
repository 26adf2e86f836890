package softlanding.journal;

import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that appends as fast as possible and writes each acknowledged sequence to its output until it is killed.
 */
final class TightWriter
{
    static final int EXIT_LOCKED = 3;

    private TightWriter()
    {
    }

    public static void main(final String[] args) throws IOException
    {
        try (JournalFolder held = JournalFolder.open(Path.of(args[0]), Records.SMALL);
            DataOutputStream acknowledged = new DataOutputStream(new FileOutputStream(FileDescriptor.out)))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            while (true)
            {
                Records.append(writer, 1);
                acknowledged.writeLong(writer.nextSequence() - 1);
            }
        }
        catch (final JournalException.Locked e)
        {
            System.exit(EXIT_LOCKED);
        }
    }

    /** Starts the process with the JVM flags of this one. */
    static Process start(final Path folder, final Path errors) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
        {
            if (flag.startsWith("--") || flag.startsWith("-D") || flag.equals("-ea"))
            {
                command.add(flag);
            }
        }
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TightWriter.class.getName()));
        command.add(folder.toString());
        final File errorFile = errors.toFile();
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errorFile)).start();
    }
}
