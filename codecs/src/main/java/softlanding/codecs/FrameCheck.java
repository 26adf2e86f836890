package softlanding.codecs;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static softlanding.codecs.FrameFault.BYTES_AFTER_TEXT;
import static softlanding.codecs.FrameFault.CUT;
import static softlanding.codecs.FrameFault.GROUP_TOO_LARGE;
import static softlanding.codecs.FrameFault.NOT_AN_EVENT;
import static softlanding.codecs.FrameFault.NOT_ASCII;
import static softlanding.codecs.FrameFault.OUT_OF_RANGE;
import static softlanding.codecs.FrameFault.REQUIRED_IS_NULL;
import static softlanding.codecs.FrameFault.TOO_SHORT;
import static softlanding.codecs.FrameFault.TRAILING_BYTES;
import static softlanding.codecs.FrameFault.UNKNOWN_ENUM;
import static softlanding.codecs.FrameFault.UNKNOWN_TEMPLATE;
import static softlanding.codecs.FrameFault.UNKNOWN_VERSION;
import static softlanding.codecs.FrameFault.WRONG_BLOCK_LENGTH;
import static softlanding.codecs.FrameFault.WRONG_ENTRY_LENGTH;
import static softlanding.codecs.FrameFault.WRONG_SCHEMA;

import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a frame before it is decoded, because generated decoders trust the wire.
 * <p>
 * A frame that passes can be decoded completely without reading beyond its end. Every enum in it has a known name,
 * every required field has a value, and every text is printable ASCII. The check does not judge whether the values make
 * sense. It is stateless, and it allocates nothing for a frame that passes.
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
        final UnsoundFrame unsound = check(buffer, offset, length);
        return unsound == null ? null : unsound.reason();
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
        final UnsoundFrame unsound = checkEvent(buffer, offset, length);
        return unsound == null ? null : unsound.reason();
    }

    /**
     * Checks a frame that must be an event.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame's header, in bytes.
     * @param length of the frame with its header, in bytes.
     * @return null if the frame is a sound event, else why not.
     */
    public @Nullable UnsoundFrame checkEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        final UnsoundFrame unsound = check(buffer, offset, length);
        if (unsound != null)
        {
            return unsound;
        }
        final MessageLayout message = messageOf(buffer, offset);
        return message.isEvent() ? null :
            unsound(NOT_AN_EVENT, "header.templateId", ": " + message.name() + " is a decision, not an event");
    }

    private @Nullable UnsoundFrame check(final DirectBuffer buffer, final int offset, final int length)
    {
        if (offset < 0 || length < 0 || (long)offset + length > buffer.capacity())
        {
            return unsound(TOO_SHORT, "frame",
                ": offset " + offset + " and length " + length + " leave the buffer of " + buffer.capacity());
        }
        if (length < HEADER_LENGTH)
        {
            return unsound(TOO_SHORT, "header",
                ": frame of " + length + " bytes is shorter than the header of " + HEADER_LENGTH);
        }
        final int schemaId = uint16(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset());
        if (schemaId != catalog.schemaId())
        {
            return unsound(WRONG_SCHEMA, "header.schemaId", ": expected " + catalog.schemaId() + ", is " + schemaId);
        }
        final int version = uint16(buffer, offset + MessageHeaderDecoder.versionEncodingOffset());
        if (version != catalog.version())
        {
            return unsound(UNKNOWN_VERSION, "header.version", ": expected " + catalog.version() + ", is " + version);
        }
        final int templateId = uint16(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
        final MessageLayout message = catalog.message(templateId);
        return message == null ? unsound(UNKNOWN_TEMPLATE, "header.templateId", ": no message has " + templateId) :
            check(message, buffer, offset, length);
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

    private static @Nullable UnsoundFrame check(
        final MessageLayout message, final DirectBuffer buffer, final int offset, final int length)
    {
        final int blockLength = uint16(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
        if (blockLength != message.root().length())
        {
            return new UnsoundFrame(WRONG_BLOCK_LENGTH, "header.blockLength",
                message + ": block length must be " + message.root().length() + ", is " + blockLength);
        }
        final int end = offset + length;
        int position = offset + HEADER_LENGTH;
        if (end - position < blockLength)
        {
            return new UnsoundFrame(
                CUT, "", message + ": block of " + blockLength + " bytes is cut after " + (end - position));
        }
        final UnsoundFrame block = checkBlock(message.root(), buffer, position);
        if (block != null)
        {
            return within(block, message + ".", block.field());
        }
        position += blockLength;
        for (int i = 0; i < message.groups().size(); i++)
        {
            final BlockLayout group = message.groups().get(i);
            final UnsoundFrame entry = checkGroup(group, buffer, position, end);
            if (entry != null)
            {
                return within(entry, message + "." + group.name(), group.name() + entry.field());
            }
            position += DIMENSIONS_LENGTH + count(buffer, position) * group.length();
        }
        return position == end ? null :
            new UnsoundFrame(TRAILING_BYTES, "", message + ": " + (end - position) + " bytes follow its end");
    }

    private static @Nullable UnsoundFrame checkGroup(
        final BlockLayout group, final DirectBuffer buffer, final int position, final int end)
    {
        if (end - position < DIMENSIONS_LENGTH)
        {
            return new UnsoundFrame(
                CUT, "", ": dimensions of " + DIMENSIONS_LENGTH + " bytes are cut after " + (end - position));
        }
        final int entryLength = uint16(buffer, position + GroupSizeEncodingDecoder.blockLengthEncodingOffset());
        if (entryLength != group.length())
        {
            return new UnsoundFrame(
                WRONG_ENTRY_LENGTH, "", ": block length must be " + group.length() + ", is " + entryLength);
        }
        final int count = count(buffer, position);
        final int entries = position + DIMENSIONS_LENGTH;
        if (count > GroupSizeEncodingDecoder.numInGroupMaxValue() || (long)count * entryLength > end - entries)
        {
            return new UnsoundFrame(GROUP_TOO_LARGE, "",
                ": " + count + " entries of " + entryLength + " bytes do not fit into " + (end - entries));
        }
        for (int i = 0; i < count; i++)
        {
            final UnsoundFrame block = checkBlock(group, buffer, entries + i * entryLength);
            if (block != null)
            {
                return within(block, "[" + i + "].", "[" + i + "]." + block.field());
            }
        }
        return null;
    }

    private static @Nullable UnsoundFrame checkBlock(
        final BlockLayout block, final DirectBuffer buffer, final int offset)
    {
        final List<FieldLayout> fields = block.fields();
        for (int i = 0; i < fields.size(); i++)
        {
            final FieldLayout field = fields.get(i);
            final UnsoundFrame unsound = field.kind() == FieldLayout.Kind.TEXT ?
                checkText(field, buffer, offset) : checkValue(field, field.get(buffer, offset));
            if (unsound != null)
            {
                return unsound;
            }
        }
        return null;
    }

    private static @Nullable UnsoundFrame checkValue(final FieldLayout field, final long value)
    {
        if (value == field.nullValue())
        {
            return field.optional() ? null :
                unsound(REQUIRED_IS_NULL, field.name(), ": is required, but holds the null value");
        }
        if (field.kind() == FieldLayout.Kind.ENUM)
        {
            final EnumLayout values = field.enumeration();
            return values.nameOf(value) != null ? null :
                unsound(UNKNOWN_ENUM, field.name(), ": no " + values.name() + " has value " + value);
        }
        return field.isInRange(value) ? null : unsound(OUT_OF_RANGE, field.name(), ": " + value + " is out of range");
    }

    private static @Nullable UnsoundFrame checkText(
        final FieldLayout field, final DirectBuffer buffer, final int blockOffset)
    {
        final int start = blockOffset + field.offset();
        final int textLength = field.textLength(buffer, blockOffset);
        for (int i = 0; i < field.length(); i++)
        {
            final byte character = buffer.getByte(start + i);
            if (i < textLength && (character < FIRST_PRINTABLE || LAST_PRINTABLE < character))
            {
                return unsound(NOT_ASCII, field.name(), ": byte " + i + " is not printable ASCII: " + character);
            }
            if (i >= textLength && character != 0)
            {
                return unsound(
                    BYTES_AFTER_TEXT, field.name(), ": byte " + i + " follows the end of the text: " + character);
            }
        }
        return null;
    }

    private static UnsoundFrame unsound(final FrameFault fault, final String field, final String reason)
    {
        return new UnsoundFrame(fault, field, field + reason);
    }

    private static UnsoundFrame within(final UnsoundFrame part, final String prefix, final String field)
    {
        return new UnsoundFrame(part.fault(), field, prefix + part.reason());
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
