package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import softlanding.node.command.Softlanding;

/** Keeps the page of commands equal to the help of the commands; {@code -Dsoftlanding.writeCliPage=true} writes it. */
class CliPageTest
{
    private static final String PAGE = "docs/reference/cli.md";
    private static final int WIDTH = 110;

    @Test
    void shouldPrintTheHelpOfEveryCommand() throws IOException
    {
        final CommandLine root = Softlanding.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())).setUsageHelpWidth(WIDTH);
        final StringBuilder page = new StringBuilder(
            "# Command line\n\nThe help of every command, generated from the commands; " +
            "`scripts/softlanding help COMMAND` prints the same.\nExit codes: 0 done; 1 failure; 2 unusable input, " +
            "options or version; 3 a replay diverged; 4 a journal is damaged or in use.\n");
        append(page, root);
        if (Boolean.getBoolean("softlanding.writeCliPage"))
        {
            Files.writeString(Repository.root().resolve(PAGE), page);
        }
        assertEquals(page.toString(), Repository.text(PAGE));
    }

    private static void append(final StringBuilder page, final CommandLine command)
    {
        page.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```text\n")
            .append(command.getUsageMessage(Ansi.OFF).replaceAll("(?m)[ \t]+$", "").strip()).append("\n```\n");
        command.getSubcommands().forEach((name, sub) ->
        {
            if (!"help".equals(name))
            {
                append(page, sub);
            }
        });
    }
}
