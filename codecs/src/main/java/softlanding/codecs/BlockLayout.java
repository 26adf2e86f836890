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

    /** Name of the message or of the group. */
    public String name()
    {
        return name;
    }

    /** Bytes. */
    public int length()
    {
        return length;
    }

    /** In the order of the schema. */
    public List<FieldLayout> fields()
    {
        return fields;
    }

    /** Place of a field in {@link #fields()}; -1 if there is none of that name. */
    public int indexOf(final String fieldName)
    {
        return indexByName.getOrDefault(fieldName, -1);
    }

    /** A field by its name; null if there is none. */
    public @Nullable FieldLayout field(final String fieldName)
    {
        final int index = indexOf(fieldName);
        return index < 0 ? null : fields.get(index);
    }
}
