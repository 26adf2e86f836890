package softlanding.codecs.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;

/** Reads the members of one JSON object, in any order, into one block. Records which fields it has read. */
@SuppressWarnings("NullAway.Init") // begin() sets the fields before the first read
final class BlockReader
{
    private final ValueReader values = new ValueReader();
    private final BitSet seen = new BitSet();
    private BlockLayout block;
    private MutableDirectBuffer buffer;
    private int offset;

    /** Starts a block without values. */
    void begin(final BlockLayout layout, final MutableDirectBuffer target, final int blockOffset)
    {
        block = layout;
        buffer = target;
        offset = blockOffset;
        seen.clear();
        target.setMemory(blockOffset, layout.length(), (byte)0);
        final List<FieldLayout> fields = layout.fields();
        for (int i = 0; i < fields.size(); i++)
        {
            final FieldLayout field = fields.get(i);
            if (field.optional())
            {
                field.put(target, blockOffset, field.nullValue());
            }
        }
    }

    /** Reads the member at the parser's position. Returns false if the block has no such field. */
    boolean read(final JsonParser parser, final String name) throws IOException
    {
        final int index = block.indexOf(name);
        if (index < 0)
        {
            return false;
        }
        if (seen.get(index))
        {
            throw UnusableMessageException.at(parser, "stands twice");
        }
        seen.set(index);
        values.read(parser, block.fields().get(index), buffer, offset);
        return true;
    }

    /** Returns the first required field that was not read, or null. */
    @Nullable FieldLayout missing()
    {
        final List<FieldLayout> fields = block.fields();
        for (int i = seen.nextClearBit(0); i < fields.size(); i = seen.nextClearBit(i + 1))
        {
            if (!fields.get(i).optional())
            {
                return fields.get(i);
            }
        }
        return null;
    }
}
