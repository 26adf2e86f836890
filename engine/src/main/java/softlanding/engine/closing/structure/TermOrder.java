package softlanding.engine.closing.structure;

/**
 * Orders options by underlying, strike and time of expiry. A group is a strike, and its level is the time of expiry.
 */
final class TermOrder extends RowOrder
{
    private final Legs legs;

    TermOrder(final Legs legs)
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
        if (legs.strike(row) != legs.strike(other))
        {
            return legs.strike(row) < legs.strike(other);
        }
        return legs.expiryTime(row) < legs.expiryTime(other);
    }

    @Override
    boolean isOneGroup(final int row, final int other)
    {
        return legs.strike(row) == legs.strike(other) && legs.underlying(row) == legs.underlying(other);
    }

    @Override
    long level(final int row)
    {
        return legs.expiryTime(row);
    }
}
