package softlanding.engine.screening.proof;

/**
 * Holds the moves of the marks of one group within which every surplus stays positive, and the anchors for which this
 * was proven.
 */
public final class Bracket
{
    private double widthDown;
    private double widthUp;
    private double surfaceWidth;
    private int lifeTicks;
    private int ring;
    private double roomDown;
    private double roomUp;
    private double highest;

    void clear()
    {
        widthDown = 0;
        widthUp = 0;
    }

    void set(final double newWidthDown, final double newWidthUp, final double newSurfaceWidth, final int newLifeTicks)
    {
        widthDown = newWidthDown;
        widthUp = newWidthUp;
        surfaceWidth = newSurfaceWidth;
        lifeTicks = newLifeTicks;
    }

    void setRing(final int newRing, final double newRoomDown, final double newRoomUp, final double newHighest)
    {
        ring = newRing;
        roomDown = newRoomDown;
        roomUp = newRoomUp;
        highest = newHighest;
    }

    /** Returns how far every price can move in both directions, as a share of the price. */
    public double width()
    {
        return Math.min(widthDown, widthUp);
    }

    /** Returns how far every price can fall, as a share of the price. */
    public double widthDown()
    {
        return widthDown;
    }

    /** Returns how far every price can rise, as a share of the price. */
    public double widthUp()
    {
        return widthUp;
    }

    /** Returns how far the surface can move in both directions, in units of the surface level. */
    public double surfaceWidth()
    {
        return surfaceWidth;
    }

    /** Returns the life of the proof, in ticks of 2^30 ns. */
    public int lifeTicks()
    {
        return lifeTicks;
    }

    /** Returns the ring of anchors between which slopes were bounded. */
    int ring()
    {
        return ring;
    }

    /** Returns how far prices can fall before they are below the anchors, as a share. */
    public double roomDown()
    {
        return roomDown;
    }

    /** Returns how far prices can rise before they are above the anchors, as a share. */
    public double roomUp()
    {
        return roomUp;
    }

    /** Returns the maximum price, as a share of the present price. */
    double highest()
    {
        return highest;
    }
}
