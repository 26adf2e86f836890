package softlanding.workload.exchange;

/**
 * The way in which an exchange answers orders. Shares are probabilities. All other orders are answered promptly and in
 * one part.
 *
 * @param late     share of orders with a late answer.
 * @param inParts  share of orders that are filled in two to four parts.
 * @param noFill   share of orders that are closed without a fill.
 * @param silent   share of orders without any answer.
 * @param promptNs maximum time to a prompt answer, and between parts, in nanoseconds.
 * @param lateNs   maximum time to a late answer, in nanoseconds; longer than promptNs.
 * @param refillNs time after which taken depth returns, in nanoseconds.
 * @param stubborn share of orders that are answered even after the engine has completed them.
 * @param feeRate  fee as a share of the traded value.
 * @param filled   share of orders that may be filled at all, each leg of a round independently of the others.
 */
public record FillBehaviour(
    double late,
    double inParts,
    double noFill,
    double silent,
    long promptNs,
    long lateNs,
    long refillNs,
    double stubborn,
    double feeRate,
    double filled)
{
    /** Most orders filled within 50 ms, some late, in parts or not at all. */
    public static final FillBehaviour TYPICAL = new FillBehaviour(
        0.08, 0.2, 0.05, 0.02, 50_000_000L, 1_800_000_000L, 10_000_000_000L, 0, 0.0005, 1);

    /** Every order is answered in one part within 50 ms, as far as limit and depth allow. */
    public static final FillBehaviour PROMPT = new FillBehaviour(
        0, 0, 0, 0, 50_000_000L, 1_800_000_000L, 10_000_000_000L, 0, 0.0005, 1);

    /** Checks the ranges of shares and times. */
    public FillBehaviour
    {
        if (!(late >= 0 && inParts >= 0 && noFill >= 0 && silent >= 0 && late + inParts + noFill + silent <= 1))
        {
            throw new IllegalArgumentException("shares must not be negative and must add up to at most 1: late=" +
                late + " inParts=" + inParts + " noFill=" + noFill + " silent=" + silent);
        }
        if (!(filled >= 0 && filled <= 1))
        {
            throw new IllegalArgumentException("filled must be 0 to 1: " + filled);
        }
        if (!(stubborn >= 0 && stubborn <= 1))
        {
            throw new IllegalArgumentException("stubborn must be 0 to 1: " + stubborn);
        }
        if (!(promptNs > 0 && lateNs > promptNs && refillNs > 0 && feeRate >= 0))
        {
            throw new IllegalArgumentException("must be 0 < promptNs < lateNs, 0 < refillNs, 0 <= feeRate: promptNs=" +
                promptNs + " lateNs=" + lateNs + " refillNs=" + refillNs + " feeRate=" + feeRate);
        }
    }
}
