package softlanding.codecs.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.MessageLayout;

/**
 * Reads a line of JSON into an encoded frame, such as
 * {@code {"type":"SpotPriceChanged","timestampNs":"1768437005022000000","underlyingId":1,"price":"96732.3937",
 * "confidence":"1"}}.
 * <p>
 * Members may have any order. Each member occurs once. Numbers are JSON numbers or strings that hold one, and are read
 * exactly. A decimal with more than eight digits after the point is <b>rounded half-even to 1e-8</b>. Any other number
 * with a fraction is refused; {@code 1e3} and {@code 1.0} are whole numbers. Enums are names; {@link
 * softlanding.codecs.Bool} also accepts {@code true} and {@code false}. Groups are arrays of objects; {@code []} is an
 * empty group. An optional field may be absent or null. All other input is refused with an {@link
 * UnusableMessageException}.
 * <p>
 * A reader must not be shared between threads.
 */
public final class JsonReader
{
    /** Longest line that is parsed, in characters. The longest frame of the schema fits. */
    public static final int MAX_LINE_LENGTH = 1 << 24;

    static final String TYPE = "type";

    // A message is an object that holds arrays of objects, and its values are short. Field names are not canonicalised,
    // because unknown senders could fill the table of names.
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(3)
            .maxNameLength(256)
            .maxNumberLength(256)
            .maxStringLength(256)
            .build())
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .build();

    private final MessageCatalog catalog = MessageCatalog.instance();
    private final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BlockReader root = new BlockReader();
    private final GroupReader[] groups;

    /** Creates a reader with its own buffers. */
    public JsonReader()
    {
        groups = new GroupReader[catalog.messages().stream().mapToInt(m -> m.groups().size()).max().orElse(0)];
        for (int i = 0; i < groups.length; i++)
        {
            groups[i] = new GroupReader();
        }
    }

    /**
     * Reads a line into {@link #frame()}.
     *
     * @param line one JSON object; surrounding white space is ignored.
     * @return length of the frame with its header, in bytes.
     * @throws UnusableMessageException if the line is not a message of the schema.
     */
    public int read(final String line)
    {
        if (line.length() > MAX_LINE_LENGTH)
        {
            throw new UnusableMessageException("line: longer than " + MAX_LINE_LENGTH + " characters");
        }
        final MessageLayout message = parse(line, this::findType);
        return parse(line, parser -> readMessage(parser, message));
    }

    /**
     * Reads a line of UTF-8 into {@link #frame()}.
     *
     * @param bytes  that hold the line.
     * @param offset of the line, in bytes.
     * @param length of the line, in bytes.
     * @return length of the frame with its header, in bytes.
     * @throws UnusableMessageException if the line is not a message of the schema.
     */
    public int read(final byte[] bytes, final int offset, final int length)
    {
        // Invalid UTF-8 becomes a character that no message may contain.
        return read(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    /**
     * Returns the buffer of the frame that was read last. The frame starts at index 0. The next line overwrites it.
     *
     * @return the buffer.
     */
    public DirectBuffer frame()
    {
        return frame;
    }

    private static <T> T parse(final String line, final LineReader<T> reader)
    {
        try (JsonParser parser = JSON.createParser(line))
        {
            try
            {
                return reader.read(parser);
            }
            catch (final JsonProcessingException e)
            {
                throw UnusableMessageException.at(parser, "is not readable JSON: " + e.getOriginalMessage());
            }
        }
        catch (final IOException e)
        {
            throw new UnusableMessageException("line: cannot be read: " + e.getMessage());
        }
    }

    private MessageLayout findType(final JsonParser parser) throws IOException
    {
        if (parser.nextToken() != JsonToken.START_OBJECT)
        {
            throw UnusableMessageException.at(parser, "must be a JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT)
        {
            final boolean isType = TYPE.equals(parser.currentName());
            parser.nextToken();
            if (isType)
            {
                return type(parser);
            }
            parser.skipChildren();
        }
        throw new UnusableMessageException("message.type: is missing");
    }

    private MessageLayout type(final JsonParser parser) throws IOException
    {
        final MessageLayout message =
            parser.currentToken() == JsonToken.VALUE_STRING ? catalog.message(parser.getText()) : null;
        if (message == null)
        {
            throw UnusableMessageException.at(parser, "must be the name of a message");
        }
        return message;
    }

    private int readMessage(final JsonParser parser, final MessageLayout message) throws IOException
    {
        begin(message);
        boolean typeSeen = false;
        parser.nextToken();
        parser.assignCurrentValue(message);
        while (parser.nextToken() != JsonToken.END_OBJECT)
        {
            final String name = parser.currentName();
            parser.nextToken();
            if (!TYPE.equals(name))
            {
                readMember(parser, message, name);
            }
            else if (typeSeen)
            {
                throw UnusableMessageException.at(parser, "stands twice");
            }
            else
            {
                typeSeen = true;
            }
        }
        if (parser.nextToken() != null)
        {
            throw new UnusableMessageException("line: something follows the object");
        }
        return end(message);
    }

    private void begin(final MessageLayout message)
    {
        header.wrap(frame, 0)
            .blockLength(message.root().length())
            .templateId(message.templateId())
            .schemaId(catalog.schemaId())
            .version(catalog.version());
        root.begin(message.root(), frame, MessageHeaderEncoder.ENCODED_LENGTH);
        for (final GroupReader group : groups)
        {
            group.begin();
        }
    }

    private void readMember(final JsonParser parser, final MessageLayout message, final String name) throws IOException
    {
        if (root.read(parser, name))
        {
            return;
        }
        final int index = message.indexOfGroup(name);
        if (index < 0)
        {
            throw UnusableMessageException.at(parser, "is not a field of " + message);
        }
        if (groups[index].hasRead())
        {
            throw UnusableMessageException.at(parser, "stands twice");
        }
        groups[index].read(parser, message.groups().get(index));
    }

    private int end(final MessageLayout message)
    {
        final FieldLayout missing = root.missing();
        if (missing != null)
        {
            throw new UnusableMessageException(message + "." + missing + ": is missing");
        }
        int position = MessageHeaderEncoder.ENCODED_LENGTH + message.root().length();
        for (int i = 0; i < message.groups().size(); i++)
        {
            final BlockLayout group = message.groups().get(i);
            if (!groups[i].hasRead())
            {
                groups[i].readNothing(group);
            }
            position = groups[i].copyTo(frame, position);
        }
        return position;
    }

    private interface LineReader<T>
    {
        T read(JsonParser parser) throws IOException;
    }
}
