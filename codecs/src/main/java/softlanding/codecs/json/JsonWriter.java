package softlanding.codecs.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.GroupSizeEncodingDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;

/**
 * Writes an encoded frame as a line of JSON. {@link JsonReader} reads it back to the same bytes.
 * <p>
 * {@code "type"} comes first, then the members in the order of the schema. An absent field is omitted. Decimals and
 * 64-bit integers are strings; decimals have their shortest exact form, unsigned integers (hashes) have no sign.
 * Smaller integers are numbers, enums are names, groups are arrays of objects.
 * <p>
 * A writer must not be shared between threads.
 */
public final class JsonWriter
{
    private static final int INITIAL_CAPACITY = 4096;

    private static final SerializedString NO_SEPARATOR = new SerializedString("");

    private final FrameCheck frameCheck = new FrameCheck();
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();
    private final byte[] number = new byte[NumberText.MAX_FORMATTED_LENGTH];
    private final Line line = new Line();
    private final JsonGenerator json;

    /** Creates a writer with its own buffer. */
    public JsonWriter()
    {
        try
        {
            json = new JsonFactory().createGenerator(line, JsonEncoding.UTF8);
            json.setRootValueSeparator(NO_SEPARATOR);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a frame as a line to {@link #line()}.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame's header, in bytes.
     * @param length of the frame with its header, in bytes.
     * @return length of the ASCII line without line end, in bytes.
     * @throws UnusableMessageException if the frame does not pass {@link FrameCheck}.
     */
    public int write(final DirectBuffer buffer, final int offset, final int length)
    {
        final String refusal = frameCheck.refusal(buffer, offset, length);
        if (refusal != null)
        {
            throw new UnusableMessageException(refusal);
        }
        line.reset();
        try
        {
            writeMessage(frameCheck.messageOf(buffer, offset), buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
            json.flush();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("a line in memory cannot fail", e);
        }
        return line.size();
    }

    /**
     * Returns the array that holds the last line from index 0. Call it after each {@link #write}, because a longer line
     * replaces the array.
     *
     * @return the array; it may be longer than the line.
     */
    public byte[] line()
    {
        return line.bytes();
    }

    private void writeMessage(final MessageLayout message, final DirectBuffer buffer, final int rootOffset)
        throws IOException
    {
        json.writeStartObject();
        json.writeStringField(JsonReader.TYPE, message.name());
        writeFields(message.root(), buffer, rootOffset);
        int position = rootOffset + message.root().length();
        for (int i = 0; i < message.groups().size(); i++)
        {
            position = writeGroup(message.groups().get(i), buffer, position);
        }
        json.writeEndObject();
    }

    private int writeGroup(final BlockLayout group, final DirectBuffer buffer, final int offset) throws IOException
    {
        final int count = dimensions.wrap(buffer, offset).numInGroup();
        int position = offset + GroupSizeEncodingDecoder.ENCODED_LENGTH;
        json.writeArrayFieldStart(group.name());
        for (int i = 0; i < count; i++)
        {
            json.writeStartObject();
            writeFields(group, buffer, position);
            json.writeEndObject();
            position += group.length();
        }
        json.writeEndArray();
        return position;
    }

    private void writeFields(final BlockLayout block, final DirectBuffer buffer, final int offset) throws IOException
    {
        final List<FieldLayout> fields = block.fields();
        for (int i = 0; i < fields.size(); i++)
        {
            final FieldLayout field = fields.get(i);
            if (field.kind() == FieldLayout.Kind.TEXT)
            {
                json.writeFieldName(field.name());
                json.writeString(
                    buffer.getStringWithoutLengthAscii(offset + field.offset(), field.textLength(buffer, offset)));
                continue;
            }
            final long value = field.get(buffer, offset);
            if (value != field.nullValue())
            {
                json.writeFieldName(field.name());
                writeValue(field, value);
            }
        }
    }

    private void writeValue(final FieldLayout field, final long value) throws IOException
    {
        switch (field.kind())
        {
            case ENUM -> json.writeString(field.enumeration().nameOf(value));
            case DECIMAL -> writeScaled(value, FieldLayout.DECIMAL_PLACES);
            case INTEGER -> writeInteger(field, value);
            default -> throw new IllegalStateException("not a value: " + field);
        }
    }

    private void writeInteger(final FieldLayout field, final long value) throws IOException
    {
        if (field.isUnsigned64())
        {
            json.writeString(Long.toUnsignedString(value));
        }
        else if (field.length() == Long.BYTES)
        {
            writeScaled(value, 0);
        }
        else
        {
            json.writeNumber(value);
        }
    }

    private void writeScaled(final long value, final int scale) throws IOException
    {
        final int start = NumberText.format(value, scale, number);
        json.writeRawUTF8String(number, start, number.length - start);
    }

    /** A stream that exposes its internal array. */
    private static final class Line extends ByteArrayOutputStream
    {
        Line()
        {
            super(INITIAL_CAPACITY);
        }

        byte[] bytes()
        {
            return buf;
        }
    }
}
