package softlanding.engine.waterfall;

/**
 * Counts contracts in whole lots, so that no account which holds whole lots is left with less than one. Quantities are
 * without sign.
 */
final class WholeLots
{
    private WholeLots()
    {
    }

    /** Returns the contracts in the whole lots of a quantity. */
    static long of(final long contracts, final long lotSize)
    {
        return contracts - contracts % lotSize;
    }

    /**
     * Returns what a holder may close of a position: whole lots, and all of it if all of it may be closed.
     *
     * @param available contracts beyond packages and orders in flight.
     * @param held      contracts of the position.
     */
    static long closable(final long available, final long held, final long lotSize)
    {
        return available == held ? held : of(available, lotSize);
    }

    /**
     * Returns what a holder closes of what is wanted: whole lots, or what leaves him whole lots.
     *
     * @param wanted   contracts, at most those that the holder may close.
     * @param closable contracts that the holder may close.
     */
    static long traded(final long wanted, final long closable, final long lotSize)
    {
        return (closable - wanted) % lotSize == 0 ? wanted : of(wanted, lotSize);
    }
}
