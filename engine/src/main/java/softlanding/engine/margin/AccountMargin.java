package softlanding.engine.margin;

import softlanding.engine.state.Decimal8;

/**
 * The margin of one account, as worked out last. Money in Decimal8 mantissas: equity rounded down, requirements up. One
 * is reused for account after account.
 */
public final class AccountMargin
{
    /** {@link #worstScenario} where the basis contingency is the worst. */
    public static final int BASIS_CONTINGENCY = -1;
    /** {@link #worstScenario} where no scenario applies. */
    public static final int NO_SCENARIO = -2;

    private static final long MAX = Long.MAX_VALUE / 2;

    private boolean priced;
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
     * @param mostUnderlyings of which details are kept.
     */
    public AccountMargin(final int mostUnderlyings)
    {
        underlying = new int[mostUnderlyings];
        underlyingId = new int[mostUnderlyings];
        worstLoss = new double[mostUnderlyings];
        worstScenario = new int[mostUnderlyings];
    }

    void clear()
    {
        priced = false;
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
     * Writes the amounts as Decimal8 mantissas.
     *
     * @throws ArithmeticException if an amount is so large that differences could not be written.
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

    /** Whether every input was there; if not, no amount below means anything. */
    public boolean isPriced()
    {
        return priced;
    }

    /** Cash, collateral, options at mark, unrealised profit and funding. */
    public long equity()
    {
        return equity;
    }

    /** The part of equity that counts against the requirement: all of it, but for standard margin. */
    public long marginEquity()
    {
        return marginEquity;
    }

    /** Cash that equity must cover, else the account is liquidated; a Decimal8 mantissa, not negative. */
    public long maintenanceRequirement()
    {
        return maintenanceRequirement;
    }

    /** Cash that equity must cover before the account may take more risk; a Decimal8 mantissa, not negative. */
    public long initialRequirement()
    {
        return initialRequirement;
    }

    /** Net: positive is good. */
    public long maintenanceMargin()
    {
        return marginEquity - maintenanceRequirement;
    }

    /** Net: positive is good. */
    public long initialMargin()
    {
        return marginEquity - initialRequirement;
    }

    /** Whether a ratio exists: something is required. */
    public boolean hasRatio()
    {
        return maintenanceRequirement > 0;
    }

    /** Margin equity over maintenance requirement, rounded down. */
    public long ratio()
    {
        return Decimal8.ratioFloor(marginEquity, maintenanceRequirement);
    }

    /** Whether margin equity is below so many times the requirement; exact. */
    public boolean isBelow(final long threshold)
    {
        return Decimal8.compareProducts(marginEquity, Decimal8.ONE, maintenanceRequirement, threshold) < 0;
    }

    /** Sign of this ratio less another's; nothing required counts as the highest ratio if equity is not negative. */
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
     * Whether this priced margin is no worse than another: neither surplus over maintenance nor ratio is lower, and
     * equity did not turn negative. With negative margin equity the ratio says nothing (less required makes it fall),
     * and the surplus decides alone.
     */
    public boolean isNoWorseThan(final AccountMargin other)
    {
        return priced && maintenanceMargin() >= other.maintenanceMargin() &&
            (other.marginEquity < 0 || compareRatio(other) >= 0) && (other.equity < 0 || equity >= 0);
    }

    private int unrequiredRank()
    {
        return maintenanceRequirement > 0 ? 0 : marginEquity >= 0 ? 1 : -1;
    }

    /** Becomes the same as another, details per underlying aside. */
    public void copy(final AccountMargin other)
    {
        clear();
        priced = other.priced;
        equity = other.equity;
        marginEquity = other.marginEquity;
        maintenanceRequirement = other.maintenanceRequirement;
        initialRequirement = other.initialRequirement;
    }

    /** Underlyings that the account touches. */
    public int underlyings()
    {
        return underlyings;
    }

    /** Slot of the i-th of them. */
    public int underlying(final int i)
    {
        return underlying[i];
    }

    /** Its id. */
    public int underlyingId(final int i)
    {
        return underlyingId[i];
    }

    /** Loss of its worst scenario, in cash, not negative. */
    public double worstLoss(final int i)
    {
        return worstLoss[i];
    }

    /** That scenario. */
    public int worstScenario(final int i)
    {
        return worstScenario[i];
    }

    /** The worst scenario of the underlying that loses most. */
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
