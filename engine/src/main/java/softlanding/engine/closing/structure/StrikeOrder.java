package softlanding.engine.closing.structure;

/**
 * Orders rows by underlying, expiry, strike and kind. A group is an expiry, and its level is the strike. Perpetuals and
 * futures come first.
 */
final class StrikeOrder extends RowOrder
{
    private final Legs legs;

    StrikeOrder(final Legs legs)
    {
        super(legs.capacity());
        this.legs = legs;
    }

    @Override
    boolean isBefore(final int row, final int other)
    {
        if (legs.underlying(row) != legs.underlying(other))
        {
            return legs.underlying(row) < legs.underlying(other);
        }
        if (legs.expiry(row) != legs.expiry(other))
        {
            return legs.expiry(row) < legs.expiry(other);
        }
        if (legs.strike(row) != legs.strike(other))
        {
            return legs.strike(row) < legs.strike(other);
        }
        return legs.kind(row).ordinal() < legs.kind(other).ordinal();
    }

    @Override
    boolean isOneGroup(final int row, final int other)
    {
        return legs.expiry(row) == legs.expiry(other) && legs.underlying(row) == legs.underlying(other);
    }

    @Override
    long level(final int row)
    {
        return legs.strike(row);
    }
}
