package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitedReporterTest
{
    private final StringWriter err = new StringWriter();
    private final LimitedReporter reporter = new LimitedReporter(new Console(new PrintWriter(err)));

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "19, 19", "20, 20"})
    void shouldPrintEveryMessageUpToTheLimitAndNoCount(final int messages, final int printed)
    {
        add(messages);

        assertEquals(printed, lines().size());
        assertEquals(messages, reporter.count());
    }

    @ParameterizedTest
    @CsvSource({"21, 1", "22, 2", "1020, '1,000'"})
    void shouldCountTheMessagesBeyondTheLimit(final int messages, final String more)
    {
        add(messages);

        final List<String> lines = lines();
        assertEquals(21, lines.size());
        assertEquals("message 1", lines.get(0));
        assertEquals("message 20", lines.get(19));
        assertEquals("... and " + more + " more bad lines", lines.get(20));
        assertEquals(messages, reporter.count());
    }

    @Test
    void shouldPrintAMessageThatLooksLikeAFormat()
    {
        reporter.add("line 1: 100 %s %d");

        assertEquals(List.of("line 1: 100 %s %d"), lines());
    }

    private void add(final int messages)
    {
        for (int i = 1; i <= messages; i++)
        {
            reporter.add("message " + i);
        }
        reporter.close("bad lines");
    }

    private List<String> lines()
    {
        return err.toString().lines().toList();
    }
}
