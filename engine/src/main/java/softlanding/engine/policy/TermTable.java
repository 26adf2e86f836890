package softlanding.engine.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Decimal8;

/** Names, defaults and ranges of the numbers of one policy event, in the order of the event's fields. */
final class TermTable
{
    private static final long SECOND = 1_000_000_000L;
    private static final long MAX_DURATION_NS = 10L * 86_400 * SECOND;

    private final List<Term> terms = new ArrayList<>();

    /** A number between two bounds, both included. */
    TermTable add(final String field, final long whenAbsent, final long min, final long max)
    {
        terms.add(new Term(field, whenAbsent, min, max));
        return this;
    }

    /** A Decimal8 mantissa between two whole numbers, both included. */
    TermTable decimal(final String field, final long whenAbsent, final long min, final long max)
    {
        return add(field, whenAbsent, min * Decimal8.ONE, max * Decimal8.ONE);
    }

    /** A share above 0 up to 1. */
    TermTable positiveShare(final String field, final long whenAbsent)
    {
        return add(field, whenAbsent, 1, Decimal8.ONE);
    }

    /** A number above 0 without an upper bound. */
    TermTable positive(final String field, final long whenAbsent)
    {
        return add(field, whenAbsent, 1, Long.MAX_VALUE);
    }

    /** A time of at most ten days. */
    TermTable duration(final String field, final long whenAbsent, final long min)
    {
        return add(field, whenAbsent, min, MAX_DURATION_NS);
    }

    static long percent(final long value)
    {
        return value * (Decimal8.ONE / 100);
    }

    static long seconds(final long value)
    {
        return value * SECOND;
    }

    int size()
    {
        return terms.size();
    }

    /** Puts the defaults in the places of absent numbers. */
    long[] complete(final long... values)
    {
        if (values.length != terms.size())
        {
            throw new IllegalArgumentException(values.length + " values for " + terms.size() + " fields");
        }
        final long[] complete = values.clone();
        for (int i = 0; i < complete.length; i++)
        {
            if (complete[i] == PolicyTerms.ABSENT)
            {
                complete[i] = terms.get(i).whenAbsent();
            }
        }
        return complete;
    }

    /** The numbers with another one in the place of a field. */
    long[] with(final long[] values, final String field, final long value)
    {
        final long[] changed = values.clone();
        for (int i = 0; i < changed.length; i++)
        {
            if (terms.get(i).field().equals(field))
            {
                changed[i] = value;
                return changed;
            }
        }
        throw new IllegalArgumentException("no such field: " + field);
    }

    /** The first field whose number is outside its range; null if there is none. */
    @Nullable String faultyField(final long... values)
    {
        for (int i = 0; i < values.length; i++)
        {
            final Term term = terms.get(i);
            if (values[i] < term.min() || values[i] > term.max())
            {
                return term.field();
            }
        }
        return null;
    }

    private record Term(String field, long whenAbsent, long min, long max)
    {
    }
}
