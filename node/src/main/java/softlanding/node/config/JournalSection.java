package softlanding.node.config;

import java.nio.file.Path;
import softlanding.journal.Durability;
import softlanding.node.replay.ClockMode;

/**
 * The table {@code journal}.
 *
 * @param dir         folder of both journals.
 * @param durability  what an acknowledged event survives.
 * @param minFreeDisk least number of free bytes on its disk.
 * @param clock       whose time counts; fixed when the journal is made.
 */
public record JournalSection(Path dir, Durability durability, long minFreeDisk, ClockMode clock)
{
    private static final String DEFAULT_MIN_FREE_DISK = "1 GiB";

    static JournalSection read(final Section section)
    {
        final String dir = section.requiredText("dir");
        return new JournalSection(
            Path.of(dir),
            section.choice("durability", Durability.class, Durability.SURVIVES_POWER_LOSS),
            section.quantity("min-free-disk", Quantity.SIZE, DEFAULT_MIN_FREE_DISK),
            section.choice("clock", ClockMode.class, ClockMode.WALL));
    }
}
