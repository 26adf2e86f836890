package softlanding.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outbox keeps messages until they were accepted and the time is over, and is full rather than forgetting one. */
class MappedOutboxTest
{
    private static final int BYTES = 8_192;
    private static final int MESSAGE_BYTES = 500;

    @TempDir
    private Path folder;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);

    @Test
    void shouldGoRoundAndRoundWithoutLosingAnything()
    {
        long appended = 0;
        long accepted = 0;
        for (int start = 0; start < 20; start++)
        {
            try (MappedOutbox outbox = open(0))
            {
                assertEquals(appended, outbox.lastPosition());
                while (append(outbox, appended) > 0)
                {
                    appended += 2;
                }
                assertEquals(positions(accepted, appended), read(outbox, accepted + 1));
                accepted += Math.max(2, (appended - accepted) / 4 * 2);
                outbox.state().accept(accepted, 0, 0);
                outbox.onAccepted(accepted, 1);
                assertTrue(append(outbox, appended) > 0);
                appended += 2;
                assertEquals(positions(accepted, appended), read(outbox, accepted + 1));
            }
        }
        assertTrue(appended > 60, "appended: " + appended);
    }

    @Test
    void shouldKeepWhatWasAcceptedForAWhile()
    {
        try (MappedOutbox outbox = open(1_000))
        {
            long appended = 0;
            while (append(outbox, appended) > 0)
            {
                appended += 2;
            }
            outbox.onAccepted(4, 10_000);
            assertEquals(MappedOutbox.FULL, append(outbox, appended));
            assertTrue(outbox.rewindTo(0));
            outbox.onAccepted(4, 11_000);
            assertTrue(append(outbox, appended) > 0);
            assertFalse(outbox.rewindTo(0));
        }
    }

    @Test
    void shouldKeepItsStreamAndRefuseAMessageThatNeverFits()
    {
        final long streamId;
        try (MappedOutbox outbox = open(0))
        {
            streamId = outbox.state().streamId();
            assertThrows(IllegalArgumentException.class, () ->
                outbox.append(1, new UnsafeBuffer(new byte[BYTES]), 0, BYTES));
        }
        try (MappedOutbox outbox = open(0))
        {
            assertEquals(streamId, outbox.state().streamId());
        }
    }

    private MappedOutbox open(final long keepNs)
    {
        return MappedOutbox.open(folder.resolve("outbox"), BYTES, keepNs);
    }

    private long append(final MappedOutbox outbox, final long appended)
    {
        message.putLong(0, appended + 1);
        return outbox.append(2, message, 0, MESSAGE_BYTES - (int)(appended % 7) * 40);
    }

    private static List<Long> positions(final long accepted, final long appended)
    {
        final List<Long> positions = new ArrayList<>();
        for (long position = accepted + 1; position <= appended; position += 2)
        {
            positions.add(position);
        }
        return positions;
    }

    private static List<Long> read(final MappedOutbox outbox, final long from)
    {
        final List<Long> found = new ArrayList<>();
        long next = from;
        long before;
        do
        {
            before = next;
            next = outbox.read(next, (position, frames, buffer, offset, length) ->
            {
                assertEquals(position, buffer.getLong(offset));
                return found.add(position);
            });
        }
        while (next != before);
        return found;
    }
}
