package softlanding.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.CommandProvider;
import softlanding.node.command.ExitCode;

class LabCommandsTest
{
    private static final List<String> NAMES =
        List.of("demo", "import", "study", "cascade", "simulate", "liquidator");

    @Test
    void shouldBeFoundOnTheClassPath()
    {
        assertEquals(1, ServiceLoader.load(CommandProvider.class).stream()
            .filter(provider -> provider.type() == LabCommands.class).count());
    }

    @Test
    void shouldProvideTheExperimentsInTheOrderOfTheHelp()
    {
        assertEquals(NAMES, new LabCommands().commands().stream()
            .map(command -> new CommandLine(command).getCommandName()).toList());
    }

    @Test
    void shouldListTheExperimentsUnderTheirHeadingAfterTheNodesCommands()
    {
        final CommandLineRun help = CommandLineRun.of("--help");

        assertEquals(ExitCode.OK, help.exitCode());
        final List<String> lines = help.out().lines().map(String::strip).collect(Collectors.toList());
        final int node = lines.indexOf("Node:");
        final int experiments = lines.indexOf(new LabCommands().group() + ":");
        assertTrue(node >= 0 && experiments > node, help.out());
        final List<String> listed = lines.subList(experiments + 1, lines.size()).stream()
            .map(line -> line.split(" ")[0]).filter(NAMES::contains).toList();
        assertEquals(NAMES, listed);
        final List<String> own = lines.subList(node + 1, experiments).stream().map(line -> line.split(" ")[0]).toList();
        assertTrue(own.containsAll(List.of("run", "replay", "dump", "recover")), own::toString);
        assertTrue(own.stream().noneMatch(NAMES::contains), own::toString);
    }
}
