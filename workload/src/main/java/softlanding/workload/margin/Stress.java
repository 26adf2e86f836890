package softlanding.workload.margin;

/**
 * A market that has moved all at once.
 *
 * @param spotFactor what coins are worth of today's price.
 * @param volFactor  times today's volatilities.
 */
public record Stress(double spotFactor, double volFactor)
{
    /** The market as it is. */
    public static final Stress NONE = new Stress(1, 1);
}
