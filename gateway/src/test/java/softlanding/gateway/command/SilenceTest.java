package softlanding.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import softlanding.node.command.Console;

class SilenceTest
{
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private final Silence silence = new Silence(new Console(new PrintWriter(text, true)), 0);

    @Test
    void shouldTellEachLongSilenceOnce()
    {
        silence.look(false, 4 * SECOND);
        assertEquals("", text.toString());
        silence.look(false, 5 * SECOND);
        silence.look(false, 60 * SECOND);
        assertEquals(1, text.toString().lines().count(), text.toString());
        assertTrue(text.toString().contains("secret"), text.toString());

        silence.look(true, 61 * SECOND);
        silence.look(false, 65 * SECOND);
        assertEquals(1, text.toString().lines().count(), text.toString());
        silence.look(false, 66 * SECOND);
        assertEquals(2, text.toString().lines().count(), text.toString());
    }
}
