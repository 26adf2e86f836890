package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps out what does not belong: stray files, dead rules, lists that say different things in two places. */
class TrackedFilesTest
{
    private static final String MODULES = "(codecs|engine|journal|node|gateway|workload|lab|dist|perf)";
    private static final List<String> ALLOWED = List.of(
        "(README|CONTRIBUTING|CHANGELOG|SECURITY)\\.md", "LICENSE|NOTICE|CODEOWNERS|pom\\.xml",
        "\\.editorconfig|\\.gitignore", "\\.mvn/[a-z.]+", "\\.ci/run", "scripts/[a-z-]+", "config/[a-z.-]+",
        "docs/.+\\.(md|png)", "ops/.+\\.(toml|yml|json|service|md)", "ops/(bin|debian)/[a-z]+",
        "codecs/released/softlanding-[0-9]+\\.xml",
        MODULES + "/(pom\\.xml|README\\.md)", MODULES + "/src/(main|test)/java/softlanding/.+\\.java",
        MODULES + "/src/(main|test)/resources/.+", "perf/[a-z]+\\.properties");
    private static final Pattern SUBPACKAGE = Pattern.compile("<(/?)subpackage(?: name=\"([^\"]+)\")?");
    private static final Pattern RULE = Pattern.compile("<allow (pkg|class)=\"(softlanding[^\"]+)\"");

    @Test
    void shouldTrackNoStrayFile()
    {
        final List<String> stray = new ArrayList<>(Repository.files());
        assertTrue(stray.size() > 500, "files found: " + stray.size());
        stray.removeIf(file -> ALLOWED.stream().anyMatch(file::matches));
        assertEquals(List.of(), stray);
    }

    @Test
    void shouldHoldNoDeadRuleOfImportControl() throws IOException
    {
        final List<String> faults = new ArrayList<>();
        final Set<String> blocks = new TreeSet<>();
        final List<String> open = new ArrayList<>(List.of("softlanding"));
        for (final String line : Repository.text("config/import-control.xml").lines().toList())
        {
            final Matcher block = SUBPACKAGE.matcher(line);
            if (block.find())
            {
                if (block.group(1).isEmpty())
                {
                    open.add(open.get(open.size() - 1) + "." + block.group(2));
                    final String name = open.get(open.size() - 1);
                    if (!blocks.add(name))
                    {
                        faults.add("twice: " + name);
                    }
                    if (sourcesOf(name).isEmpty())
                    {
                        faults.add("no such package: " + name);
                    }
                }
                else
                {
                    open.remove(open.size() - 1);
                }
            }
            final Matcher rule = RULE.matcher(line);
            if (rule.find() && !isUsed(open.get(open.size() - 1), rule.group(1), rule.group(2)))
            {
                faults.add(open.get(open.size() - 1) + " allows what nobody imports: " + rule.group(2));
            }
        }
        assertTrue(blocks.size() > 20, "blocks found: " + blocks);
        assertEquals(List.of(), faults);
    }

    private static boolean isUsed(final String block, final String kind, final String name)
    {
        if (block.equals(name) || name.startsWith(block + "."))
        {
            return true;
        }
        final Pattern use = Pattern.compile(
            "import (static )?" + Pattern.quote(name) + ("class".equals(kind) ? "[.;]" : "\\."));
        return sourcesOf(block).stream().anyMatch(file -> use.matcher(Repository.text(file)).find());
    }

    private static List<String> sourcesOf(final String packageName)
    {
        return Repository.files(".*/src/main/java/" + packageName.replace('.', '/') + "/.*\\.java");
    }

    @Test
    void shouldNameTheLibrariesBesideTheNodeInTheNotice() throws IOException
    {
        assertEquals(new TreeSet<>(NoticeFile.section("node")), NodeLibraries.thirdParty());
    }

    @Test
    void shouldKeepOneListOfJvmOptions() throws IOException
    {
        final Set<String> fromOptions = new TreeSet<>();
        Repository.text("config/jvm.options").lines()
            .filter(line -> line.startsWith("--add-"))
            .forEach(fromOptions::add);
        assertTrue(fromOptions.size() >= 4, "options found: " + fromOptions);

        final Matcher pom = Pattern.compile("<jvm.opens>([^<]+)</jvm.opens>").matcher(Repository.text("pom.xml"));
        assertTrue(pom.find());
        assertEquals(fromOptions, new TreeSet<>(Set.of(pom.group(1).trim().split(" +"))), "pom.xml");
        assertEquals(fromOptions, NodeLibraries.optionsOfManifest(), "manifest of the node's jar");
    }

    @Test
    void shouldKeepScriptsShort() throws IOException
    {
        for (final String script : Repository.files("scripts/.*"))
        {
            final long lines = Files.readString(Repository.root().resolve(script)).lines().count();
            assertTrue(lines < 40, script + " has " + lines + " lines");
        }
    }
}
