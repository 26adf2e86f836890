package softlanding.engine.screening.proof;

/**
 * Divides what certificates leave to volatilities and carry between the expiries of an underlying, by how fast each of
 * them moved of late: what hardly moves needs little room. Where nothing has moved, all get the same. The division
 * depends on the events alone.
 */
public final class SurfaceShape
{
    /** The least part, so that what stood still for long may move a little. */
    static final double LEAST = 0.125;

    /** The weight of the last update in a speed. */
    private static final double NEW = 1.0 / 64;

    private final double[] speed;
    private final double[] move;
    private final int[] underlyingOf;
    private final double[] fastest;
    private final double[] carrySpeed;
    private final double[] carryMove;
    private final int[] touched;
    private final boolean[] isTouched;
    private final boolean[] isEnded;
    private int size;

    /** Begins with equal parts. */
    public SurfaceShape(final int underlyings, final int expiries)
    {
        speed = new double[expiries];
        move = new double[expiries];
        underlyingOf = new int[expiries];
        touched = new int[expiries];
        isTouched = new boolean[expiries];
        fastest = new double[underlyings];
        isEnded = new boolean[underlyings];
        carrySpeed = new double[underlyings];
        carryMove = new double[underlyings];
    }

    /** Notes that a volatility of an expiry moved in this update, in units of its level. */
    public void noteVolatility(final int underlying, final int expiry, final double far)
    {
        underlyingOf[expiry] = underlying;
        move[expiry] = Math.max(move[expiry], far);
        if (!isTouched[expiry])
        {
            isTouched[expiry] = true;
            touched[size++] = expiry;
        }
    }

    /** Notes that a rate or funding of an underlying moved, in units of its level. */
    public void noteCarry(final int underlying, final double far)
    {
        carryMove[underlying] = Math.max(carryMove[underlying], far);
    }

    /** Takes what was noted in an update into the speeds. */
    public void endUpdate()
    {
        for (int i = 0; i < size; i++)
        {
            endUpdateOfUnderlying(underlyingOf[touched[i]]);
        }
        for (int i = 0; i < size; i++)
        {
            final int expiry = touched[i];
            final int underlying = underlyingOf[expiry];
            speed[expiry] += NEW * (move[expiry] - speed[expiry]);
            fastest[underlying] = Math.max(fastest[underlying], speed[expiry]);
            move[expiry] = 0;
            isTouched[expiry] = false;
            isEnded[underlying] = false;
        }
        size = 0;
    }

    private void endUpdateOfUnderlying(final int underlying)
    {
        if (!isEnded[underlying])
        {
            isEnded[underlying] = true;
            carrySpeed[underlying] += NEW * (carryMove[underlying] - carrySpeed[underlying]);
            carryMove[underlying] = 0;
            fastest[underlying] *= 1 - NEW;
        }
    }

    /** Returns how far the volatilities of an expiry may move, as a part of what those of any may. */
    double ofExpiry(final int underlying, final int expiry)
    {
        return part(speed[expiry], underlying);
    }

    /** Returns how far rates and funding of an underlying may move, as a part of what volatilities may. */
    double ofCarry(final int underlying)
    {
        return part(carrySpeed[underlying], underlying);
    }

    private double part(final double ofSpeed, final int underlying)
    {
        return fastest[underlying] > 0 ?
            Math.max(LEAST, Math.min(1, ofSpeed / fastest[underlying])) : 1;
    }
}
