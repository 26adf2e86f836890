package softlanding.lab.fuzz;

import java.math.BigDecimal;

/** One event in its text form. */
final class EventLine
{
    private final StringBuilder text = new StringBuilder();

    private EventLine(final String type, final long timestampNs)
    {
        text.append("{\"type\":\"").append(type).append("\",\"timestampNs\":\"").append(timestampNs).append('"');
    }

    static EventLine of(final String type, final long timestampNs)
    {
        return new EventLine(type, timestampNs);
    }

    EventLine with(final String field, final Object value)
    {
        text.append(",\"").append(field).append("\":\"").append(value).append('"');
        return this;
    }

    /** Adds a Decimal8 mantissa. */
    EventLine decimal(final String field, final long mantissa)
    {
        return with(field, text(mantissa));
    }

    /** Adds a group that is written already. */
    EventLine group(final String name, final String entries)
    {
        text.append(",\"").append(name).append("\":[").append(entries).append(']');
        return this;
    }

    static String text(final long mantissa)
    {
        return BigDecimal.valueOf(mantissa, 8).toPlainString();
    }

    @Override
    public String toString()
    {
        return text + "}";
    }
}
