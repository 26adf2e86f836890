package softlanding.engine.screening.proof;

/** How far the marks of one group can move while every surplus stays, and between which anchors that was proven. */
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

    /** How far every price can move either way, as a share of itself. */
    public double width()
    {
        return Math.min(widthDown, widthUp);
    }

    /** How far every price can fall, as a share of itself. */
    public double widthDown()
    {
        return widthDown;
    }

    /** How far every price can rise, as a share of itself. */
    public double widthUp()
    {
        return widthUp;
    }

    /** How far the surface can move either way. */
    public double surfaceWidth()
    {
        return surfaceWidth;
    }

    /** How long, in ticks of {@link Deadlines}. */
    public int lifeTicks()
    {
        return lifeTicks;
    }

    /** The anchors between which slopes were bounded. */
    int ring()
    {
        return ring;
    }

    /** How far prices can fall before they are beyond them, as a share. */
    public double roomDown()
    {
        return roomDown;
    }

    /** How far prices can rise before they are. */
    public double roomUp()
    {
        return roomUp;
    }

    /** Share of the present price that is not exceeded. */
    double highest()
    {
        return highest;
    }
}
