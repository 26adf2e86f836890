package softlanding.engine.liquidation.order;

/** Names the reason why an order is no longer in flight. */
public enum EndReason
{
    FILLED,
    /** The exchange closed the order before it was filled completely. */
    CLOSED,
    /** No answer came in time: the exchange should cancel the order. */
    TIMED_OUT,
    /** The instrument expired. */
    SETTLED
}
