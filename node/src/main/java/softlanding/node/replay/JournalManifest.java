package softlanding.node.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import softlanding.codecs.MessageCatalog;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;

/**
 * The file {@code journal.properties} of a journal: which schema and rules its records are written by, where it begins,
 * and the terms that decide, with which it must be replayed. It stands there before the first record, so a journal
 * without it is an older one, or damaged. What stands there wins over every option and configuration.
 */
public final class JournalManifest
{
    /** Name of the file in the folder of the journal. */
    public static final String FILE = "journal.properties";

    private static final String FORMAT = "format";
    private static final String JOURNAL_ID = "journal.id";
    private static final String LAYOUT = "layout";
    private static final String EPOCH = "epoch";
    private static final String SCHEMA_VERSION = "schema.version";
    private static final String SCHEMA_HASH = "schema.hash";
    private static final String RULES_VERSION = "rules.version";
    private static final String FIRST_SEQUENCE = "first.sequence";
    private static final String FIRST_DECISION = "first.decision";
    private static final String CLOCK = "clock";
    private static final String TICK = "tick";
    private static final String FRAME_BYTES = "frame.bytes";
    private static final String LIMITS = "limits.";
    /** How a journal of layout 0 begins the names of its limits. */
    private static final String LIMIT = "limit.";
    private static final int FORMAT_VERSION = 1;

    private JournalManifest()
    {
    }

    /**
     * Checks that this program can read a journal.
     *
     * @param folder of the journal.
     * @throws JournalVersionException  if its records are written in another schema.
     * @throws JournalManifestException if its manifest is missing or cannot be read.
     */
    public static void check(final Path folder)
    {
        ManifestCheck.check(folder);
    }

    /**
     * Checks that this program can continue a journal with the default terms, and writes the manifest of a new one.
     *
     * @param folder of the journal, held by this process.
     * @throws JournalVersionException  if it cannot be continued by this program.
     * @throws JournalManifestException if its manifest is missing or cannot be read.
     */
    public static void checkOrWrite(final Path folder)
    {
        open(folder, new WantedTerms(), terms -> {});
    }

    /**
     * Begins an epoch of a journal: checks that this program can continue it with the terms that are asked for, or
     * writes the manifest of a new one.
     *
     * @param folder of the journal, held by this process.
     * @param wanted terms; what stands in the journal wins, and asking for something else is an error.
     * @param door   is shown the terms before anything is written, and throws if it cannot go on with them.
     * @return the terms of the journal.
     * @throws JournalVersionException  if it cannot be continued by this program, or has other terms.
     * @throws JournalManifestException if its manifest is missing or cannot be read.
     */
    public static JournalTerms open(
        final Path folder, final WantedTerms wanted, final Consumer<JournalTerms> door)
    {
        check(folder);
        if (!Files.exists(folder.resolve(FILE)))
        {
            final JournalTerms terms = wanted.in(JournalTerms.defaults());
            door.accept(terms);
            ManifestFile.write(folder, values(terms, UUID.randomUUID().toString(), 1, 1, 1));
            return terms;
        }
        final Properties properties = ManifestFile.properties(folder);
        requireLayout(folder, properties);
        final JournalTerms standing = terms(folder, properties);
        requireEqual(folder, WantedTerms.named(standing), WantedTerms.named(wanted.in(standing)));
        door.accept(standing);
        final Map<String, String> values = values(
            standing, journalId(folder), ManifestFile.number(folder, properties, EPOCH, 0) + 1,
            ManifestFile.number(folder, properties, FIRST_SEQUENCE, 1),
            ManifestFile.number(folder, properties, FIRST_DECISION, 1));
        // Keys of a later program stay.
        properties.stringPropertyNames().stream().sorted()
            .forEach(key -> values.putIfAbsent(key, properties.getProperty(key)));
        ManifestFile.write(folder, values);
        return standing;
    }

    private static void requireLayout(final Path folder, final Properties properties)
    {
        final long layout = ManifestFile.number(folder, properties, LAYOUT, 0);
        if (layout != Origin.LAYOUT)
        {
            throw new JournalVersionException(folder + " has records of layout " + layout + ", this program writes " +
                Origin.LAYOUT + ": it can be read, but not continued; continue it with softlanding 0.3.0, or begin a " +
                "new journal");
        }
    }

    private static void requireEqual(
        final Path folder, final Map<String, String> standing, final Map<String, String> wanted)
    {
        standing.forEach((key, value) ->
        {
            if (!value.equals(wanted.get(key)))
            {
                throw new JournalVersionException(folder + " was made with " + key + "=" + value + ", asked for " +
                    key + "=" + wanted.get(key) + "; a journal goes on with its terms");
            }
        });
    }

    /**
     * Returns the terms of a journal; the default ones if there is no manifest yet.
     *
     * @param folder of the journal.
     * @return the terms with which the journal must be replayed.
     * @throws JournalManifestException if its manifest cannot be read.
     */
    public static JournalTerms terms(final Path folder)
    {
        return Files.exists(folder.resolve(FILE)) ?
            terms(folder, ManifestFile.properties(folder)) : JournalTerms.defaults();
    }

    /**
     * Returns the layout of the records of a journal; the one that this program writes if there is no manifest yet.
     *
     * @param folder of the journal.
     * @return 0 without origins, 1 with them.
     */
    public static long layout(final Path folder)
    {
        return Files.exists(folder.resolve(FILE)) ?
            ManifestFile.number(folder, ManifestFile.properties(folder), LAYOUT, 0) : Origin.LAYOUT;
    }

    /**
     * Returns the sequence of the first event that is kept.
     *
     * @param folder of the journal.
     * @return sequence from 1.
     */
    public static long firstSequence(final Path folder)
    {
        return ManifestFile.number(folder, ManifestFile.properties(folder), FIRST_SEQUENCE, 1);
    }

    /**
     * Returns the number of the first decision that is kept.
     *
     * @param folder of the journal.
     * @return number of the record from 1.
     */
    public static long firstDecision(final Path folder)
    {
        return ManifestFile.number(folder, ManifestFile.properties(folder), FIRST_DECISION, 1);
    }

    /**
     * Returns the number of starts that wrote a journal.
     *
     * @param folder of the journal.
     * @return counter from 1; 0 in a journal of layout 0.
     */
    public static long epoch(final Path folder)
    {
        return ManifestFile.number(folder, ManifestFile.properties(folder), EPOCH, 0);
    }

    /**
     * Returns the limits of the engine that wrote a journal; the default ones if there is no manifest yet.
     *
     * @param folder of the journal.
     * @return the limits with which the journal must be replayed.
     * @throws JournalManifestException if its manifest cannot be read.
     */
    public static EngineLimits limits(final Path folder)
    {
        return terms(folder).limits();
    }

    /**
     * Returns the random name that a journal got when it was made. It decides nothing; anchors name it.
     *
     * @param folder of the journal.
     * @return the id, as 36 characters.
     * @throws JournalManifestException if the manifest is missing, cannot be read, or has no id.
     */
    public static String journalId(final Path folder)
    {
        final String id = ManifestFile.properties(folder).getProperty(JOURNAL_ID, "").trim();
        if (!id.matches("[0-9a-f-]{36}"))
        {
            throw new JournalManifestException(folder.resolve(FILE) + " has no " + JOURNAL_ID +
                ": the journal was made by an earlier program; a new journal has one");
        }
        return id;
    }

    private static JournalTerms terms(final Path folder, final Properties properties)
    {
        final JournalTerms defaults = JournalTerms.defaults();
        try
        {
            return new JournalTerms(
                limits(folder, properties),
                ClockMode.valueOf(properties.getProperty(CLOCK, defaults.clock().name()).trim()),
                ManifestFile.number(folder, properties, TICK, defaults.tickNs()),
                Math.toIntExact(ManifestFile.number(folder, properties, FRAME_BYTES, defaults.frameBytes())));
        }
        catch (final IllegalArgumentException | ArithmeticException e)
        {
            throw new JournalManifestException(folder.resolve(FILE) + " names a bad term: " + e.getMessage());
        }
    }

    private static EngineLimits limits(final Path folder, final Properties properties)
    {
        final Map<String, Integer> named = new LinkedHashMap<>();
        try
        {
            for (final String name : properties.stringPropertyNames())
            {
                final String prefix = name.startsWith(LIMITS) ? LIMITS : LIMIT;
                if (name.startsWith(prefix))
                {
                    named.put(name.substring(prefix.length()), Integer.valueOf(properties.getProperty(name).trim()));
                }
            }
            return NamedLimits.changed(EngineLimits.defaults(), named);
        }
        catch (final IllegalArgumentException e)
        {
            throw new JournalManifestException(folder.resolve(FILE) + " names a bad limit: " + e.getMessage());
        }
    }

    private static Map<String, String> values(
        final JournalTerms terms,
        final String journalId,
        final long epoch,
        final long firstSequence,
        final long firstDecision)
    {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put(FORMAT, Integer.toString(FORMAT_VERSION));
        values.put(JOURNAL_ID, journalId);
        values.put(LAYOUT, Integer.toString(Origin.LAYOUT));
        values.put(EPOCH, Long.toString(epoch));
        values.put(SCHEMA_VERSION, Integer.toString(MessageCatalog.instance().version()));
        values.put(SCHEMA_HASH, MessageCatalog.instance().schemaHash());
        values.put(RULES_VERSION, Integer.toString(WireEngine.RULES_VERSION));
        values.put(FIRST_SEQUENCE, Long.toString(firstSequence));
        values.put(FIRST_DECISION, Long.toString(firstDecision));
        values.putAll(WantedTerms.named(terms));
        return values;
    }
}
