package softlanding.engine.update;

import softlanding.engine.market.Market;

/** Expiries whose forward an update changed: their clocks take the time of its last fragment. */
public final class UpdateClocks
{
    private final Market market;
    private final int[] expiries;
    private final boolean[] isNoted;
    private int size;

    /** Reserves room for a number of expiries. */
    public UpdateClocks(final Market market, final int maxExpiries)
    {
        this.market = market;
        expiries = new int[maxExpiries];
        isNoted = new boolean[maxExpiries];
    }

    /** Notes that the forward of an expiry changed. */
    public void note(final int expiry)
    {
        if (!isNoted[expiry])
        {
            isNoted[expiry] = true;
            expiries[size++] = expiry;
        }
    }

    /** Ends the update at a time in nanoseconds since the epoch. */
    public void endUpdate(final long nowNs)
    {
        for (int i = 0; i < size; i++)
        {
            isNoted[expiries[i]] = false;
            market.moveClock(expiries[i], nowNs);
        }
        size = 0;
    }
}
