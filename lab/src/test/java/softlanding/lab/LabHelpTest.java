package softlanding.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.ExitCode;

class LabHelpTest
{
    @ParameterizedTest
    @ValueSource(strings = {"demo", "import", "import deribit", "study", "cascade", "simulate", "liquidator"})
    void shouldHelp(final String command)
    {
        final CommandLineRun run = CommandLineRun.of((Object[])(command + " --help").split(" "));
        assertEquals(ExitCode.OK, run.exitCode());
        assertTrue(run.out().contains("Usage: softlanding " + command), run.out());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "import deribit", "liquidator", "study --books many", "demo --nonsense"})
    void shouldExitWithTwoOnWrongUsage(final String arguments)
    {
        final CommandLineRun run = CommandLineRun.of((Object[])arguments.split(" "));
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("Usage"), run.err());
    }
}
