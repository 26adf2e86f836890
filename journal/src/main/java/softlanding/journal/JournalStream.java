package softlanding.journal;

import java.nio.file.Path;
import java.util.Locale;

/** The two ordered streams of a journal folder. Each stream has its own subfolder. */
public enum JournalStream
{
    /** Events, journaled before the engine applies them. */
    EVENTS,
    /** Decisions of the engine. */
    DECISIONS;

    Path folder(final Path journalFolder)
    {
        return journalFolder.resolve(name().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the watermark file. It is outside the stream's subfolder, so that it shows the loss of that subfolder.
     */
    Path watermarkFile(final Path journalFolder)
    {
        return journalFolder.resolve(name().toLowerCase(Locale.ROOT) + ".watermark");
    }
}
