package softlanding.codecs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of fields of fixed length: the root of a message, or one entry of a repeating group. */
public final class BlockLayout
{
    private final String name;
    private final int length;
    private final List<FieldLayout> fields;
    private final Map<String, Integer> indexByName = new HashMap<>();

    BlockLayout(final String name, final int length, final List<FieldLayout> fields)
    {
        this.name = name;
        this.length = length;
        this.fields = List.copyOf(fields);
        for (int i = 0; i < fields.size(); i++)
        {
            indexByName.put(fields.get(i).name(), i);
        }
    }

    /**
     * Returns the name of the message or of the group.
     *
     * @return name as in the schema.
     */
    public String name()
    {
        return name;
    }

    /**
     * Returns the length of the block.
     *
     * @return length in bytes.
     */
    public int length()
    {
        return length;
    }

    /**
     * Returns the fields of the block in the order of the schema.
     *
     * @return immutable list of fields.
     */
    public List<FieldLayout> fields()
    {
        return fields;
    }

    /**
     * Returns the index of a field in {@link #fields()}.
     *
     * @param fieldName as in the schema.
     * @return index from 0; -1 if the block has no field of this name.
     */
    public int indexOf(final String fieldName)
    {
        return indexByName.getOrDefault(fieldName, -1);
    }

    /**
     * Returns a field by its name.
     *
     * @param fieldName as in the schema.
     * @return the field; null if the block has no field of this name.
     */
    public @Nullable FieldLayout field(final String fieldName)
    {
        final int index = indexOf(fieldName);
        return index < 0 ? null : fields.get(index);
    }
}
