package softlanding.node.config;

import java.nio.file.Path;
import java.util.List;
import softlanding.node.gate.SourceRole;

/**
 * One entry of the list {@code source}: who may connect, and what it may do.
 *
 * @param id              of the source, 1 to 999.
 * @param name            for people and metrics.
 * @param secretFiles     one, or two while a secret is changed.
 * @param maySend         roles; none for a reader.
 * @param mayRead         scopes of what it may read.
 * @param liquidatorIds   liquidators for which it may bid.
 * @param accounts        that OWN means.
 * @param eventsPerSecond quota; 0 = none.
 * @param replicate       whether it may read everything in whole, as a keeper of another site does.
 */
public record SourceSection(
    int id,
    String name,
    List<Path> secretFiles,
    List<SourceRole> maySend,
    List<ReadRight> mayRead,
    List<Long> liquidatorIds,
    List<Long> accounts,
    long eventsPerSecond,
    boolean replicate)
{
    private static final int MOST_ID = 999;
    private static final long MOST_EVENTS_PER_SECOND = 100_000_000;

    static SourceSection read(final Section section)
    {
        if (!section.isGiven("id"))
        {
            section.refuse("id", "is missing");
        }
        final SourceSection source = new SourceSection(
            (int)section.count("id", 1, MOST_ID, 1),
            section.requiredText("name"),
            section.texts("secret-files").stream().map(Path::of).toList(),
            section.choices("may-send", SourceRole.class),
            section.choices("may-read", ReadRight.class),
            section.counts("liquidator-ids", 1, Long.MAX_VALUE),
            section.counts("accounts", 1, Long.MAX_VALUE),
            section.isGiven("events-per-second") ?
                section.count("events-per-second", 1, MOST_EVENTS_PER_SECOND, 1) :
                section.count("events-per-second", 0, 0, 0),
            section.flag("replicate", false));
        source.check(section);
        return source;
    }

    private void check(final Section section)
    {
        if (section.isGiven("name") && !name.matches("[a-z0-9][a-z0-9-]{0,62}"))
        {
            section.refuse("name", "must be small letters, digits and hyphens: \"" + name + "\"");
        }
        if (secretFiles.isEmpty() || secretFiles.size() > 2)
        {
            section.refuse("secret-files", "must name one file, or two while a secret is changed: " +
                secretFiles.size() + " are named");
        }
        if (maySend.contains(SourceRole.NODE))
        {
            section.refuse("may-send", "holds NODE, which no source can have");
        }
        if (maySend.contains(SourceRole.FEED) && maySend.contains(SourceRole.SECOND_SOURCE))
        {
            section.refuse("may-send",
                "holds FEED and SECOND_SOURCE: a price is not confirmed by its own source; use two sources");
        }
        if (maySend.contains(SourceRole.ALL) && maySend.size() > 1)
        {
            section.refuse("may-send", "holds ALL and other roles; ALL stands alone");
        }
        if (maySend.isEmpty() && mayRead.isEmpty() && !replicate)
        {
            section.refuse("may-send", "is empty, and so is may-read: the source could do nothing");
        }
        checkLists(section);
    }

    private void checkLists(final Section section)
    {
        final boolean bids = maySend.contains(SourceRole.LIQUIDATOR) || maySend.contains(SourceRole.ALL);
        if (maySend.contains(SourceRole.LIQUIDATOR) && liquidatorIds.isEmpty())
        {
            section.refuse("liquidator-ids", "is missing: the role LIQUIDATOR bids only for liquidators that it names");
        }
        if (!bids && !liquidatorIds.isEmpty())
        {
            section.refuse("liquidator-ids", "is of use only with the role LIQUIDATOR in may-send");
        }
        if (!accounts.isEmpty() && !mayRead.contains(ReadRight.OWN))
        {
            section.refuse("accounts", "is of use only with OWN in may-read");
        }
    }
}
