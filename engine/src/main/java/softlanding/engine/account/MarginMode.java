package softlanding.engine.account;

/** Selects the margin calculation of an account. */
public enum MarginMode
{
    /** Scenarios over the whole portfolio. */
    PORTFOLIO,
    /** Rules per position and expiry. */
    STANDARD
}
