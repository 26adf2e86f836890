package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import softlanding.node.command.Softlanding;

/** Keeps the pages true: links lead somewhere, commands parse, and no word of the old dialect comes back. */
class DocumentsTest
{
    private static final int MAX_README_LINES = 105;
    private static final String PAGE = ".*\\.md";
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?s)```[a-z]*\\n(.*?)```");
    private static final Pattern INLINE = Pattern.compile("`(scripts/softlanding [^`]+)`");
    private static final Pattern DIALECT = Pattern.compile("(?i)\\b(anew|whoever|so many|be it)\\b");
    /** Files that must name the words. */
    private static final Set<String> MAY_NAME_WORDS =
        Set.of(
        "dist/src/test/java/softlanding/dist/DocumentsTest.java",
        // Descriptions are part of the schema's fingerprint: they are reworded with its next version.
        "codecs/src/main/resources/sbe/softlanding.xml");

    private final List<String> pages = Repository.files(PAGE);

    @Test
    void shouldLinkToFilesAndHeadingsThatExist()
    {
        final List<String> dead = new ArrayList<>();
        int links = 0;
        for (final String page : pages)
        {
            final Matcher link = LINK.matcher(FENCE.matcher(Repository.text(page)).replaceAll(""));
            while (link.find())
            {
                links++;
                if (!link.group(1).matches("(https?|mailto):.*") && !leadsSomewhere(page, link.group(1)))
                {
                    dead.add(page + " -> " + link.group(1));
                }
            }
        }
        assertTrue(links > 60, "links found: " + links);
        assertEquals(List.of(), dead);
    }

    private static boolean leadsSomewhere(final String page, final String link)
    {
        final String[] parts = link.split("#", 2);
        final Path from = Repository.root().resolve(page);
        final Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return Files.exists(to) && (parts.length == 1 || !to.toString().endsWith(".md") ||
            headings(Repository.text(Repository.root().relativize(to).toString())).contains(parts[1]));
    }

    private static List<String> headings(final String text)
    {
        return FENCE.matcher(text).replaceAll("").lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ *", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
            .toList();
    }

    @Test
    void shouldKeepTheReadmeShort()
    {
        final long lines = Repository.text("README.md").lines().count();
        assertTrue(lines <= MAX_README_LINES, lines + " lines");
    }

    @Test
    void shouldNotSpeakTheOldDialect()
    {
        assertEquals(List.of(), dialect());
    }

    /** Each word of the old dialect with the file that has it. */
    static List<String> dialect()
    {
        final List<String> found = new ArrayList<>();
        for (final String file : Repository.files(".*\\.(java|md|xml|properties|options|yml)|scripts/.*"))
        {
            if (!MAY_NAME_WORDS.contains(file) && !file.startsWith("codecs/released/"))
            {
                final Matcher word = DIALECT.matcher(Repository.text(file));
                while (word.find())
                {
                    found.add(file + ": " + word.group());
                }
            }
        }
        return found;
    }

    @Test
    void shouldShowOnlyCommandsThatParse()
    {
        final List<String> broken = new ArrayList<>();
        final List<String> shown = commands();
        assertTrue(shown.size() > 10, "commands found: " + shown);
        for (final String command : shown)
        {
            final CommandLine commandLine =
                Softlanding.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
            final String[] arguments = command.replaceFirst("scripts/softlanding *", "")
                .replaceAll("\\[|]|\u2026", "").trim().split(" +");
            try
            {
                commandLine.parseArgs(filled(arguments));
            }
            catch (final CommandLine.ParameterException e)
            {
                broken.add(command + ": " + e.getMessage());
            }
        }
        assertEquals(List.of(), broken);
    }

    /**
     * Lines of fenced blocks and inline code that start with the script; a comment, a pipe or a redirection ends one.
     */
    private List<String> commands()
    {
        final List<String> found = new ArrayList<>();
        for (final String page : pages)
        {
            final String text = Repository.text(page);
            final Matcher fence = FENCE.matcher(text);
            while (fence.find())
            {
                Arrays.stream(fence.group(1).replace("\\\n", " ").split("\n|\\|"))
                    .map(String::trim)
                    .filter(line -> line.startsWith("scripts/softlanding "))
                    .forEach(found::add);
            }
            final Matcher inline = INLINE.matcher(text);
            while (inline.find())
            {
                found.add(inline.group(1));
            }
        }
        return found.stream().map(line -> line.replaceFirst("\\s+(#|>|2>|\\||;|&&).*", "")).distinct()
            .collect(Collectors.toList());
    }

    /** Puts a number where a page has a capital letter, a sequence or an id for one. */
    private static String[] filled(final String[] arguments)
    {
        return Arrays.stream(arguments).map(word -> word.matches("[A-Z]|SEQ|ID") ? "1" : word).toArray(String[]::new);
    }

    @Test
    void shouldNameOnlyScriptsThatExist()
    {
        final Pattern script = Pattern.compile("\\bscripts/([a-z-]+)");
        final List<String> missing = new ArrayList<>();
        for (final String page : pages)
        {
            final Matcher name = script.matcher(Repository.text(page));
            while (name.find())
            {
                if (!Files.isExecutable(Repository.root().resolve("scripts").resolve(name.group(1))))
                {
                    missing.add(page + ": " + name.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }
}
