package softlanding.codecs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one enumeration of the schema. */
public final class EnumLayout
{
    private final String name;
    private final @Nullable String[] nameByValue;
    private final Map<String, Integer> valueByName;

    EnumLayout(final String name, final Map<String, Integer> valueByName)
    {
        this.name = name;
        this.valueByName = Map.copyOf(valueByName);
        this.nameByValue = new String[1 + valueByName.values().stream().mapToInt(Integer::intValue).max().orElse(-1)];
        valueByName.forEach((valueName, value) -> nameByValue[value] = valueName);
    }

    /**
     * Returns the name of the enumeration.
     *
     * @return name as in the schema.
     */
    public String name()
    {
        return name;
    }

    /**
     * Returns the name of a value.
     *
     * @param value as encoded on the wire.
     * @return name as in the schema; null if the enumeration has no such value.
     */
    public @Nullable String nameOf(final long value)
    {
        return 0 <= value && value < nameByValue.length ? nameByValue[(int)value] : null;
    }

    /**
     * Returns the value of a name.
     *
     * @param valueName as in the schema.
     * @return value as encoded on the wire, not negative; -1 if the enumeration has no such name.
     */
    public int valueOf(final String valueName)
    {
        return valueByName.getOrDefault(valueName, -1);
    }
}
