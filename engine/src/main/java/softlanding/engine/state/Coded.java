package softlanding.engine.state;

/**
 * A value of an enum that is kept in columns or enters the state hash. Its code is part of every hash and never
 * changes; a new value takes the next code, wherever it stands among the others.
 */
public interface Coded
{
    /** Returns the code, from 0. */
    int code();

    /**
     * Sorts the values of an enum by their codes, so that a value is found by its code.
     *
     * @param values all values, in any order; the array itself is sorted.
     * @return the same array.
     * @throws IllegalStateException if a code occurs twice or is left out.
     */
    static <E extends Coded> E[] byCode(final E[] values)
    {
        final E[] unsorted = values.clone();
        for (int code = 0; code < values.length; code++)
        {
            int found = 0;
            for (final E value : unsorted)
            {
                if (value.code() == code)
                {
                    values[code] = value;
                    found++;
                }
            }
            if (found != 1)
            {
                throw new IllegalStateException(
                    values.getClass().getComponentType().getName() + " has " + found + " values of code=" + code);
            }
        }
        return values;
    }
}
