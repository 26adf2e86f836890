package softlanding.journal;

import java.nio.file.Path;
import java.util.Locale;

/** The two ordered streams of a journal folder, each in a subfolder of its own. */
public enum JournalStream
{
    /** What was journaled before the engine saw it. */
    EVENTS,
    /** What the engine answered. */
    DECISIONS;

    Path folder(final Path journalFolder)
    {
        return journalFolder.resolve(name().toLowerCase(Locale.ROOT));
    }

    /** Beside the records and not among them, so that it tells when their folder is lost. */
    Path watermarkFile(final Path journalFolder)
    {
        return journalFolder.resolve(name().toLowerCase(Locale.ROOT) + ".watermark");
    }
}
