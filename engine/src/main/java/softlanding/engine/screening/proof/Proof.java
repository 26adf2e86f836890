package softlanding.engine.screening.proof;

import org.jspecify.annotations.Nullable;

/** Holds the proof of an account: the brackets and the life within which its health does not change. */
public final class Proof
{
    /** The maximum number of groups of marks of one account; with more the account gets no certificate. */
    static final int MAX_GROUPS = 8;
    /** A tick is 2^30 ns, 1.07 seconds. */
    public static final int TICK_BITS = 30;
    /** The longest life of a proof, in ticks: about 19 hours. */
    public static final int LONGEST_TICKS = 1 << 16;

    private final int[] group = new int[MAX_GROUPS];
    private final double[] lowPrice = new double[MAX_GROUPS];
    private final double[] highPrice = new double[MAX_GROUPS];
    private final double[] lowCarry = new double[MAX_GROUPS];
    private final double[] highCarry = new double[MAX_GROUPS];
    private final int[] strike;
    private final double[] strikeWidth;
    private final LocalProof[] localProof = new LocalProof[MAX_GROUPS];
    private final boolean[] isNear = new boolean[MAX_GROUPS];
    private int groups;
    private int strikes;
    private int lifeTicks;
    private double surfaceShare = SurfaceShare.USUAL;
    private double localRoom = 1;

    /**
     * Reserves memory for one account.
     *
     * @param bookSize the maximum number of positions of an account.
     */
    public Proof(final int bookSize)
    {
        strike = new int[bookSize];
        strikeWidth = new double[bookSize];
        for (int i = 0; i < MAX_GROUPS; i++)
        {
            localProof[i] = new LocalProof();
        }
    }

    /** Removes all brackets and sets the longest life. */
    public void begin()
    {
        groups = 0;
        strikes = 0;
        lifeTicks = LONGEST_TICKS;
    }

    /**
     * Sets the free share of the memory for local proofs, 0 to 1. With less free memory only narrower brackets get a
     * local proof.
     */
    public void setLocalRoom(final double share)
    {
        localRoom = share;
    }

    /** Sets the share of each surplus that moves of volatilities may use. */
    public void setSurfaceShare(final double share)
    {
        surfaceShare = share;
    }

    double surfaceShare()
    {
        return surfaceShare;
    }

    double localRoom()
    {
        return localRoom;
    }

    /** Limits the life, in ticks. */
    public void limitLife(final int ticks)
    {
        lifeTicks = Math.min(lifeTicks, ticks);
    }

    /** Adds the brackets of a group: levels of prices and levels of carry. */
    public void add(
        final int ofGroup,
        final double newLowPrice,
        final double newHighPrice,
        final double newLowCarry,
        final double newHighCarry)
    {
        group[groups] = ofGroup;
        lowPrice[groups] = newLowPrice;
        highPrice[groups] = newHighPrice;
        lowCarry[groups] = newLowCarry;
        highCarry[groups] = newHighCarry;
        isNear[groups] = false;
        groups++;
    }

    /** Returns the local proof of the last group, for the caller to fill. */
    LocalProof draft()
    {
        return localProof[groups - 1];
    }

    /** Keeps the local proof that the caller filled. */
    void keepDraft()
    {
        isNear[groups - 1] = true;
    }

    /** Returns the local proof of a group with a narrow bracket, or null. */
    public @Nullable LocalProof nearby(final int i)
    {
        return isNear[i] ? localProof[i] : null;
    }

    /** Adds the maximum move of a strike's volatility in both directions, in units of its level. */
    void addStrike(final int strikeSlot, final double width)
    {
        strike[strikes] = strikeSlot;
        strikeWidth[strikes] = width;
        strikes++;
    }

    /** Returns the number of strikes. */
    public int strikes()
    {
        return strikes;
    }

    /** Returns the slot of a strike. */
    public int strike(final int i)
    {
        return strike[i];
    }

    /** Returns the maximum move of a strike's volatility in both directions, in units of its level. */
    public double strikeWidth(final int i)
    {
        return strikeWidth[i];
    }

    /** Returns the number of groups. */
    public int groups()
    {
        return groups;
    }

    /** Returns the life in ticks; {@link #LONGEST_TICKS} means without end. */
    public int lifeTicks()
    {
        return lifeTicks;
    }

    /** Returns a group of marks. */
    public int group(final int i)
    {
        return group[i];
    }

    /** Returns the lowest price level of a group's bracket. */
    public double lowPrice(final int i)
    {
        return lowPrice[i];
    }

    /** Returns the highest price level of a group's bracket. */
    public double highPrice(final int i)
    {
        return highPrice[i];
    }

    /** Returns the lowest carry level of a group's bracket. */
    public double lowCarry(final int i)
    {
        return lowCarry[i];
    }

    /** Returns the highest carry level of a group's bracket. */
    public double highCarry(final int i)
    {
        return highCarry[i];
    }
}
