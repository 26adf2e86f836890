package softlanding.engine.state.copy;

/**
 * Gives the sections of a state in the order in which a {@link StateSink} took them. Every method throws {@link
 * StateCopyException} where the next section has another name or type, or more values than there is room for.
 */
public interface StateSource
{
    /** Returns the number of values of the next section. */
    int size(long section);

    /** Writes the next section to the beginning of an array; returns the number of its values. */
    int longs(long section, long[] values);

    /** Writes the next section to the beginning of an array; returns the number of its values. */
    int ints(long section, int[] values);

    /** Writes the next section to the beginning of an array; returns the number of its values. */
    int bytes(long section, byte[] values);
}
