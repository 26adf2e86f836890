package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandGroupsTest
{
    @TempDir
    private Path folder;

    @Command(name = "top", subcommands = Inspect.class)
    private static final class Top
    {
    }

    @Command(name = "inspect", description = "Inspects.")
    private static final class Inspect
    {
    }

    @Command(name = "zebra", description = "Comes first.")
    private static final class Zebra
    {
    }

    @Command(name = "ant", description = "Comes second.")
    private static final class Ant
    {
    }

    @Test
    void shouldListTheNodesOwnCommandsWithoutAProvider()
    {
        final CommandLine line = load(Thread.currentThread().getContextClassLoader());

        final List<String> help = help(line);
        final int heading = help.indexOf("Node:");
        assertTrue(heading >= 0, () -> String.join("\n", help));
        assertTrue(help.get(heading + 1).strip().startsWith("inspect"), help.get(heading + 1));
    }

    @Test
    void shouldListProvidedCommandsUnderTheirHeadingInTheProvidersOrder() throws IOException
    {
        final Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(CommandProvider.class.getName()), Provider.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
            new URL[]{folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader()))
        {
            final CommandLine line = load(loader);

            assertTrue(line.getSubcommands().containsKey("zebra"));
            final List<String> help = help(line).stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
            final int heading = help.indexOf("Animals:");
            assertTrue(heading > help.indexOf("Node:"), () -> String.join("\n", help));
            assertTrue(help.get(heading + 1).matches("zebra +Comes first\\."), help.get(heading + 1));
            assertTrue(help.get(heading + 2).matches("ant +Comes second\\."), help.get(heading + 2));
            assertEquals(1, help.stream().filter(text -> text.startsWith("inspect ")).count());
        }
    }

    /** Provides two commands whose order is not alphabetical. */
    public static final class Provider implements CommandProvider
    {
        @Override
        public String group()
        {
            return "Animals";
        }

        @Override
        public List<Object> commands()
        {
            return List.of(new Zebra(), new Ant());
        }
    }

    private static CommandLine load(final ClassLoader loader)
    {
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try
        {
            return CommandGroups.addTo(new CommandLine(new Top()));
        }
        finally
        {
            thread.setContextClassLoader(before);
        }
    }

    private static List<String> help(final CommandLine line)
    {
        return line.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().toList();
    }
}
