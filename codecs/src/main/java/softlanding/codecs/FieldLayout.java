package softlanding.codecs;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.sbe.PrimitiveType;

/**
 * Where one field stands in its block and what its bytes mean.
 *
 * @param name      as in the schema.
 * @param offset    bytes from the start of the block.
 * @param length    bytes.
 * @param kind      what the bytes mean.
 * @param encoding  primitive type of the value; of one character for {@link Kind#TEXT}.
 * @param optional  whether the field may hold the null value.
 * @param nullValue stands for absence; as an unsigned 64-bit number where the encoding is one.
 * @param minValue  least value that is not absence.
 * @param maxValue  greatest value that is not absence.
 * @param values    of an {@link Kind#ENUM}, else null.
 */
public record FieldLayout(
    String name,
    int offset,
    int length,
    Kind kind,
    PrimitiveType encoding,
    boolean optional,
    long nullValue,
    long minValue,
    long maxValue,
    @Nullable EnumLayout values)
{
    /** Digits after the point of a {@link Kind#DECIMAL}: its int64 mantissa counts units of 1e-8. */
    public static final int DECIMAL_PLACES = 8;

    /** What the bytes of a field mean. */
    public enum Kind
    {
        /** A whole number of the field's own unit. */
        INTEGER,
        /** A mantissa in units of 1e-8. */
        DECIMAL,
        /** One of the values of an {@link EnumLayout}. */
        ENUM,
        /** Printable ASCII, padded with zeros. */
        TEXT
    }

    /** The values of an {@link Kind#ENUM}; other kinds have none. */
    public EnumLayout enumeration()
    {
        return Objects.requireNonNull(values);
    }

    /** Whether the value is an unsigned number that a long holds only as a bit pattern. */
    public boolean isUnsigned64()
    {
        return encoding == PrimitiveType.UINT64;
    }

    /** Whether a value is one of the field's numbers, absence not counted. */
    public boolean isInRange(final long value)
    {
        return isUnsigned64() ?
            Long.compareUnsigned(minValue, value) <= 0 && Long.compareUnsigned(value, maxValue) <= 0 :
            minValue <= value && value <= maxValue;
    }

    /** The value in a block, widened to a long. Not for {@link Kind#TEXT}. */
    public long get(final DirectBuffer buffer, final int blockOffset)
    {
        final int index = blockOffset + offset;
        return switch (encoding)
        {
            case CHAR, UINT8 -> buffer.getByte(index) & 0xFF;
            case INT8 -> buffer.getByte(index);
            case UINT16 -> buffer.getShort(index, LITTLE_ENDIAN) & 0xFFFF;
            case INT16 -> buffer.getShort(index, LITTLE_ENDIAN);
            case UINT32 -> buffer.getInt(index, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
            case INT32 -> buffer.getInt(index, LITTLE_ENDIAN);
            case INT64, UINT64 -> buffer.getLong(index, LITTLE_ENDIAN);
            case FLOAT, DOUBLE -> throw new IllegalStateException("floating point on the wire: field=" + name);
        };
    }

    /** Puts a value, which must be in range or the null value, into a block. Not for {@link Kind#TEXT}. */
    public void put(final MutableDirectBuffer buffer, final int blockOffset, final long value)
    {
        final int index = blockOffset + offset;
        switch (length)
        {
            case Byte.BYTES -> buffer.putByte(index, (byte)value);
            case Short.BYTES -> buffer.putShort(index, (short)value, LITTLE_ENDIAN);
            case Integer.BYTES -> buffer.putInt(index, (int)value, LITTLE_ENDIAN);
            case Long.BYTES -> buffer.putLong(index, value, LITTLE_ENDIAN);
            default -> throw new IllegalStateException("not a number: field=" + name + ", length=" + length);
        }
    }

    /** Number of characters before the padding of a {@link Kind#TEXT}. */
    public int textLength(final DirectBuffer buffer, final int blockOffset)
    {
        int count = 0;
        while (count < length && buffer.getByte(blockOffset + offset + count) != 0)
        {
            count++;
        }
        return count;
    }

    @Override
    public String toString()
    {
        return name;
    }
}
