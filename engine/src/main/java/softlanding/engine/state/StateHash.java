package softlanding.engine.state;

/**
 * Computes the 64-bit hash of a set of (owner, key, value) entries: the sum of a strong mix of each. A sum does not
 * depend on the order of the entries, and a change costs one subtraction and one addition. Zero values add nothing.
 */
public final class StateHash
{
    private StateHash()
    {
    }

    /** What a fact adds to the hash. */
    public static long term(final StateOwner owner, final long key, final long value)
    {
        return term(owner.number(), key, value);
    }

    /** As above, where the number is made from an owner's and something else. */
    public static long term(final long owner, final long key, final long value)
    {
        return value == 0 ? 0 : mix(mix(mix(owner) + key) + value);
    }

    /** Returns what a column of facts of one owner adds its slots to; see {@link #change}. */
    public static long seed(final long owner)
    {
        return mix(owner);
    }

    /**
     * Returns the term of a new value less that of the value before. It takes half the time of two terms, because what
     * both have in common is mixed once.
     *
     * @param seed of the owner.
     */
    public static long change(final long seed, final long key, final long before, final long value)
    {
        final long fact = mix(seed + key);
        return (value == 0 ? 0 : mix(fact + value)) - (before == 0 ? 0 : mix(fact + before));
    }

    /**
     * Applies a bijection that spreads every bit over all (the finalizer of MurmurHash3, with a constant so that 0 does
     * not map to 0).
     */
    public static long mix(final long value)
    {
        long z = value + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return z ^ (z >>> 33);
    }

    /** Returns the hash of numbers in their order, for values that are hashed once at creation. */
    public static long of(final long... values)
    {
        long hash = values.length;
        for (final long value : values)
        {
            hash = mix(hash + value);
        }
        return hash;
    }
}
