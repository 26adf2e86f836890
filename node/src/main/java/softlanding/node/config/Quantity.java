package softlanding.node.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as people write them: a number and a unit. */
enum Quantity
{
    /** In bytes. */
    SIZE("a size such as \"20 GiB\"", units(
        "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40,
        "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L)),

    /** In nanoseconds. */
    DURATION("a duration such as \"500 ms\"", units(
        "ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L,
        "h", 3_600_000_000_000L, "d", 86_400_000_000_000L));

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?) ?([A-Za-z]+)");

    private final String description;
    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Map<String, Long> units;

    Quantity(final String description, final Map<String, Long> units)
    {
        this.description = description;
        this.units = units;
    }

    /** Returns what is expected, for messages. */
    String description()
    {
        return description + " (units: " + String.join(", ", units.keySet()) + ")";
    }

    /**
     * Returns the quantity in bytes or nanoseconds.
     *
     * @throws IllegalArgumentException if the text is not a whole number of them; the message says what is expected.
     */
    long parse(final String text)
    {
        final Matcher parts = TEXT.matcher(text.trim());
        final Long unit = parts.matches() ? units.get(parts.group(2)) : null;
        if (unit == null)
        {
            throw new IllegalArgumentException("must be " + description() + ": \"" + text + "\"");
        }
        try
        {
            return new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact();
        }
        catch (final ArithmeticException e)
        {
            throw new IllegalArgumentException(
                "must be a whole number of " + units.keySet().iterator().next() + " below 2^63: \"" + text + "\"", e);
        }
    }

    /** Writes a quantity with the largest unit that leaves a whole number. */
    String write(final long value)
    {
        String best = units.keySet().iterator().next();
        for (final Map.Entry<String, Long> unit : units.entrySet())
        {
            final boolean fits = value != 0 && value % unit.getValue() == 0;
            if (fits && unit.getValue() > units.getOrDefault(best, 0L))
            {
                best = unit.getKey();
            }
        }
        return value / units.getOrDefault(best, 1L) + " " + best;
    }

    private static Map<String, Long> units(final Object... namesAndFactors)
    {
        final Map<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2)
        {
            units.put((String)namesAndFactors[i], (Long)namesAndFactors[i + 1]);
        }
        return units;
    }
}
