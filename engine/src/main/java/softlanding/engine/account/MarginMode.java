package softlanding.engine.account;

/** How an account is margined. */
public enum MarginMode
{
    /** By scenarios over the whole book. */
    PORTFOLIO,
    /** By rules per position and expiry. */
    STANDARD
}
