package softlanding.node.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One execution of the command line in this process.
 *
 * @param exitCode of the command.
 * @param out      standard output.
 * @param err      standard error.
 */
public record CommandLineRun(int exitCode, String out, String err)
{
    public static CommandLineRun of(final Object... arguments)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++)
        {
            texts[i] = arguments[i].toString();
        }
        final int exitCode =
            Softlanding.commandLine(new PrintWriter(out), new PrintWriter(err, true)).execute(texts);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
