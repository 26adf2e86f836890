package softlanding.engine.screening.proof;

/** What was proven of an account: within these brackets, and for so long, its health does not change. */
public final class Proof
{
    /** Groups of marks that one account may depend on; beyond, it gets no certificate. */
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
    private double localRoom = 1;

    /**
     * Reserves room for one account.
     *
     * @param bookSize most positions of an account.
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

    public void begin()
    {
        groups = 0;
        strikes = 0;
        lifeTicks = LONGEST_TICKS;
    }

    /** Sets the share of the room for local proofs that is left, 0 to 1. Less room goes to narrower brackets only. */
    public void setLocalRoom(final double share)
    {
        localRoom = share;
    }

    double localRoom()
    {
        return localRoom;
    }

    public void limitLife(final int ticks)
    {
        lifeTicks = Math.min(lifeTicks, ticks);
    }

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

    /** To be filled with what the bracket of the group added last rests on, and then kept or not. */
    LocalProof draft()
    {
        return localProof[groups - 1];
    }

    /** Keeps what was filled into the draft. */
    void keepDraft()
    {
        isNear[groups - 1] = true;
    }

    /** What the bracket of a group rests on if it is narrow, or null. */
    public LocalProof nearby(final int i)
    {
        return isNear[i] ? localProof[i] : null;
    }

    /** The volatility of a strike can move so far either way, in units of its level. */
    void addStrike(final int strikeSlot, final double width)
    {
        strike[strikes] = strikeSlot;
        strikeWidth[strikes] = width;
        strikes++;
    }

    public int strikes()
    {
        return strikes;
    }

    public int strike(final int i)
    {
        return strike[i];
    }

    public double strikeWidth(final int i)
    {
        return strikeWidth[i];
    }

    public int groups()
    {
        return groups;
    }

    /** Life in ticks; {@link #LONGEST_TICKS} means for ever. */
    public int lifeTicks()
    {
        return lifeTicks;
    }

    public int group(final int i)
    {
        return group[i];
    }

    public double lowPrice(final int i)
    {
        return lowPrice[i];
    }

    public double highPrice(final int i)
    {
        return highPrice[i];
    }

    public double lowCarry(final int i)
    {
        return lowCarry[i];
    }

    public double highCarry(final int i)
    {
        return highCarry[i];
    }
}
