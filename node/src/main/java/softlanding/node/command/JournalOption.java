package softlanding.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;
import softlanding.journal.JournalStream;

/** The option that names an existing journal. */
public final class JournalOption
{
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Folder of the journal.")
    private Path folder;

    /**
     * Returns the folder of the journal.
     *
     * @return a folder with at least one stream.
     * @throws UnusableInputException if the folder is not a journal.
     */
    public Path existing()
    {
        for (final JournalStream stream : JournalStream.values())
        {
            if (Files.isDirectory(folder.resolve(stream.name().toLowerCase(Locale.ROOT))))
            {
                return folder;
            }
        }
        throw new UnusableInputException(folder + " is no journal: it has no folder of events; correct the path");
    }
}
