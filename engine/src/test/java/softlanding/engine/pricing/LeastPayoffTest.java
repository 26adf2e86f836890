package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The least payoff of an expiry has the bits of the plain minimum over all points, however many options there are. */
class LeastPayoffTest
{
    private static final int BOOKS = 3_000;

    private final LeastPayoff payoffs = new LeastPayoff();

    private static double payoff(
        final double[] coins, final double[] strikes, final boolean[] calls, final double settlement)
    {
        double sum = 0;
        for (int leg = 0; leg < coins.length; leg++)
        {
            final double moneyness = calls[leg] ? settlement - strikes[leg] : strikes[leg] - settlement;
            sum += coins[leg] * Math.max(0, moneyness);
        }
        return sum;
    }

    private void check(final String story, final double[] coins, final double[] strikes, final boolean[] calls)
    {
        double least = payoff(coins, strikes, calls, 0);
        payoffs.begin(coins.length);
        for (int leg = 0; leg < coins.length; leg++)
        {
            payoffs.add(coins[leg], strikes[leg], calls[leg]);
        }
        for (final double strike : strikes)
        {
            least = Math.min(least, payoff(coins, strikes, calls, strike));
        }
        assertEquals(Double.doubleToRawLongBits(least), Double.doubleToRawLongBits(payoffs.least()), story);
    }

    @Test
    void shouldHaveTheBitsOfThePlainMinimum()
    {
        for (int book = 0; book < BOOKS; book++)
        {
            final SplittableRandom random = new SplittableRandom(book);
            final int legs = 1 + random.nextInt(book % 50 == 0 ? 1_500 : 90);
            final boolean isSorted = random.nextBoolean();
            final double[] coins = new double[legs];
            final double[] strikes = new double[legs];
            final boolean[] calls = new boolean[legs];
            double strike = 0.01;
            for (int leg = 0; leg < legs; leg++)
            {
                strike += random.nextInt(3) == 0 ? 0 : random.nextInt(1, 400) / 100.0;
                coins[leg] = random.nextInt(-500, 500) / 10.0;
                strikes[leg] = isSorted ? strike : random.nextInt(1, 40_000) / 100.0;
                calls[leg] = random.nextBoolean();
            }
            check("book=" + book, coins, strikes, calls);
        }
    }

    /** Boxes pay the same at every strike, so that rounding alone decides where the least is. */
    @Test
    void shouldFindTheLeastOfPayoffsThatDifferByRoundingAlone()
    {
        final int boxes = 60;
        final double[] coins = new double[4 * boxes];
        final double[] strikes = new double[4 * boxes];
        final boolean[] calls = new boolean[4 * boxes];
        for (int box = 0; box < boxes; box++)
        {
            for (int leg = 0; leg < 4; leg++)
            {
                final boolean isUpper = leg > 1;
                final boolean isCall = leg % 2 == 0;
                coins[4 * box + leg] = (isUpper == isCall ? -1 : 1) * (0.1 + box / 3.0);
                strikes[4 * box + leg] = 100 + box / 7.0 + (isUpper ? 13.3 : 0);
                calls[4 * box + leg] = isCall;
            }
        }
        check("boxes", coins, strikes, calls);
    }
}
