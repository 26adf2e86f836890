package softlanding.engine.closing;

import org.jspecify.annotations.Nullable;

/** Describes one closing unit as the selection saw it. Amounts are in cash, contracts are a Decimal8 mantissa. */
public final class UnitChoice
{
    private @Nullable UnitKind kind;
    private long packageId;
    private int legs;
    private long contracts;
    private double release;
    private double cost;
    private double preference;

    void clear()
    {
        kind = null;
        packageId = 0;
        legs = 0;
        contracts = 0;
        release = 0;
        cost = 0;
        preference = 1;
    }

    void copy(final UnitChoice other)
    {
        kind = other.kind;
        packageId = other.packageId;
        legs = other.legs;
        contracts = other.contracts;
        release = other.release;
        cost = other.cost;
        preference = other.preference;
    }

    void setPackage(final long newPackageId)
    {
        packageId = newPackageId;
    }

    void set(final UnitKind newKind, final long newPackageId, final int newLegs, final long newContracts)
    {
        kind = newKind;
        packageId = newPackageId;
        legs = newLegs;
        contracts = newContracts;
    }

    void value(final double newRelease, final double newCost, final double newPreference)
    {
        release = newRelease;
        cost = newCost;
        preference = newPreference;
    }

    /** Returns what is closed as a whole; null if there is no unit. */
    public @Nullable UnitKind kind()
    {
        return kind;
    }

    /** Returns the id of a registered package; 0 for another unit. */
    public long packageId()
    {
        return packageId;
    }

    /** Returns the number of positions that the unit trades. */
    public int legs()
    {
        return legs;
    }

    /** Returns the contracts of the largest leg, a Decimal8 mantissa. */
    public long contracts()
    {
        return contracts;
    }

    /** Returns the surplus over the target that the closing releases, up to the shortfall, in cash. */
    public double release()
    {
        return release;
    }

    /** Returns the expected cost, in cash. */
    public double cost()
    {
        return cost;
    }

    /** Returns the factor of the preference weights, at least 1. */
    public double preference()
    {
        return preference;
    }
}
