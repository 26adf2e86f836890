package softlanding.workload.margin;

/**
 * A sudden move of the market.
 *
 * @param spotFactor new price divided by present price.
 * @param volFactor  new volatility divided by present volatility.
 */
public record Stress(double spotFactor, double volFactor)
{
    /** No move. */
    public static final Stress NONE = new Stress(1, 1);
}
