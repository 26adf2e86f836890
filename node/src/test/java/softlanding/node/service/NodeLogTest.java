package softlanding.node.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of the log, and the limit of refusals. */
class NodeLogTest
{
    private final StringWriter text = new StringWriter();
    private Instant now = Instant.parse("2026-01-15T00:00:00Z");
    private final NodeLog log = new NodeLog(new PrintWriter(text), new Clock()
    {
        @Override
        public ZoneId getZone()
        {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(final ZoneId zone)
        {
            return this;
        }

        @Override
        public Instant instant()
        {
            return now;
        }
    });

    @Test
    void shouldEscapeWhatJsonCannotHold()
    {
        assertEquals("{\"a\":\"x\\\"y\\\\z\\u000a\",\"n\":-1,\"b\":true}",
            new JsonLine().put("a", "x\"y\\z\n").put("n", -1).put("b", true).toString());
        assertEquals("[\"a\",\"b\\u0009\"]", JsonLine.list(List.of("a", "b\t")));
    }

    @Test
    void shouldWriteTwentyRefusalsOfASourceInAMinuteThenANumber()
    {
        refuse("a", 25);
        refuse("b", 1);
        assertEquals(21, text.toString().lines().count());

        now = now.plus(Duration.ofSeconds(61));
        refuse("a", 1);

        assertEquals(23, text.toString().lines().count(), text.toString());
        assertTrue(text.toString().contains("\"event\":\"refusals-counted\",\"source\":\"a\",\"more\":5"),
            text.toString());
    }

    @Test
    void shouldSayAtTheEndWhatWasOnlyCounted()
    {
        refuse("a", 22);
        log.closeRefusals();

        assertTrue(text.toString().endsWith("\"source\":\"a\",\"more\":2}\n"), text.toString());
    }

    private void refuse(final String source, final int times)
    {
        for (int i = 0; i < times; i++)
        {
            log.refusal(source, log.warning("refused").put("line", i));
        }
    }
}
