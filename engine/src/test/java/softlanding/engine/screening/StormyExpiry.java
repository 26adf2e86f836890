package softlanding.engine.screening;

/** One expiry of a stormy venue, with a call and a put at each strike. */
@SuppressWarnings("ArrayRecordComponent")
record StormyExpiry(int id, int underlying, long expiryNs, int firstOption, double strikeBase, double[] tilt)
{
    /** Strikes in per cent of the base. */
    static final int[] STRIKES = {70, 85, 95, 100, 105, 115, 140};

    double strike(final int k)
    {
        return Math.round(strikeBase * STRIKES[k] / 100);
    }
}
