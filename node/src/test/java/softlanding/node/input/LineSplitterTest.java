package softlanding.node.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest
{
    @Test
    void shouldNumberEveryLineFromOne() throws IOException
    {
        final LineSplitter lines = splitter("a\n\nb\r\nlast");
        final List<String> read = new ArrayList<>();
        while (lines.next())
        {
            read.add(lines.number() + "=" + lines.text().strip());
        }
        assertEquals(List.of("1=a", "2=", "3=b", "4=last"), read);
    }

    @Test
    void shouldSkipAByteOrderMarkOnlyAtTheStart() throws IOException
    {
        final LineSplitter lines = new LineSplitter(inPieces("\uFEFFa\n\uFEFFb", 2));
        assertTrue(lines.next());
        assertEquals("a", lines.text());
        assertTrue(lines.next());
        assertEquals("\uFEFFb", lines.text());
    }

    @Test
    void shouldJoinALineThatComesInPieces() throws IOException
    {
        final String line = "x".repeat(200_000);
        final LineSplitter lines = new LineSplitter(inPieces(line + "\ny\n", 777));
        assertTrue(lines.next());
        assertEquals(line, lines.text());
        assertTrue(lines.next());
        assertEquals("y", lines.text());
        assertFalse(lines.next());
        assertEquals(2, lines.number());
    }

    @Test
    void shouldCutALineThatIsTooLongAndGoOnBehindIt() throws IOException
    {
        final LineSplitter lines = splitter("x".repeat(LineSplitter.LONGEST_LINE + 1) + "\ny");
        assertTrue(lines.next());
        assertTrue(lines.isTooLong());
        assertTrue(lines.next());
        assertFalse(lines.isTooLong());
        assertEquals("y", lines.text());
        assertEquals(2, lines.number());
    }

    @Test
    void shouldHandOnEveryWholeLineBeforeAFailure() throws IOException
    {
        final LineSplitter lines = new LineSplitter(failingAfter("a\nb\nhalf"));
        assertTrue(lines.next());
        assertTrue(lines.next());
        assertEquals("b", lines.text());
        assertThrows(IOException.class, lines::next);
        assertEquals(2, lines.number());
    }

    private static LineSplitter splitter(final String text)
    {
        return new LineSplitter(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream inPieces(final String text, final int most)
    {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))
        {
            @Override
            public synchronized int read(final byte[] bytes, final int offset, final int length)
            {
                return super.read(bytes, offset, Math.min(length, most));
            }
        };
    }

    private static InputStream failingAfter(final String text)
    {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        {
            @Override
            public int read(final byte[] bytes, final int offset, final int length) throws IOException
            {
                final int read = super.read(bytes, offset, length);
                if (read < 0)
                {
                    throw new IOException("cut off");
                }
                return read;
            }
        };
    }
}
