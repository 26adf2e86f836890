package softlanding.codecs;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a frame before it is decoded, because generated decoders trust the wire.
 * <p>
 * A frame that passes can be decoded completely without reading beyond its end. Every enum in it has a known name,
 * every
 * required field has a value, and every text is printable ASCII. The check does not judge whether the values make
 * sense.
 * It is stateless, and it allocates nothing for a frame that passes.
 */
public final class FrameCheck
{
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int DIMENSIONS_LENGTH = GroupSizeEncodingDecoder.ENCODED_LENGTH;
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    private final MessageCatalog catalog = MessageCatalog.instance();

    /**
     * Checks a frame of any message.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame's header, in bytes.
     * @param length of the frame with its header, in bytes.
     * @return null if the frame is sound, else the reason of the refusal with the name of the field.
     */
    public @Nullable String refusal(final DirectBuffer buffer, final int offset, final int length)
    {
        if (offset < 0 || length < 0 || (long)offset + length > buffer.capacity())
        {
            return "frame: offset " + offset + " and length " + length + " leave the buffer of " + buffer.capacity();
        }
        if (length < HEADER_LENGTH)
        {
            return "header: frame of " + length + " bytes is shorter than the header of " + HEADER_LENGTH;
        }
        final int schemaId = uint16(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset());
        if (schemaId != catalog.schemaId())
        {
            return "header.schemaId: expected " + catalog.schemaId() + ", is " + schemaId;
        }
        final int version = uint16(buffer, offset + MessageHeaderDecoder.versionEncodingOffset());
        if (version != catalog.version())
        {
            return "header.version: expected " + catalog.version() + ", is " + version;
        }
        final int templateId = uint16(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
        final MessageLayout message = catalog.message(templateId);
        return message == null ?
            "header.templateId: no message has " + templateId : refusal(message, buffer, offset, length);
    }

    /**
     * Checks a frame that must be an event.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame's header, in bytes.
     * @param length of the frame with its header, in bytes.
     * @return null if the frame is a sound event, else the reason of the refusal with the name of the field.
     */
    public @Nullable String refusalOfEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        final String refusal = refusal(buffer, offset, length);
        if (refusal != null)
        {
            return refusal;
        }
        final MessageLayout message = messageOf(buffer, offset);
        return message.isEvent() ? null : "header.templateId: " + message.name() + " is a decision, not an event";
    }

    /**
     * Returns the message type of a frame that passed the check.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame's header, in bytes.
     * @return layout of the message.
     */
    public MessageLayout messageOf(final DirectBuffer buffer, final int offset)
    {
        return Objects.requireNonNull(
            catalog.message(uint16(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset())));
    }

    private static @Nullable String refusal(
        final MessageLayout message, final DirectBuffer buffer, final int offset, final int length)
    {
        final int blockLength = uint16(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
        if (blockLength != message.root().length())
        {
            return message + ": block length must be " + message.root().length() + ", is " + blockLength;
        }
        final int end = offset + length;
        int position = offset + HEADER_LENGTH;
        if (end - position < blockLength)
        {
            return message + ": block of " + blockLength + " bytes is cut after " + (end - position);
        }
        final String blockRefusal = blockRefusal(message.root(), buffer, position);
        if (blockRefusal != null)
        {
            return message + "." + blockRefusal;
        }
        position += blockLength;
        for (int i = 0; i < message.groups().size(); i++)
        {
            final BlockLayout group = message.groups().get(i);
            final String groupRefusal = groupRefusal(group, buffer, position, end);
            if (groupRefusal != null)
            {
                return message + "." + group.name() + groupRefusal;
            }
            position += DIMENSIONS_LENGTH + count(buffer, position) * group.length();
        }
        return position == end ? null : message + ": " + (end - position) + " bytes follow its end";
    }

    private static @Nullable String groupRefusal(
        final BlockLayout group, final DirectBuffer buffer, final int position, final int end)
    {
        if (end - position < DIMENSIONS_LENGTH)
        {
            return ": dimensions of " + DIMENSIONS_LENGTH + " bytes are cut after " + (end - position);
        }
        final int entryLength = uint16(buffer, position + GroupSizeEncodingDecoder.blockLengthEncodingOffset());
        if (entryLength != group.length())
        {
            return ": block length must be " + group.length() + ", is " + entryLength;
        }
        final int count = count(buffer, position);
        final int entries = position + DIMENSIONS_LENGTH;
        if (count > GroupSizeEncodingDecoder.numInGroupMaxValue() || (long)count * entryLength > end - entries)
        {
            return ": " + count + " entries of " + entryLength + " bytes do not fit into " + (end - entries);
        }
        for (int i = 0; i < count; i++)
        {
            final String blockRefusal = blockRefusal(group, buffer, entries + i * entryLength);
            if (blockRefusal != null)
            {
                return "[" + i + "]." + blockRefusal;
            }
        }
        return null;
    }

    private static @Nullable String blockRefusal(final BlockLayout block, final DirectBuffer buffer, final int offset)
    {
        final List<FieldLayout> fields = block.fields();
        for (int i = 0; i < fields.size(); i++)
        {
            final FieldLayout field = fields.get(i);
            final String refusal = field.kind() == FieldLayout.Kind.TEXT ?
                textRefusal(field, buffer, offset) : valueRefusal(field, field.get(buffer, offset));
            if (refusal != null)
            {
                return field + ": " + refusal;
            }
        }
        return null;
    }

    private static @Nullable String valueRefusal(final FieldLayout field, final long value)
    {
        if (value == field.nullValue())
        {
            return field.optional() ? null : "is required, but holds the null value";
        }
        if (field.kind() == FieldLayout.Kind.ENUM)
        {
            final EnumLayout values = field.enumeration();
            return values.nameOf(value) == null ? "no " + values.name() + " has value " + value : null;
        }
        return field.isInRange(value) ? null : value + " is out of range";
    }

    private static @Nullable String textRefusal(
        final FieldLayout field, final DirectBuffer buffer, final int blockOffset)
    {
        final int start = blockOffset + field.offset();
        final int textLength = field.textLength(buffer, blockOffset);
        for (int i = 0; i < field.length(); i++)
        {
            final byte character = buffer.getByte(start + i);
            if (i < textLength && (character < FIRST_PRINTABLE || LAST_PRINTABLE < character))
            {
                return "byte " + i + " is not printable ASCII: " + character;
            }
            if (i >= textLength && character != 0)
            {
                return "byte " + i + " follows the end of the text: " + character;
            }
        }
        return null;
    }

    private static int count(final DirectBuffer buffer, final int dimensionsOffset)
    {
        return uint16(buffer, dimensionsOffset + GroupSizeEncodingDecoder.numInGroupEncodingOffset());
    }

    private static int uint16(final DirectBuffer buffer, final int index)
    {
        return buffer.getShort(index, LITTLE_ENDIAN) & 0xFFFF;
    }
}
