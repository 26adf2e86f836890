package softlanding.codecs;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.sbe.PrimitiveType;

/**
 * The position of one field in its block and the meaning of its bytes.
 *
 * @param name      as in the schema.
 * @param offset    from the start of the block, in bytes.
 * @param length    in bytes.
 * @param kind      meaning of the bytes.
 * @param encoding  primitive type of the value; for {@link Kind#TEXT} the type of one character.
 * @param optional  whether the field may hold the null value.
 * @param nullValue value that means "absent"; an unsigned 64-bit number where the encoding is unsigned.
 * @param minValue  smallest value other than the null value.
 * @param maxValue  largest value other than the null value.
 * @param values    enumeration of a field of kind {@link Kind#ENUM}, else null.
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

    /** The meaning of the bytes of a field. */
    public enum Kind
    {
        /** A whole number in the field's own unit. */
        INTEGER,
        /** A mantissa in units of 1e-8. */
        DECIMAL,
        /** One of the values of an {@link EnumLayout}. */
        ENUM,
        /** Printable ASCII, padded with zeros. */
        TEXT
    }

    /**
     * Returns the enumeration of a field of kind {@link Kind#ENUM}.
     *
     * @return the enumeration.
     * @throws NullPointerException if the field is of another kind.
     */
    public EnumLayout enumeration()
    {
        return Objects.requireNonNull(values);
    }

    /**
     * Tells whether the value is an unsigned 64-bit number. A long holds it as a bit pattern.
     *
     * @return true for an unsigned 64-bit field.
     */
    public boolean isUnsigned64()
    {
        return encoding == PrimitiveType.UINT64;
    }

    /**
     * Tells whether a value is in the range of the field. The null value is not in the range.
     *
     * @param value as {@link #get} returns it.
     * @return true if the value is in the range.
     */
    public boolean isInRange(final long value)
    {
        return isUnsigned64() ?
            Long.compareUnsigned(minValue, value) <= 0 && Long.compareUnsigned(value, maxValue) <= 0 :
            minValue <= value && value <= maxValue;
    }

    /**
     * Reads the value of a field of any kind but {@link Kind#TEXT}, widened to a long.
     *
     * @param buffer      that holds the block.
     * @param blockOffset of the block, in bytes.
     * @return the value in the unit of the field; a bit pattern if {@link #isUnsigned64()}.
     */
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

    /**
     * Writes the value of a field of any kind but {@link Kind#TEXT}.
     *
     * @param buffer      that holds the block.
     * @param blockOffset of the block, in bytes.
     * @param value       in the range of the field, or the null value; not checked here.
     */
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

    /**
     * Returns the length of a {@link Kind#TEXT} without its padding.
     *
     * @param buffer      that holds the block.
     * @param blockOffset of the block, in bytes.
     * @return number of characters before the first zero.
     */
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
