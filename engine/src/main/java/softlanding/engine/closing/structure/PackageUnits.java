package softlanding.engine.closing.structure;

/**
 * Finds the registered packages, in order of registration. A package holds as much as every leg holds in ratio and in
 * the package's direction. That quantity is reserved even if it is not a whole number of lots, so that no part of it is
 * closed except in ratio. The rest of a leg is free.
 */
final class PackageUnits
{
    private final Legs legs;
    private final Holdings holdings;
    private final Units units;

    PackageUnits(final Legs legs, final Holdings holdings, final Units units)
    {
        this.legs = legs;
        this.holdings = holdings;
        this.units = units;
    }

    void find()
    {
        for (int index = 0; index < legs.packages(); index++)
        {
            final long divisor = ratioDivisor(index);
            final long held = held(index, divisor);
            if (held > 0)
            {
                addUnit(index, divisor, held);
                reserve(index, divisor, held);
            }
        }
    }

    /** Returns the greatest common divisor of all ratios: a ratio of 0.5 to 1 becomes 1 to 2. */
    private long ratioDivisor(final int index)
    {
        long divisor = 0;
        for (int leg = legs.packageBegin(index); leg < legs.packageEnd(index); leg++)
        {
            divisor = LotRatio.greatestCommonDivisor(Math.abs(legs.packageRatio(leg)), divisor);
        }
        return divisor;
    }

    /** Returns how many times every leg holds its reduced ratio; 0 if a leg is missing or has the wrong direction. */
    private long held(final int index, final long divisor)
    {
        long held = legs.packageBegin(index) == legs.packageEnd(index) ? 0 : Long.MAX_VALUE;
        for (int leg = legs.packageBegin(index); leg < legs.packageEnd(index); leg++)
        {
            final int row = legs.packageRow(leg);
            final long times = row < 0 ? 0 : holdings.free(row) / (legs.packageRatio(leg) / divisor);
            held = Math.min(held, Math.max(0, times));
        }
        return held;
    }

    private void addUnit(final int index, final long divisor, final long held)
    {
        final long step = wholeLots(index, divisor);
        if (step == 0 || step > held || !units.begin(StructureKind.PACKAGE, legs.packageId(index), held / step))
        {
            return;
        }
        for (int leg = legs.packageBegin(index); leg < legs.packageEnd(index); leg++)
        {
            units.addLeg(legs.packageRow(leg), step * (legs.packageRatio(leg) / divisor));
        }
    }

    /**
     * Returns the smallest multiple of the reduced ratio that is whole lots in every leg; 0 if it exceeds any holding.
     */
    private long wholeLots(final int index, final long divisor)
    {
        long times = 1;
        for (int leg = legs.packageBegin(index); leg < legs.packageEnd(index); leg++)
        {
            final long ratio = Math.abs(legs.packageRatio(leg)) / divisor;
            final long lot = legs.lot(legs.packageRow(leg));
            times = LotRatio.leastCommonMultiple(times, lot / LotRatio.greatestCommonDivisor(lot, ratio));
        }
        return times;
    }

    private void reserve(final int index, final long divisor, final long held)
    {
        for (int leg = legs.packageBegin(index); leg < legs.packageEnd(index); leg++)
        {
            holdings.reserve(legs.packageRow(leg), held * (legs.packageRatio(leg) / divisor));
        }
    }
}
