package softlanding.engine.state.copy;

/** Receives the sections of a state, in the order in which the engine is built. */
public interface StateSink
{
    /** Takes the first values of an array. */
    void longs(long section, long[] values, int size);

    /** Takes the first values of an array. */
    void ints(long section, int[] values, int size);

    /** Takes the first values of an array. */
    void bytes(long section, byte[] values, int size);
}
