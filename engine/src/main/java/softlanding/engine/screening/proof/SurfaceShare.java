package softlanding.engine.screening.proof;

/**
 * Divides the surpluses between moves of prices and of volatilities by what ended earlier certificates. Where only
 * prices move, certificates that reserve less for volatilities last longer, and the other way round. The share depends
 * on the events alone.
 */
public final class SurfaceShare
{
    /** The share at the start. */
    static final double USUAL = 0.3;
    static final double LEAST = 0.08;
    static final double MOST = 0.5;

    /** The number of ended certificates after which the share is looked at again. */
    private static final int ENDS_PER_LOOK = 256;
    private static final double STEP = 1.15;
    /** The part of the ends by volatilities above which their share rises, and below which it falls. */
    private static final double RISES_ABOVE = 0.6;
    private static final double FALLS_BELOW = 0.4;

    private double share = USUAL;
    private int byPrices;
    private int bySurface;

    /** A price, rate or funding left its bracket. */
    public void endedByPrice()
    {
        byPrices++;
        look();
    }

    /** A volatility left its bracket. */
    public void endedBySurface()
    {
        bySurface++;
        look();
    }

    private void look()
    {
        final int ends = byPrices + bySurface;
        if (ends < ENDS_PER_LOOK)
        {
            return;
        }
        if (bySurface > RISES_ABOVE * ends)
        {
            share = Math.min(MOST, share * STEP);
        }
        else if (bySurface < FALLS_BELOW * ends)
        {
            share = Math.max(LEAST, share / STEP);
        }
        byPrices = 0;
        bySurface = 0;
    }

    /** Returns the share of each surplus, after time, that moves of volatilities may use. */
    public double share()
    {
        return share;
    }
}
