package softlanding.node.config;

import java.nio.file.Path;
import softlanding.journal.Durability;

/**
 * The table {@code journal}.
 *
 * @param dir         folder of both journals.
 * @param durability  what an acknowledged event survives.
 * @param minFreeDisk least number of free bytes on its disk.
 * @param clock       whose time counts; fixed when the journal is made.
 */
public record JournalSection(Path dir, Durability durability, long minFreeDisk, Clock clock)
{
    private static final String DEFAULT_MIN_FREE_DISK = "1 GiB";

    /** Whose time counts. */
    public enum Clock
    {
        /** That of this machine: for live input. */
        WALL,
        /** That of the events: for recorded input, such as a demonstration or a trial. */
        EVENTS
    }

    static JournalSection read(final Section section)
    {
        final String dir = section.requiredText("dir");
        return new JournalSection(
            Path.of(dir),
            section.choice("durability", Durability.class, Durability.SURVIVES_POWER_LOSS),
            section.quantity("min-free-disk", Quantity.SIZE, DEFAULT_MIN_FREE_DISK),
            section.choice("clock", Clock.class, Clock.WALL));
    }
}
