package softlanding.node.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads the keys of one table. A value that cannot be used is noted as a fault and replaced by the default, so that
 * further faults are found too.
 */
final class Section
{
    private final String name;
    private final @Nullable TomlTable table;
    private final Faults faults;
    private final @Nullable Environment environment;
    private final EffectiveValues effective;
    private final Set<String> known = new TreeSet<>();

    /**
     * Prepares the reading of a table.
     *
     * @param name        of the table, for keys and messages.
     * @param table       null if the file has none: every value is a default or comes from the environment.
     * @param faults      receives what is wrong.
     * @param environment null if nothing replaces the values of this table.
     * @param effective   receives the values.
     */
    Section(
        final String name,
        final @Nullable TomlTable table,
        final Faults faults,
        final @Nullable Environment environment,
        final EffectiveValues effective)
    {
        this.name = name;
        this.table = table;
        this.faults = faults;
        this.environment = environment;
        this.effective = effective;
    }

    /** Returns the place of a key, or of the table if it has no such key. */
    String place(final String key)
    {
        return faults.place(position(key));
    }

    /** Notes a fault of a key. */
    void refuse(final String key, final String fault)
    {
        faults.add(place(key), name + "." + key + " " + fault);
    }

    String text(final String key, final String byDefault)
    {
        return value(key, byDefault, Section::quoted, Section::requireText);
    }

    /** Returns the text of a key that must be given. */
    String requiredText(final String key)
    {
        if (!isGiven(key))
        {
            known.add(key);
            faults.add(faults.place(null), name + "." + key + " is missing");
            return "";
        }
        return value(key, "", Section::quoted, value ->
        {
            if (requireText(value).isBlank())
            {
                throw new IllegalArgumentException("must not be empty");
            }
            return requireText(value);
        });
    }

    long quantity(final String key, final Quantity kind, final String byDefault)
    {
        return value(key, kind.parse(byDefault), bytes -> quoted(kind.write(bytes)), value ->
        {
            if (value instanceof Long)
            {
                throw new IllegalArgumentException(
                    "needs a unit: it must be " + kind.description() + ", found " + value);
            }
            return kind.parse(requireText(value));
        });
    }

    long count(final String key, final long least, final long most, final long byDefault)
    {
        return value(key, byDefault, String::valueOf, value -> requireWithin(value, least, most));
    }

    boolean flag(final String key, final boolean byDefault)
    {
        return value(key, byDefault, String::valueOf, value ->
        {
            if (value instanceof Boolean flag)
            {
                return flag;
            }
            if ("true".equals(value) || "false".equals(value))
            {
                return "true".equals(value);
            }
            throw new IllegalArgumentException("must be true or false, found " + found(value));
        });
    }

    <E extends Enum<E>> E choice(final String key, final Class<E> type, final E byDefault)
    {
        return value(key, byDefault, Section::quoted, value -> constant(type, requireText(value)));
    }

    <E extends Enum<E>> List<E> choices(final String key, final Class<E> type)
    {
        return list(key, value -> constant(type, requireText(value)));
    }

    List<String> texts(final String key)
    {
        return list(key, Section::requireText);
    }

    List<Long> counts(final String key, final long least, final long most)
    {
        return list(key, value -> requireWithin(value, least, most));
    }

    /** Tells whether the file or the environment has the key. */
    boolean isGiven(final String key)
    {
        return (table != null && table.contains(List.of(key))) || (environment != null && environment.has(name, key));
    }

    /** Refuses the keys that were not asked for. */
    void refuseUnknown()
    {
        if (table != null)
        {
            for (final String key : table.keySet())
            {
                if (!known.contains(key))
                {
                    faults.addUnknown(place(key), "key", name + "." + key, qualified());
                }
            }
        }
    }

    private Set<String> qualified()
    {
        final Set<String> names = new TreeSet<>();
        known.forEach(key -> names.add(name + "." + key));
        return names;
    }

    private <T> T value(
        final String key, final T byDefault, final Function<T, String> write, final Function<Object, T> read)
    {
        known.add(key);
        final String variable = Environment.nameOf(name, key);
        final String replacement = environment == null ? null : environment.take(variable);
        final Object given = replacement != null ? replacement : table == null ? null : table.get(List.of(key));
        final String origin = replacement != null ? variable : place(key);
        T value = byDefault;
        if (given != null)
        {
            try
            {
                value = read.apply(given);
            }
            catch (final IllegalArgumentException e)
            {
                faults.add(origin, name + "." + key + " " + e.getMessage());
            }
        }
        effective.put(name + "." + key, write.apply(value), given == null ? "default" : origin);
        return value;
    }

    private <T> List<T> list(final String key, final Function<Object, T> read)
    {
        return value(key, List.of(), Section::bracketed, value ->
        {
            if (!(value instanceof TomlArray array))
            {
                throw new IllegalArgumentException("must be a list in brackets, found " + found(value));
            }
            final List<T> values = new ArrayList<>();
            for (int i = 0; i < array.size(); i++)
            {
                final T element = read.apply(array.get(i));
                if (values.contains(element))
                {
                    throw new IllegalArgumentException("names " + element + " twice");
                }
                values.add(element);
            }
            return List.copyOf(values);
        });
    }

    private @Nullable TomlPosition position(final String key)
    {
        return table == null || !table.contains(List.of(key)) ? null : table.inputPositionOf(List.of(key));
    }

    private static <E extends Enum<E>> E constant(final Class<E> type, final String text)
    {
        for (final E constant : type.getEnumConstants())
        {
            if (constant.name().equals(text))
            {
                return constant;
            }
        }
        throw new IllegalArgumentException(
            "must be one of " + Arrays.toString(type.getEnumConstants()) + ": \"" + text + "\"");
    }

    private static String requireText(final Object value)
    {
        if (value instanceof String text)
        {
            return text;
        }
        throw new IllegalArgumentException("must be a text in quotes, found " + found(value));
    }

    private static long requireWithin(final Object value, final long least, final long most)
    {
        long number = -1;
        boolean whole = value instanceof Long;
        if (value instanceof Long given)
        {
            number = given;
        }
        else if (value instanceof String text && text.matches("[0-9_]{1,18}"))
        {
            number = Long.parseLong(text.replace("_", ""));
            whole = true;
        }
        if (!whole)
        {
            throw new IllegalArgumentException("must be a whole number, found " + found(value));
        }
        if (number < least || number > most)
        {
            throw new IllegalArgumentException("must be from " + least + " to " + most + ": " + number);
        }
        return number;
    }

    private static String found(final Object value)
    {
        final String kind = value instanceof String ? "a text" : value instanceof Long ? "a whole number" :
            value instanceof TomlArray ? "a list" : value instanceof TomlTable ? "a table" :
            "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return value instanceof TomlArray || value instanceof TomlTable ? kind : kind + ": " + value;
    }

    private static String quoted(final Object value)
    {
        return "\"" + value + "\"";
    }

    private static String bracketed(final List<?> values)
    {
        final List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value instanceof Number ? value.toString() : quoted(value)));
        return "[" + String.join(", ", texts) + "]";
    }
}
