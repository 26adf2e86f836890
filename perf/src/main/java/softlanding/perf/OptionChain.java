package softlanding.perf;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Options of a live market as arrays: moneyness 0.6 to 1.4, a day to a year, volatility 30 to 120 %. */
@State(Scope.Thread)
public class OptionChain
{
    static final int COUNT = 4_096;

    private static final double FORWARD = 96_732.0;
    private static final double RATE = 0.03;
    private static final double SHORTEST = 1.0 / 365.0;

    final boolean[] calls = new boolean[COUNT];
    final double[] forwards = new double[COUNT];
    final double[] strikes = new double[COUNT];
    final double[] volatilities = new double[COUNT];
    final double[] years = new double[COUNT];
    final double[] discounts = new double[COUNT];
    final double[] rates = new double[COUNT];
    final double[] prices = new double[COUNT];
    final double[] deltas = new double[COUNT];
    final double[] gammas = new double[COUNT];
    final double[] vegas = new double[COUNT];
    final double[] thetas = new double[COUNT];

    /** Draws the options from a fixed seed. */
    @Setup(Level.Trial)
    public void draw()
    {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++)
        {
            calls[i] = random.nextBoolean();
            forwards[i] = FORWARD;
            strikes[i] = FORWARD * random.nextDouble(0.6, 1.4);
            volatilities[i] = random.nextDouble(0.3, 1.2);
            years[i] = random.nextDouble(SHORTEST, 1.0);
            discounts[i] = Math.exp(-RATE * years[i]);
            rates[i] = RATE;
        }
    }
}
