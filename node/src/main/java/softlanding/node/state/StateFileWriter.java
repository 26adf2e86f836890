package softlanding.node.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import softlanding.engine.state.copy.StateSink;

/** Writes a state file: a header, sections in chunks, a footer, each with its checksum. */
final class StateFileWriter implements StateSink
{
    private final FileChannel channel;
    private final ByteBuffer raw = ByteBuffer.allocate(Section.CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer stored = ByteBuffer
        .allocate(Section.CHUNK_BYTES + Section.CHUNK_HEAD_BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final CRC32C crcOfAll = new CRC32C();
    private int sections;

    StateFileWriter(final FileChannel channel)
    {
        this.channel = channel;
    }

    void header(final StateHeader header) throws IOException
    {
        final ByteBuffer bytes = ByteBuffer.allocate(StateHeader.MOST_BYTES);
        header.putTo(bytes);
        write(bytes);
    }

    @Override
    public void longs(final long section, final long[] values, final int size)
    {
        begin(section, Section.LONGS, size);
        final int perChunk = Section.CHUNK_BYTES / Long.BYTES;
        for (int from = 0; from < size; from += perChunk)
        {
            final int count = Math.min(perChunk, size - from);
            raw.clear().asLongBuffer().put(values, from, count);
            chunk(count * Long.BYTES);
        }
    }

    @Override
    public void ints(final long section, final int[] values, final int size)
    {
        begin(section, Section.INTS, size);
        final int perChunk = Section.CHUNK_BYTES / Integer.BYTES;
        for (int from = 0; from < size; from += perChunk)
        {
            final int count = Math.min(perChunk, size - from);
            raw.clear().asIntBuffer().put(values, from, count);
            chunk(count * Integer.BYTES);
        }
    }

    @Override
    public void bytes(final long section, final byte[] values, final int size)
    {
        begin(section, Section.BYTES, size);
        for (int from = 0; from < size; from += Section.CHUNK_BYTES)
        {
            final int count = Math.min(Section.CHUNK_BYTES, size - from);
            raw.clear().put(values, from, count);
            chunk(count);
        }
    }

    private void begin(final long section, final int type, final int size)
    {
        sections++;
        stored.clear().putLong(section).putInt(type).putInt(size);
        finish();
    }

    private void chunk(final int length)
    {
        raw.position(0).limit(length);
        stored.clear().position(Section.CHUNK_HEAD_BYTES);
        final boolean isShorter = ZeroRuns.encode(raw, stored);
        if (!isShorter)
        {
            stored.position(Section.CHUNK_HEAD_BYTES).put(raw.position(0));
        }
        stored.putInt(0, length).putInt(4, isShorter ? Section.ZERO_RUN : Section.RAW)
            .putInt(8, stored.position() - Section.CHUNK_HEAD_BYTES);
        finish();
    }

    /** Appends the checksum of what was put, and writes both. */
    private void finish()
    {
        crc.reset();
        crc.update(stored.array(), 0, stored.position());
        final int value = (int)crc.getValue();
        crcOfAll.update(value);
        crcOfAll.update(value >>> 8);
        crcOfAll.update(value >>> 16);
        crcOfAll.update(value >>> 24);
        stored.putInt(value).flip();
        try
        {
            write(stored);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    void footer(final long sequence) throws IOException
    {
        stored.clear().putLong(Section.END_MARK).putLong(sequence).putInt(sections).putInt((int)crcOfAll.getValue());
        crc.reset();
        crc.update(stored.array(), 0, stored.position());
        stored.putInt((int)crc.getValue()).flip();
        write(stored);
    }

    private void write(final ByteBuffer bytes) throws IOException
    {
        while (bytes.hasRemaining())
        {
            channel.write(bytes);
        }
    }
}
