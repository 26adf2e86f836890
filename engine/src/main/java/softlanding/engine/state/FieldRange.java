package softlanding.engine.state;

import org.jspecify.annotations.Nullable;

/** Remembers the first field of a set of parameters that is out of its range. */
public final class FieldRange
{
    private @Nullable String faultyField;

    /**
     * Records the field as faulty unless its value lies in the range.
     *
     * @param value Decimal8 mantissa.
     * @param least whole number, included.
     * @param most  whole number, included.
     */
    public void within(final String field, final long value, final long least, final long most)
    {
        holds(field, least * Decimal8.ONE <= value && value <= most * Decimal8.ONE);
    }

    /** Records the field as faulty unless its value is above 0. */
    public void positive(final String field, final long value)
    {
        holds(field, value > 0);
    }

    /** Records the field as faulty unless the condition holds; only the first fault is kept. */
    public void holds(final String field, final boolean condition)
    {
        if (!condition && faultyField == null)
        {
            faultyField = field;
        }
    }

    /** Returns the first faulty field, or null. */
    public @Nullable String faultyField()
    {
        return faultyField;
    }
}
