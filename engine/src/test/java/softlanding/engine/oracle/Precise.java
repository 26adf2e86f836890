package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exponential, logarithm, power and normal distribution from their series, in fixed-point numbers of 320 binary places.
 * At least forty decimal places are right wherever an option pricer asks; no code is shared with the engine.
 */
final class Precise
{
    /** Of every quotient and root in the reference. */
    static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    private static final int PLACES = 320;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(PLACES);
    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(PLACES - 1);
    private static final BigDecimal SCALE = new BigDecimal(ONE);
    private static final int DECIMALS = 90;
    private static final BigInteger DECIMAL_ONE = BigInteger.TEN.pow(DECIMALS);
    private static final BigInteger LN_TWO = twoArtanhOfInverse(3);
    private static final BigInteger ROOT_TWO_PI = fixed(number(pi().shiftLeft(1)).sqrt(DIGITS));
    /** Beyond it a tail holds less than 10^-50. */
    private static final BigDecimal FAR_TAIL = BigDecimal.valueOf(15);
    private static final BigDecimal MIN_EXPONENT = BigDecimal.valueOf(-230);
    private static final int HALVINGS = 12;

    private Precise()
    {
    }

    /** Taylor after taking out powers of two and halving, then squaring back. */
    static BigDecimal exp(final BigDecimal x)
    {
        if (x.compareTo(MIN_EXPONENT) < 0)
        {
            return BigDecimal.ZERO;
        }
        final BigInteger argument = fixed(x);
        final BigInteger beyondTwos = argument.mod(LN_TWO);
        final int twos = argument.subtract(beyondTwos).divide(LN_TWO).intValueExact();
        final BigInteger rest = beyondTwos.shiftRight(HALVINGS);
        BigInteger sum = ONE;
        BigInteger term = ONE;
        for (int n = 1; term.signum() > 0; n++)
        {
            term = times(term, rest).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < HALVINGS; i++)
        {
            sum = times(sum, sum);
        }
        return number(sum.shiftLeft(twos));
    }

    /** Halley's iteration on the exponential: sixteen digits, forty-eight, all. */
    static BigDecimal ln(final BigDecimal x)
    {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int i = 0; i < 2; i++)
        {
            final BigDecimal e = exp(y);
            final BigDecimal step = x.subtract(e).divide(x.add(e), DIGITS);
            y = y.add(step.add(step), DIGITS);
        }
        return y;
    }

    /** x to the power p, for x above zero. */
    static BigDecimal pow(final BigDecimal x, final BigDecimal p)
    {
        return exp(p.multiply(ln(x), DIGITS));
    }

    static BigDecimal density(final BigDecimal x)
    {
        return x.abs().compareTo(FAR_TAIL) > 0 ? BigDecimal.ZERO : number(fixedDensity(x));
    }

    /** One half and phi(x) (x + x^3 / 3 + x^5 / 15 + ...). */
    static BigDecimal cumulative(final BigDecimal x)
    {
        if (x.abs().compareTo(FAR_TAIL) > 0)
        {
            return x.signum() < 0 ? BigDecimal.ZERO : BigDecimal.ONE;
        }
        final BigInteger argument = fixed(x);
        final BigInteger square = times(argument, argument);
        BigInteger sum = argument;
        BigInteger term = argument;
        for (int n = 3; term.abs().bitLength() > 1; n += 2)
        {
            term = times(term, square).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        return number(HALF.add(times(fixedDensity(x), sum)));
    }

    private static BigInteger fixedDensity(final BigDecimal x)
    {
        final BigDecimal halfSquare = x.multiply(x).divide(BigDecimal.valueOf(2));
        return fixed(exp(halfSquare.negate())).shiftLeft(PLACES).divide(ROOT_TWO_PI);
    }

    private static BigInteger times(final BigInteger a, final BigInteger b)
    {
        return a.multiply(b).shiftRight(PLACES);
    }

    private static BigInteger fixed(final BigDecimal x)
    {
        return x.multiply(SCALE).toBigInteger();
    }

    private static BigDecimal number(final BigInteger fixed)
    {
        return new BigDecimal(times(fixed, DECIMAL_ONE), DECIMALS);
    }

    /** Machin: pi = 16 arctan(1/5) - 4 arctan(1/239). */
    private static BigInteger pi()
    {
        return inverseSeries(5, true).shiftLeft(4).subtract(inverseSeries(239, true).shiftLeft(2));
    }

    private static BigInteger twoArtanhOfInverse(final int n)
    {
        return inverseSeries(n, false).shiftLeft(1);
    }

    /** 1/n -+ 1/(3 n^3) + 1/(5 n^5) -+ ...: arctan(1/n) if alternating, else artanh(1/n). */
    private static BigInteger inverseSeries(final int n, final boolean alternating)
    {
        final BigInteger square = BigInteger.valueOf((long)n * n);
        BigInteger power = ONE.divide(BigInteger.valueOf(n));
        BigInteger sum = BigInteger.ZERO;
        for (int k = 1; power.signum() > 0; k += 2)
        {
            final BigInteger term = power.divide(BigInteger.valueOf(k));
            sum = alternating && (k & 2) != 0 ? sum.subtract(term) : sum.add(term);
            power = power.divide(square);
        }
        return sum;
    }
}
