package softlanding.engine.margin;

import softlanding.engine.state.Decimal8;

/**
 * Holds the margin of one account as evaluated last. Money is in Decimal8 mantissas: equity rounded down, requirements
 * rounded up. One instance is reused for many accounts.
 */
public final class AccountMargin
{
    /** Value of {@link #worstScenario} where the basis contingency is the worst outcome. */
    public static final int BASIS_CONTINGENCY = -1;
    /** {@link #worstScenario} where no scenario applies. */
    public static final int NO_SCENARIO = -2;

    private static final long MAX = Long.MAX_VALUE / 2;

    private boolean priced;
    private MarkBasis basis = MarkBasis.CURRENT;
    private boolean ranged;
    private long ratioBest;
    private long ratioWorst;
    private long equity;
    private long marginEquity;
    private long maintenanceRequirement;
    private long initialRequirement;
    private int underlyings;
    private final int[] underlying;
    private final int[] underlyingId;
    private final double[] worstLoss;
    private final int[] worstScenario;

    /**
     * Reserves room for the details of underlyings.
     *
     * @param mostUnderlyings maximum number of underlyings with details.
     */
    public AccountMargin(final int mostUnderlyings)
    {
        underlying = new int[mostUnderlyings];
        underlyingId = new int[mostUnderlyings];
        worstLoss = new double[mostUnderlyings];
        worstScenario = new int[mostUnderlyings];
    }

    void clear(final MarkBasis newBasis)
    {
        basis = newBasis;
        clear();
    }

    void clear()
    {
        priced = false;
        ranged = false;
        underlyings = 0;
    }

    void addUnderlying(final int slot, final int id, final double loss, final int scenario)
    {
        if (underlyings == underlying.length)
        {
            return;
        }
        underlying[underlyings] = slot;
        underlyingId[underlyings] = id;
        worstLoss[underlyings] = loss;
        worstScenario[underlyings] = scenario;
        underlyings++;
    }

    /**
     * Sets the amounts, Decimal8 mantissas.
     *
     * @throws ArithmeticException if an amount is so large that a difference would be beyond the decimal range.
     */
    void set(final long newEquity, final long newMarginEquity, final long maintenance, final long initial)
    {
        if (Math.max(Math.max(Math.abs(newEquity), Math.abs(newMarginEquity)), Math.max(maintenance, initial)) > MAX)
        {
            throw new ArithmeticException("amount is beyond 46 billion");
        }
        priced = true;
        equity = newEquity;
        marginEquity = newMarginEquity;
        maintenanceRequirement = maintenance;
        initialRequirement = initial;
    }

    /** Notes the ratios at the two ends of the missing marks. */
    public void noteRange(final AccountMargin best, final AccountMargin worst)
    {
        ranged = best.hasRatio() && worst.hasRatio();
        ratioBest = ranged ? best.ratio() : 0;
        ratioWorst = ranged ? worst.ratio() : 0;
    }

    /** Returns whether marks are missing, and the ratios at the ends of their bounds are known. */
    public boolean hasRange()
    {
        return ranged;
    }

    /** Returns the higher ratio if every missing mark is at one end of its bounds, rounded down. */
    public long ratioBest()
    {
        return ratioBest;
    }

    /** Returns the lower ratio if every missing mark is at one end of its bounds, rounded down. */
    public long ratioWorst()
    {
        return ratioWorst;
    }

    /** Returns the marks at which the margin was evaluated. */
    public MarkBasis basis()
    {
        return basis;
    }

    /** Returns whether every input was available. Otherwise no amount below is meaningful. */
    public boolean isPriced()
    {
        return priced;
    }

    /** Returns cash, collateral, options at mark, unrealised profit and funding. */
    public long equity()
    {
        return equity;
    }

    /** Returns the part of equity that counts against the requirement: all of it, except under standard margin. */
    public long marginEquity()
    {
        return marginEquity;
    }

    /**
     * Returns the cash that margin equity must cover, or the account is liquidated; a Decimal8 mantissa, not negative.
     */
    public long maintenanceRequirement()
    {
        return maintenanceRequirement;
    }

    /**
     * Returns the cash that margin equity must cover before the account may take more risk; a Decimal8 mantissa, not
     * negative.
     */
    public long initialRequirement()
    {
        return initialRequirement;
    }

    /** Returns the maintenance excess: margin equity less maintenance requirement, signed. */
    public long maintenanceExcess()
    {
        return marginEquity - maintenanceRequirement;
    }

    /** Returns the initial excess: margin equity less initial requirement, signed. */
    public long initialExcess()
    {
        return marginEquity - initialRequirement;
    }

    /** Returns whether the ratio exists: the requirement is above zero. */
    public boolean hasRatio()
    {
        return maintenanceRequirement > 0;
    }

    /** Returns margin equity divided by maintenance requirement, rounded down. */
    public long ratio()
    {
        return Decimal8.ratioFloor(marginEquity, maintenanceRequirement);
    }

    /** Returns whether margin equity is below a multiple of the requirement. The comparison is exact. */
    public boolean isBelow(final long threshold)
    {
        return Decimal8.compareProducts(marginEquity, Decimal8.ONE, maintenanceRequirement, threshold) < 0;
    }

    /**
     * Returns the sign of this ratio less another one. Without a requirement the ratio counts as the highest if equity
     * is not negative.
     */
    public int compareRatio(final AccountMargin other)
    {
        if (maintenanceRequirement == 0 || other.maintenanceRequirement == 0)
        {
            return Integer.compare(unrequiredRank(), other.unrequiredRank());
        }
        return Decimal8.compareProducts(
            marginEquity, other.maintenanceRequirement, other.marginEquity, maintenanceRequirement);
    }

    /**
     * Returns whether this priced margin is no worse than another: neither maintenance excess nor ratio is lower, and
     * equity did not turn negative. Where the other has no equity or negative margin equity the excess decides alone,
     * because a lower requirement then lowers the ratio.
     */
    public boolean isNoWorseThan(final AccountMargin other)
    {
        return isNoWorseThan(other, other.equity <= 0);
    }

    /**
     * Returns whether this priced margin is no worse than another.
     *
     * @param bySurplus whether the maintenance excess decides alone, because a closing costs more than the equity: then
     *     every size of it lowers the ratio.
     */
    public boolean isNoWorseThan(final AccountMargin other, final boolean bySurplus)
    {
        return priced && maintenanceExcess() >= other.maintenanceExcess() &&
            (bySurplus || ((other.marginEquity < 0 || compareRatio(other) >= 0) && equity >= 0));
    }

    private int unrequiredRank()
    {
        return maintenanceRequirement > 0 ? 0 : marginEquity >= 0 ? 1 : -1;
    }

    /** Copies another margin, except the details per underlying. */
    public void copy(final AccountMargin other)
    {
        clear(other.basis);
        priced = other.priced;
        ranged = other.ranged;
        ratioBest = other.ratioBest;
        ratioWorst = other.ratioWorst;
        equity = other.equity;
        marginEquity = other.marginEquity;
        maintenanceRequirement = other.maintenanceRequirement;
        initialRequirement = other.initialRequirement;
    }

    /** Returns the number of underlyings that the account touches. */
    public int underlyings()
    {
        return underlyings;
    }

    /** Returns the slot of the i-th underlying. */
    public int underlying(final int i)
    {
        return underlying[i];
    }

    /** Returns the id of the i-th underlying. */
    public int underlyingId(final int i)
    {
        return underlyingId[i];
    }

    /** Returns the loss of the i-th underlying's worst scenario in cash, not negative. */
    public double worstLoss(final int i)
    {
        return worstLoss[i];
    }

    /** Returns the worst scenario of the i-th underlying. */
    public int worstScenario(final int i)
    {
        return worstScenario[i];
    }

    /** Returns the worst scenario of the underlying with the largest loss. */
    public int worstScenario()
    {
        int scenario = NO_SCENARIO;
        double most = -1;
        for (int i = 0; i < underlyings; i++)
        {
            if (worstLoss[i] > most)
            {
                most = worstLoss[i];
                scenario = worstScenario[i];
            }
        }
        return scenario;
    }
}
