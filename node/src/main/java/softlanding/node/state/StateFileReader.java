package softlanding.node.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import softlanding.engine.state.copy.StateSource;

/** Reads a state file once, from its header to its footer, and checks every byte of it on the way. */
final class StateFileReader implements StateSource, AutoCloseable
{
    private final Path file;
    private final FileChannel channel;
    private final StateHeader header;
    private final ByteBuffer raw = ByteBuffer.allocate(Section.CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer stored = ByteBuffer
        .allocate(Section.CHUNK_BYTES + Section.CHUNK_HEAD_BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final CRC32C crcOfAll = new CRC32C();
    private boolean isBegun;
    private long name;
    private int type;
    private int values;
    private int sections;

    private StateFileReader(final Path file, final FileChannel channel) throws IOException
    {
        this.file = file;
        this.channel = channel;
        final ByteBuffer start = ByteBuffer.allocate(StateHeader.MOST_BYTES);
        while (start.hasRemaining() && channel.read(start) >= 0)
        {
            // The header may be longer than what one call reads.
        }
        start.flip();
        try
        {
            header = StateHeader.of(start);
            channel.position(StateHeader.length(start));
        }
        catch (final IllegalArgumentException | java.nio.BufferUnderflowException notUsable)
        {
            throw new StateFileException(file, String.valueOf(notUsable.getMessage()));
        }
    }

    /** Opens a file and reads its header. */
    static StateFileReader open(final Path file) throws IOException
    {
        final FileChannel channel = FileChannel.open(file);
        boolean isOpen = false;
        try
        {
            final StateFileReader reader = new StateFileReader(file, channel);
            isOpen = true;
            return reader;
        }
        finally
        {
            if (!isOpen)
            {
                channel.close();
            }
        }
    }

    StateHeader header()
    {
        return header;
    }

    @Override
    public int size(final long section)
    {
        begin();
        if (name != section)
        {
            throw damaged("section " + section + " is missing, " + name + " stands in its place");
        }
        return values;
    }

    @Override
    public int longs(final long section, final long[] into)
    {
        take(section, Section.LONGS, into.length);
        final int perChunk = Section.CHUNK_BYTES / Long.BYTES;
        for (int from = 0; from < values; from += perChunk)
        {
            final int count = Math.min(perChunk, values - from);
            chunk(count * Long.BYTES);
            raw.asLongBuffer().get(into, from, count);
        }
        return values;
    }

    @Override
    public int ints(final long section, final int[] into)
    {
        take(section, Section.INTS, into.length);
        final int perChunk = Section.CHUNK_BYTES / Integer.BYTES;
        for (int from = 0; from < values; from += perChunk)
        {
            final int count = Math.min(perChunk, values - from);
            chunk(count * Integer.BYTES);
            raw.asIntBuffer().get(into, from, count);
        }
        return values;
    }

    @Override
    public int bytes(final long section, final byte[] into)
    {
        take(section, Section.BYTES, into.length);
        for (int from = 0; from < values; from += Section.CHUNK_BYTES)
        {
            final int count = Math.min(Section.CHUNK_BYTES, values - from);
            chunk(count);
            raw.get(into, from, count);
        }
        return values;
    }

    private void take(final long section, final int wanted, final int most)
    {
        final int size = size(section);
        if (type != wanted || size > most)
        {
            throw damaged("section " + section + " has " + size + " values of type " + type +
                ", there is room for " + most + " of type " + wanted);
        }
        isBegun = false;
    }

    private void begin()
    {
        if (!isBegun)
        {
            read(Section.HEAD_BYTES);
            name = stored.getLong();
            type = stored.getInt();
            values = stored.getInt();
            isBegun = true;
            sections++;
            if (type < Section.LONGS || type > Section.BYTES || values < 0)
            {
                throw damaged("section " + name + " is none");
            }
        }
    }

    /** Reads a chunk that becomes a number of bytes. */
    private void chunk(final int length)
    {
        readHead();
        final int encoding = stored.getInt(4);
        final int storedBytes = stored.getInt(8);
        if (stored.getInt(0) != length || storedBytes < 0 || storedBytes > Section.CHUNK_BYTES)
        {
            throw damaged("a chunk of section " + name + " has another length");
        }
        readRest(Section.CHUNK_HEAD_BYTES, Section.CHUNK_HEAD_BYTES + storedBytes);
        stored.position(Section.CHUNK_HEAD_BYTES).limit(Section.CHUNK_HEAD_BYTES + storedBytes);
        raw.clear();
        final boolean isWhole = switch (encoding)
        {
            case Section.RAW -> storedBytes == length && copy();
            case Section.ZERO_RUN -> ZeroRuns.decode(stored, raw, length);
            default -> false;
        };
        if (!isWhole)
        {
            throw damaged("a chunk of section " + name + " cannot be decoded");
        }
        raw.position(0).limit(length);
    }

    private boolean copy()
    {
        raw.put(stored);
        return true;
    }

    private void read(final int length)
    {
        readRest(0, length);
        stored.position(0);
    }

    private void readHead()
    {
        stored.clear().limit(Section.CHUNK_HEAD_BYTES);
        fill();
    }

    /** Reads up to a length and the checksum behind it, which must be that of all bytes before it. */
    private void readRest(final int from, final int length)
    {
        stored.clear().position(from).limit(length + Integer.BYTES);
        fill();
        crc.reset();
        crc.update(stored.array(), 0, length);
        final int value = stored.getInt(length);
        if (value != (int)crc.getValue())
        {
            throw damaged("its bytes before offset " + position() + " are damaged");
        }
        crcOfAll.update(value);
        crcOfAll.update(value >>> 8);
        crcOfAll.update(value >>> 16);
        crcOfAll.update(value >>> 24);
    }

    private void fill()
    {
        try
        {
            while (stored.hasRemaining())
            {
                if (channel.read(stored) < 0)
                {
                    throw damaged("it is cut");
                }
            }
        }
        catch (final IOException e)
        {
            throw new StateFileException(file, "it cannot be read", e);
        }
    }

    private long position()
    {
        try
        {
            return channel.position();
        }
        catch (final IOException e)
        {
            throw new StateFileException(file, "it cannot be read", e);
        }
    }

    /** Reads the footer, behind which nothing may stand. */
    void requireEnd() throws IOException
    {
        final int expected = (int)crcOfAll.getValue();
        stored.clear().limit(Section.FOOTER_BYTES);
        fill();
        crc.reset();
        crc.update(stored.array(), 0, Section.FOOTER_BYTES - Integer.BYTES);
        final boolean isSound = stored.getInt(Section.FOOTER_BYTES - Integer.BYTES) == (int)crc.getValue() &&
            stored.getLong(0) == Section.END_MARK && stored.getLong(8) == header.sequence() &&
            stored.getInt(16) == sections && stored.getInt(20) == expected;
        if (!isSound || channel.position() != channel.size())
        {
            throw damaged("its footer is damaged, or is not its end");
        }
    }

    /** Reads the whole file and keeps nothing of it. */
    void verify() throws IOException
    {
        while (channel.position() < channel.size() - Section.FOOTER_BYTES)
        {
            begin();
            isBegun = false;
            final long bytes = (long)values * Section.width(type);
            for (long from = 0; from < bytes; from += Section.CHUNK_BYTES)
            {
                chunk((int)Math.min(Section.CHUNK_BYTES, bytes - from));
            }
        }
        requireEnd();
    }

    private StateFileException damaged(final String what)
    {
        return new StateFileException(file, what);
    }

    @Override
    public void close() throws IOException
    {
        channel.close();
    }
}
