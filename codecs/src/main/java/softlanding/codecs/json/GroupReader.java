package softlanding.codecs.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.GroupSizeEncodingDecoder;
import softlanding.codecs.GroupSizeEncodingEncoder;

/**
 * Reads a JSON array of objects into a repeating group. The group is stored until the frame has room for it in the
 * order of the schema.
 */
final class GroupReader
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final GroupSizeEncodingEncoder dimensions = new GroupSizeEncodingEncoder();
    private final BlockReader entry = new BlockReader();
    private int length;

    /** Removes all groups. */
    void begin()
    {
        length = 0;
    }

    /** Tells whether a group was read. */
    boolean hasRead()
    {
        return length > 0;
    }

    /** Reads the array at the parser's position. */
    void read(final JsonParser parser, final BlockLayout group) throws IOException
    {
        if (parser.currentToken() != JsonToken.START_ARRAY)
        {
            throw UnusableMessageException.at(parser, "must be an array of objects");
        }
        int count = 0;
        int position = GroupSizeEncodingEncoder.ENCODED_LENGTH;
        while (parser.nextToken() != JsonToken.END_ARRAY)
        {
            if (count == GroupSizeEncodingDecoder.numInGroupMaxValue())
            {
                throw UnusableMessageException.at(parser, "more entries than " + count);
            }
            readEntry(parser, group, position);
            count++;
            position += group.length();
        }
        dimensions.wrap(buffer, 0).blockLength(group.length()).numInGroup(count);
        length = position;
    }

    /** Reads a group that the line does not name: it has no entries. */
    void readNothing(final BlockLayout group)
    {
        dimensions.wrap(buffer, 0).blockLength(group.length()).numInGroup(0);
        length = GroupSizeEncodingEncoder.ENCODED_LENGTH;
    }

    /** Writes the group with its dimensions to a frame. Returns the offset of the end of the group. */
    int copyTo(final MutableDirectBuffer frame, final int offset)
    {
        frame.putBytes(offset, buffer, 0, length);
        return offset + length;
    }

    private void readEntry(final JsonParser parser, final BlockLayout group, final int position) throws IOException
    {
        if (parser.currentToken() != JsonToken.START_OBJECT)
        {
            throw UnusableMessageException.at(parser, "must be an object");
        }
        entry.begin(group, buffer, position);
        while (parser.nextToken() != JsonToken.END_OBJECT)
        {
            final String name = parser.currentName();
            parser.nextToken();
            if (!entry.read(parser, name))
            {
                throw UnusableMessageException.at(parser, "is not a field of " + group.name());
            }
        }
        final FieldLayout missing = entry.missing();
        if (missing != null)
        {
            throw UnusableMessageException.at(parser, missing + " is missing");
        }
    }
}
