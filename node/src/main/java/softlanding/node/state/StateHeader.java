package softlanding.node.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import softlanding.engine.state.EngineLimits;
import softlanding.node.replay.NamedLimits;

/**
 * What a state file says of itself before its sections.
 *
 * @param sequence     of the last event in the state.
 * @param decisions    number of decisions up to that event.
 * @param timeNs       that the engine has reached, nanoseconds since the epoch.
 * @param stateHash    of the engine.
 * @param gateHash     of what the gate knows.
 * @param rulesVersion rules by which the engine decided.
 * @param schemaHash   of the schema of the journal.
 * @param journalId    of the journal.
 * @param limits       of the engine.
 */
public record StateHeader(
    long sequence,
    long decisions,
    long timeNs,
    long stateHash,
    long gateHash,
    long rulesVersion,
    String schemaHash,
    String journalId,
    EngineLimits limits)
{
    static final int MOST_BYTES = 4_096;
    private static final long MAGIC = 0x3153_4554_4154_534cL;
    private static final int FORMAT = 1;
    private static final int START_BYTES = 16;
    private static final int MOST_TEXT = 1_024;

    /** Writes the header with its checksum to the beginning of a buffer, which is then ready to be read. */
    void putTo(final ByteBuffer buffer)
    {
        buffer.clear().order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(MAGIC).putInt(FORMAT).putInt(0);
        buffer.putLong(sequence).putLong(decisions).putLong(timeNs).putLong(stateHash).putLong(gateHash);
        buffer.putLong(rulesVersion);
        putText(buffer, schemaHash);
        putText(buffer, journalId);
        final Map<String, Integer> named = NamedLimits.of(limits);
        buffer.putInt(named.size());
        named.values().forEach(buffer::putInt);
        buffer.putInt(START_BYTES - Integer.BYTES, buffer.position() + Integer.BYTES);
        buffer.putInt(crc(buffer, buffer.position()));
        buffer.flip();
    }

    /**
     * Reads a header.
     *
     * @param buffer the beginning of a file, at least as much as the header has.
     * @throws IllegalArgumentException if it is none, or damaged; the message says what is wrong.
     */
    static StateHeader of(final ByteBuffer buffer)
    {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        final int length = length(buffer);
        if (crc(buffer, length - Integer.BYTES) != buffer.getInt(length - Integer.BYTES))
        {
            throw new IllegalArgumentException("its header is damaged");
        }
        buffer.position(START_BYTES);
        final long sequence = buffer.getLong();
        final long decisions = buffer.getLong();
        final long timeNs = buffer.getLong();
        final long stateHash = buffer.getLong();
        final long gateHash = buffer.getLong();
        final long rulesVersion = buffer.getLong();
        return new StateHeader(
            sequence, decisions, timeNs, stateHash, gateHash, rulesVersion, text(buffer), text(buffer),
            limits(buffer));
    }

    private static EngineLimits limits(final ByteBuffer buffer)
    {
        final EngineLimits defaults = EngineLimits.defaults();
        final Map<String, Integer> named = new LinkedHashMap<>();
        final Iterator<String> names = NamedLimits.of(defaults).keySet().iterator();
        for (int left = buffer.getInt(); left > 0 && names.hasNext(); left--)
        {
            named.put(names.next(), buffer.getInt());
        }
        return NamedLimits.changed(defaults, named);
    }

    /** Returns the length of a header, in bytes. */
    static int length(final ByteBuffer buffer)
    {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.limit() < START_BYTES || buffer.getLong(0) != MAGIC)
        {
            throw new IllegalArgumentException("it is no state file");
        }
        if (buffer.getInt(Long.BYTES) != FORMAT)
        {
            throw new IllegalArgumentException(
                "it has format " + buffer.getInt(Long.BYTES) + ", this program reads format " + FORMAT);
        }
        final int length = buffer.getInt(START_BYTES - Integer.BYTES);
        if (length <= START_BYTES || length > buffer.limit())
        {
            throw new IllegalArgumentException("its header is damaged or cut");
        }
        return length;
    }

    private static void putText(final ByteBuffer buffer, final String text)
    {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
    }

    private static String text(final ByteBuffer buffer)
    {
        final byte[] bytes = new byte[Math.max(0, Math.min(MOST_TEXT, buffer.getInt()))];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int crc(final ByteBuffer buffer, final int length)
    {
        final CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(0).limit(length));
        return (int)crc.getValue();
    }
}
