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
 * The members stand in any order, each once. Numbers come as JSON numbers or as strings that hold one, and are read
 * exactly. A decimal with more than eight digits after the point is <b>rounded half-even to 1e-8</b>; of any other
 * number a fraction is refused, though {@code 1e3} and {@code 1.0} are whole. Enums are names, {@link
 * softlanding.codecs.Bool} also {@code true} and {@code false}. Groups are arrays of objects, {@code []} if empty. An
 * optional field may be left out or null. Everything else is refused with an {@link UnusableMessageException}.
 * <p>
 * Not for use by several threads.
 */
public final class JsonReader
{
    /** Longest line that is looked at, characters: what the longest frame of the schema may need. */
    public static final int MAX_LINE_LENGTH = 1 << 24;

    static final String TYPE = "type";

    // A message is an object that holds arrays of objects, no value in it is long, and a table of names that strangers
    // can fill saves no time.
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

    /** A reader with its own buffers. */
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
     * @param line one JSON object; white space around it does not matter.
     * @return length of the frame with its header, bytes.
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
     * @param bytes  hold the line.
     * @param offset of the line, bytes.
     * @param length of the line, bytes.
     * @return length of the frame with its header, bytes.
     * @throws UnusableMessageException if the line is not a message of the schema.
     */
    public int read(final byte[] bytes, final int offset, final int length)
    {
        // Bytes that are not UTF-8 become a character that no message may hold.
        return read(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    /** The frame last read, from index 0. The next line overwrites it. */
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
                throw new UnusableMessageException(message + "." + group.name() + ": is missing");
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
