package softlanding.engine.pricing;

/**
 * Computes Black-76 over arrays of options, with the same bits as {@link Black76}. <p> All arrays are read and written
 * from index 0. Work arrays belong to the instance, so that a call allocates nothing. An instance must not be shared
 * between threads. Units are those of {@link Black76}.
 */
public final class Black76Batch
{
    private static final int SIZE = BlackBlock.SIZE;

    private final BlackBlock block = new BlackBlock(SIZE);
    private final double[] exponent = new double[SIZE];
    private final double[] mantissa = new double[SIZE];
    private final double[] sign = new double[SIZE];
    private final double[] volatility = new double[SIZE];
    private final double[] years = new double[SIZE];
    private final double[] rootYears = new double[SIZE];
    private final double[] discount = new double[SIZE];
    private final double[] rate = new double[SIZE];
    private final double[] d1 = new double[SIZE];
    private final double[] numerator = new double[SIZE];
    private final double[] denominator = new double[SIZE];
    private final double[] price = new double[SIZE];
    private final double[] delta = new double[SIZE];
    private final double[] gamma = new double[SIZE];
    private final double[] vega = new double[SIZE];
    private final double[] theta = new double[SIZE];

    /**
     * Prices options.
     *
     * @param count        number of options.
     * @param signs        +1 for a call, -1 for a put.
     * @param forwards     prices of the forwards, above zero.
     * @param strikes      strikes, above zero.
     * @param volatilities per square root of a year.
     * @param years        times to expiry in years of 365 days.
     * @param discounts    values today of one paid at expiry.
     * @param prices       receives the prices.
     */
    public void price(
        final int count,
        final double[] signs,
        final double[] forwards,
        final double[] strikes,
        final double[] volatilities,
        final double[] years,
        final double[] discounts,
        final double[] prices)
    {
        for (int from = 0; from < count; from += SIZE)
        {
            final int size = Math.min(SIZE, count - from);
            load(from, size, signs, forwards, strikes, volatilities, years, discounts);
            price(size);
            System.arraycopy(price, 0, prices, from, size);
        }
    }

    /**
     * Prices options and takes their Greeks.
     *
     * @param count        number of options.
     * @param signs        +1 for a call, -1 for a put.
     * @param forwards     prices of the forwards, above zero.
     * @param strikes      strikes, above zero.
     * @param volatilities per square root of a year.
     * @param years        times to expiry in years of 365 days.
     * @param discounts    values today of one paid at expiry.
     * @param rates        interest rates per year; below zero counts as zero.
     * @param prices       receives the prices.
     * @param deltas       receives delta per 1 of the forward.
     * @param gammas       receives gamma per 1 of the forward.
     * @param vegas        receives vega per 1.00 of volatility.
     * @param thetas       receives theta per day.
     */
    public void priceAndGreeks(
        final int count,
        final double[] signs,
        final double[] forwards,
        final double[] strikes,
        final double[] volatilities,
        final double[] years,
        final double[] discounts,
        final double[] rates,
        final double[] prices,
        final double[] deltas,
        final double[] gammas,
        final double[] vegas,
        final double[] thetas)
    {
        for (int from = 0; from < count; from += SIZE)
        {
            final int size = Math.min(SIZE, count - from);
            load(from, size, signs, forwards, strikes, volatilities, years, discounts);
            System.arraycopy(rates, from, rate, 0, size);
            price(size);
            takeGreeks(size);
            System.arraycopy(price, 0, prices, from, size);
            System.arraycopy(delta, 0, deltas, from, size);
            System.arraycopy(gamma, 0, gammas, from, size);
            System.arraycopy(vega, 0, vegas, from, size);
            System.arraycopy(theta, 0, thetas, from, size);
        }
    }

    /**
     * Copies a block of the input. Loops over arrays without an offset vectorise better, which saves more than the copy
     * costs.
     */
    private void load(
        final int from,
        final int size,
        final double[] signs,
        final double[] forwards,
        final double[] strikes,
        final double[] volatilities,
        final double[] years,
        final double[] discounts)
    {
        System.arraycopy(signs, from, sign, 0, size);
        System.arraycopy(forwards, from, block.forward, 0, size);
        System.arraycopy(strikes, from, block.strike, 0, size);
        System.arraycopy(volatilities, from, volatility, 0, size);
        System.arraycopy(years, from, this.years, 0, size);
        System.arraycopy(discounts, from, discount, 0, size);
    }

    private void price(final int size)
    {
        splitBits(size, block.forward, exponent, mantissa);
        takeLogarithms(size, exponent, mantissa, block.logForward);
        splitBits(size, block.strike, exponent, mantissa);
        takeLogarithms(size, exponent, mantissa, block.logStrike);
        deviate(size, volatility, years, rootYears, block.deviation);
        block.valueOutOfTheMoney(size);
        discount(size, sign, discount, block.forward, block.strike, block.value, price);
    }

    private void takeGreeks(final int size)
    {
        findD1(size, block.moneyness, block.deviation, d1, numerator);
        BlackBlock.millsQuotient(size, numerator, denominator);
        takeDeltas(size, sign, discount, d1, block.density, numerator, denominator, delta);
        takeGammas(size, block.forward, block.deviation, discount, block.density, gamma);
        takeVegas(size, block.forward, rootYears, discount, block.density, vega);
        takeThetas(size, price, vega, volatility, years, rootYears, rate, theta);
    }

    /**
     * Splits each number into exponent and mantissa. Moves of bits have a loop of their own, because they would prevent
     * vectorisation of the arithmetic.
     */
    private static void splitBits(final int size, final double[] x, final double[] exponent, final double[] mantissa)
    {
        for (int i = 0; i < size; i++)
        {
            final long bits = Double.doubleToRawLongBits(x[i]);
            exponent[i] = DeterministicMath.exponentOf(bits);
            mantissa[i] = DeterministicMath.mantissaOf(bits);
        }
    }

    private static void takeLogarithms(
        final int size, final double[] exponent, final double[] mantissa, final double[] logarithm)
    {
        for (int i = 0; i < size; i++)
        {
            logarithm[i] = DeterministicMath.log(exponent[i], mantissa[i]);
        }
    }

    private static void deviate(
        final int size,
        final double[] volatility,
        final double[] years,
        final double[] rootYears,
        final double[] deviation)
    {
        for (int i = 0; i < size; i++)
        {
            final double root = BlackTerms.rootYears(years[i]);
            rootYears[i] = root;
            deviation[i] = BlackTerms.deviation(volatility[i], root);
        }
    }

    private static void discount(
        final int size,
        final double[] sign,
        final double[] discount,
        final double[] forward,
        final double[] strike,
        final double[] value,
        final double[] price)
    {
        for (int i = 0; i < size; i++)
        {
            price[i] = discount[i] * (value[i] + BlackTerms.intrinsic(sign[i], forward[i], strike[i]));
        }
    }

    private static void findD1(
        final int size,
        final double[] moneyness,
        final double[] deviation,
        final double[] d1,
        final double[] distance)
    {
        for (int i = 0; i < size; i++)
        {
            d1[i] = BlackTerms.d1(moneyness[i], deviation[i]);
            distance[i] = BlackTerms.distance(d1[i]);
        }
    }

    private static void takeDeltas(
        final int size,
        final double[] sign,
        final double[] discount,
        final double[] d1,
        final double[] density,
        final double[] numerator,
        final double[] denominator,
        final double[] delta)
    {
        for (int i = 0; i < size; i++)
        {
            final double tail = BlackTerms.tail(density[i], numerator[i], denominator[i]);
            delta[i] = BlackTerms.delta(sign[i], discount[i], d1[i], tail);
        }
    }

    private static void takeGammas(
        final int size,
        final double[] forward,
        final double[] deviation,
        final double[] discount,
        final double[] density,
        final double[] gamma)
    {
        for (int i = 0; i < size; i++)
        {
            gamma[i] = BlackTerms.gamma(forward[i], deviation[i], discount[i] * density[i]);
        }
    }

    private static void takeVegas(
        final int size,
        final double[] forward,
        final double[] rootYears,
        final double[] discount,
        final double[] density,
        final double[] vega)
    {
        for (int i = 0; i < size; i++)
        {
            vega[i] = BlackTerms.vega(forward[i], rootYears[i], discount[i] * density[i]);
        }
    }

    private static void takeThetas(
        final int size,
        final double[] price,
        final double[] vega,
        final double[] volatility,
        final double[] years,
        final double[] rootYears,
        final double[] rate,
        final double[] theta)
    {
        for (int i = 0; i < size; i++)
        {
            theta[i] = BlackTerms.theta(price[i], vega[i], volatility[i], years[i], rootYears[i], rate[i]);
        }
    }
}
