package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import softlanding.node.command.Softlanding;

/** Holds the list of commands that the compiler does not see: modules offer them on the class path. */
class CommandListTest
{
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commands = Softlanding.commandLine(new PrintWriter(out), new PrintWriter(err, true));

    @Test
    void shouldOfferEachCommandFromItsModule()
    {
        final Map<String, String> expected = new TreeMap<>();
        List.of("run", "replay", "dump", "recover", "torn", "journal", "node", "keeper")
            .forEach(name -> expected.put(name, "node"));
        List.of("gateway", "driver", "send", "subscribe").forEach(name -> expected.put(name, "gateway"));
        List.of("demo", "import", "study", "cascade", "simulate", "liquidator")
            .forEach(name -> expected.put(name, "lab"));
        final Map<String, String> offered = new TreeMap<>();
        commands.getSubcommands().forEach((name, command) ->
        {
            if (!"help".equals(name))
            {
                offered.put(name, command.getCommand().getClass().getName().split("\\.")[1]);
            }
        });
        assertEquals(expected, offered);
    }

    @Test
    void shouldListCommandsByGroup()
    {
        assertEquals(0, commands.execute("help"));

        final String help = out.toString();
        final int node = help.indexOf("\nNode:");
        final int lab = help.indexOf("\nExperiments:");
        assertTrue(0 < node && node < lab, help);
        assertTrue(help.substring(node, lab).contains("recover"), help);
        assertTrue(help.substring(lab).contains("liquidator"), help);
    }

    @ParameterizedTest
    @CsvSource({
        "help,0", "--version,0", "run --help,0", "nonsense,2", "run,2", "replay --journal no-such-folder,2",
        "dump --journal no-such-folder,2", "recover --journal no-such-folder,2", "import,2",
        "run --events no-such-file --journal target/no-such-journal,2", "demo --accounts 0,2", "study --books 0,2",
        "cascade --seeds 0,2", "liquidator --journal no-such-folder --id 1,2", "simulate --seeds 1 --seed 1,0"})
    void shouldEndWithTheDocumentedExitCode(final String arguments, final int exitCode)
    {
        assertEquals(exitCode, commands.execute(arguments.split(" ")), () -> err.toString());
    }
}
