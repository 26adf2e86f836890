package softlanding.engine.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Functions to forty-eight digits and more, from their series: the independent witness of the engine's arithmetic. */
final class BigMath
{
    static final MathContext DIGITS = new MathContext(64, RoundingMode.HALF_EVEN);
    static final BigDecimal TWO = BigDecimal.valueOf(2);
    static final BigDecimal HALF = new BigDecimal("0.5");

    private static final BigDecimal EPSILON = new BigDecimal("1e-62");
    private static final BigDecimal ROOT_TWO_PI = TWO.multiply(pi(), DIGITS).sqrt(DIGITS);
    private static final double SERIES_LIMIT = 8;
    private static final int FRACTION_DEPTH = 120;

    private BigMath()
    {
    }

    /** Taylor series after halving the argument until it is small, then squaring back; zero below 1e-43000. */
    static BigDecimal exp(final BigDecimal x)
    {
        if (x.doubleValue() < -1e5)
        {
            return BigDecimal.ZERO;
        }
        int halvings = 0;
        BigDecimal r = x;
        while (r.abs().doubleValue() > 0x1p-10)
        {
            r = r.multiply(HALF, DIGITS);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.signum() != 0 && term.abs().compareTo(EPSILON) > 0; n++)
        {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++)
        {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** Halley's iteration on exp, from sixteen digits to forty-eight and beyond. */
    static BigDecimal ln(final BigDecimal x)
    {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int i = 0; i < 2; i++)
        {
            final BigDecimal e = exp(y);
            y = y.add(TWO.multiply(x.subtract(e, DIGITS)).divide(x.add(e, DIGITS), DIGITS), DIGITS);
        }
        return y;
    }

    static BigDecimal density(final BigDecimal x)
    {
        return exp(x.multiply(x, DIGITS).multiply(HALF, DIGITS).negate()).divide(ROOT_TWO_PI, DIGITS);
    }

    /** Near the middle phi(x) (x + x^3 / 3 + x^5 / 15 + ...), in the tails the continued fraction of Laplace. */
    static BigDecimal cumulative(final BigDecimal x)
    {
        if (x.abs().doubleValue() < SERIES_LIMIT)
        {
            return HALF.add(density(x).multiply(oddSeries(x), DIGITS), DIGITS);
        }
        final BigDecimal z = x.abs();
        BigDecimal fraction = z;
        for (int k = FRACTION_DEPTH; k > 0; k--)
        {
            fraction = z.add(BigDecimal.valueOf(k).divide(fraction, DIGITS), DIGITS);
        }
        final BigDecimal tail = density(z).divide(fraction, DIGITS);
        return x.signum() < 0 ? tail : BigDecimal.ONE.subtract(tail, DIGITS);
    }

    private static BigDecimal oddSeries(final BigDecimal x)
    {
        final BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal sum = x;
        BigDecimal term = x;
        for (int n = 3; term.signum() != 0 && term.abs().compareTo(EPSILON) > 0; n += 2)
        {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** Machin: pi = 16 arctan(1/5) - 4 arctan(1/239). */
    private static BigDecimal pi()
    {
        return BigDecimal.valueOf(16).multiply(arctanOfInverse(5), DIGITS)
            .subtract(BigDecimal.valueOf(4).multiply(arctanOfInverse(239), DIGITS), DIGITS);
    }

    private static BigDecimal arctanOfInverse(final int n)
    {
        final BigDecimal square = BigDecimal.valueOf((long)n * n);
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
        BigDecimal sum = power;
        for (int k = 3; power.compareTo(new BigDecimal("1e-68")) > 0; k += 2)
        {
            power = power.divide(square, DIGITS);
            final BigDecimal term = power.divide(BigDecimal.valueOf(k), DIGITS);
            sum = (k & 2) != 0 ? sum.subtract(term, DIGITS) : sum.add(term, DIGITS);
        }
        return sum;
    }
}
