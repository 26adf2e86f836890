package softlanding.engine.liquidation;

/** Why an order is no longer in flight. */
public enum EndReason
{
    FILLED,
    /** The exchange closed it before it was filled whole. */
    CLOSED,
    /** No answer in time: to be cancelled by the exchange. */
    TIMED_OUT,
    /** The instrument expired. */
    SETTLED
}
