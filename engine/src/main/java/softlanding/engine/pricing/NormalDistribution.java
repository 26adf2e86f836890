package softlanding.engine.pricing;

/**
 * Computes the standard normal distribution, with small relative error far into both tails. <p> Tails use Mills' ratio
 * M(z) = N(-z) / phi(z), a smooth function for z from 0 to infinity. It is kept as a quotient, so that the difference
 * of two ratios costs one division.
 */
public final class NormalDistribution
{
    static final double DENSITY_AT_ZERO = 0x1.9884533d43651p-2;

    private static final double FARTHEST = 40.0;

    private NormalDistribution()
    {
    }

    /**
     * Returns the density phi(x) = exp(-x^2 / 2) / sqrt(2 pi), within a few ulp.
     *
     * @param x standard deviations.
     * @return the density at x.
     */
    public static double density(final double x)
    {
        final double square = x * x;
        // The rounding error of the square matters in the tails, where the square is large.
        final double lost = square < Double.MAX_VALUE ? Math.fma(x, x, -square) : 0.0;
        final double density = DENSITY_AT_ZERO * DeterministicMath.exp(-0.5 * square);
        return Math.fma(density, -0.5 * lost, density);
    }

    /**
     * Returns the cumulative distribution N(x), within a few ulp even where it is tiny.
     *
     * @param x standard deviations.
     * @return the probability of a value up to x, 0 to 1.
     */
    public static double cumulative(final double x)
    {
        if (x < -FARTHEST)
        {
            return 0.0;
        }
        if (x > FARTHEST)
        {
            return 1.0;
        }
        final double z = Math.abs(x);
        final double tail = density(x) * (millsNumerator(z) / millsDenominator(z));
        return x < 0.0 ? tail : 1.0 - tail;
    }

    /**
     * Returns the numerator of Mills' ratio for z from 0 to 1e12: rational minimax approximation, relative error 3e-17.
     */
    static double millsNumerator(final double z)
    {
        double p = 7.1003428722241280e-07;
        p = Math.fma(p, z, 2.1404887515296824e-05);
        p = Math.fma(p, z, 3.1803928392776194e-04);
        p = Math.fma(p, z, 3.0256317595135640e-03);
        p = Math.fma(p, z, 2.025158075326102e-02);
        p = Math.fma(p, z, 9.922231434121734e-02);
        p = Math.fma(p, z, 3.5978936625420660e-01);
        p = Math.fma(p, z, 9.543208507564475e-01);
        p = Math.fma(p, z, 1.7792462158795590e+00);
        p = Math.fma(p, z, 2.1236498731463374e+00);
        return Math.fma(p, z, 1.2533141373155003e+00);
    }

    /** Returns the denominator of Mills' ratio. It is one at zero, and of one degree more than the numerator. */
    static double millsDenominator(final double z)
    {
        double q = 7.1003428722241280e-07;
        q = Math.fma(q, z, 2.1404887515296885e-05);
        q = Math.fma(q, z, 3.187493182149547e-04);
        q = Math.fma(q, z, 3.047036647034408e-03);
        q = Math.fma(q, z, 2.0568199968073315e-02);
        q = Math.fma(q, z, 1.0220513635767899e-01);
        q = Math.fma(q, z, 3.7941196752258960e-01);
        q = Math.fma(q, z, 1.047705985769653e+00);
        q = Math.fma(q, z, 2.1016595327603174e+00);
        q = Math.fma(q, z, 2.9082103567156627e+00);
        q = Math.fma(q, z, 2.4923120071372913e+00);
        return Math.fma(q, z, 1.0);
    }
}
