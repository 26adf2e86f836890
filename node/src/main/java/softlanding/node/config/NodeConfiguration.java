package softlanding.node.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import softlanding.node.replay.WantedTerms;

/**
 * The configuration of a node. Nothing in it decides anything: what decides stands in the journal.
 *
 * @param file      that it was read from.
 * @param journal   the table of that name, and so on.
 * @param limits    capacities.
 * @param gateway   how clients reach the node.
 * @param http      health, status and metrics.
 * @param sources   who may connect.
 * @param effective every value with its origin.
 */
public record NodeConfiguration(
    Path file,
    JournalSection journal,
    LimitsSection limits,
    GatewaySection gateway,
    HttpSection http,
    List<SourceSection> sources,
    EffectiveValues effective)
{
    private static final String SOURCE = "source";
    private static final Set<String> TABLES = new TreeSet<>(Set.of("journal", "limits", "gateway", "http", SOURCE));

    /**
     * Reads a configuration.
     *
     * @param file        in TOML.
     * @param environment variables, some of which may replace values.
     * @return the values, whole and without contradictions; no file that they name was looked at.
     * @throws ConfigurationException if anything is wrong: it names every fault with file, line and column.
     */
    public static NodeConfiguration read(final Path file, final Map<String, String> environment)
    {
        final Faults faults = new Faults(file.toString());
        final TomlParseResult toml = parse(file, faults);
        final Environment variables = new Environment(environment);
        final EffectiveValues effective = new EffectiveValues();
        for (final String name : toml.keySet())
        {
            if (!TABLES.contains(name))
            {
                faults.addUnknown(faults.place(toml.inputPositionOf(List.of(name))), "table", name, TABLES);
            }
        }

        final Section journal = section("journal", toml, faults, variables, effective);
        final JournalSection journalSection = JournalSection.read(journal);
        final Section limits = section("limits", toml, faults, variables, effective);
        final LimitsSection limitsSection = LimitsSection.read(limits);
        final Section gateway = section("gateway", toml, faults, variables, effective);
        final GatewaySection gatewaySection = GatewaySection.read(gateway);
        final Section http = section("http", toml, faults, variables, effective);
        final HttpSection httpSection = HttpSection.read(http);
        List.of(journal, limits, gateway, http).forEach(Section::refuseUnknown);
        if (gatewaySection.ingressPort() != 0 && gatewaySection.ingressPort() == httpSection.address().getPort())
        {
            http.refuse("listen", "is also the port of gateway.ingress: " + gatewaySection.ingressPort());
        }
        final List<SourceSection> sources = sources(toml, faults, effective);
        variables.refuseUnused(faults);
        faults.throwIfAny();
        return new NodeConfiguration(
            file, journalSection, limitsSection, gatewaySection, httpSection, sources, effective);
    }

    /** Returns the terms that the configuration asks of a journal. */
    public WantedTerms wantedTerms()
    {
        return new WantedTerms().limits(limits.engine()).clock(journal.clock()).frameBytes(limits.frameBytes());
    }

    private static TomlParseResult parse(final Path file, final Faults faults)
    {
        final TomlParseResult toml;
        try
        {
            toml = Toml.parse(Files.readString(file));
        }
        catch (final NoSuchFileException e)
        {
            throw new ConfigurationException(List.of(file + ": there is no such file"));
        }
        catch (final MalformedInputException e)
        {
            throw new ConfigurationException(List.of(file + ": it is not text in UTF-8"));
        }
        catch (final IOException e)
        {
            throw new ConfigurationException(List.of(file + ": cannot be read: " + e.getMessage()));
        }
        for (final TomlParseError error : toml.errors())
        {
            faults.add(faults.place(error.position()), String.valueOf(error.getMessage()));
        }
        faults.throwIfAny();
        return toml;
    }

    private static Section section(
        final String name,
        final TomlTable toml,
        final Faults faults,
        final Environment variables,
        final EffectiveValues effective)
    {
        final Object given = toml.get(List.of(name));
        if (given != null && !(given instanceof TomlTable))
        {
            faults.add(faults.place(toml.inputPositionOf(List.of(name))), name + " must be a table");
        }
        return new Section(name, given instanceof TomlTable table ? table : null, faults, variables, effective);
    }

    private static List<SourceSection> sources(
        final TomlTable toml, final Faults faults, final EffectiveValues effective)
    {
        final Object given = toml.get(List.of(SOURCE));
        if (given == null)
        {
            return List.of();
        }
        final String place = faults.place(toml.inputPositionOf(List.of(SOURCE)));
        if (!(given instanceof TomlArray array) || !array.toList().stream().allMatch(TomlTable.class::isInstance))
        {
            faults.add(place, SOURCE + " must be a list of tables");
            return List.of();
        }
        final List<SourceSection> sources = new ArrayList<>();
        final Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < array.size(); i++)
        {
            final Section section = new Section(
                SOURCE + "[" + i + "]", array.getTable(i), faults, null, effective);
            final SourceSection source = SourceSection.read(section);
            section.refuseUnknown();
            requireFirst(owners, section, "id", String.valueOf(source.id()));
            requireFirst(owners, section, "name", source.name());
            source.secretFiles().forEach(secret -> requireFirst(owners, section, "secret-files", secret.toString()));
            source.liquidatorIds().forEach(id -> requireFirst(owners, section, "liquidator-ids", id.toString()));
            sources.add(source);
        }
        return List.copyOf(sources);
    }

    /** Refuses what two sources may not share. */
    private static void requireFirst(
        final Map<String, String> owners, final Section section, final String key, final String value)
    {
        final @Nullable String first = owners.putIfAbsent(key + " " + value, section.place(key));
        if (first != null && section.isGiven(key))
        {
            section.refuse(key, "holds " + value + " a second time: " + first + " has it already");
        }
    }
}
