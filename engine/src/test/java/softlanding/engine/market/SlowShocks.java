package softlanding.engine.market;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What the scenarios of a model do to one expiry, step by step as the documentation of the margin model says: decimals
 * where a decimal is exact, {@link StrictMath} for roots, powers and logarithms. It shares nothing with the engine but
 * the settings.
 */
final class SlowShocks
{
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal AVERAGING_SECONDS = BigDecimal.valueOf(1_800);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal THIRTY = BigDecimal.valueOf(30);

    private final PortfolioMarginSettings settings;
    private final BigDecimal forward;
    private final BigDecimal seconds;
    private final BigDecimal rate;

    /**
     * Prepares the shocks of an expiry.
     *
     * @param seconds seconds to settlement; below 0 after it.
     */
    SlowShocks(
        final PortfolioMarginSettings settings, final BigDecimal forward, final BigDecimal seconds,
        final BigDecimal rate)
    {
        this.settings = settings;
        this.forward = forward;
        this.seconds = seconds.max(BigDecimal.ZERO);
        this.rate = rate.max(BigDecimal.ZERO);
    }

    static BigDecimal decimal(final long mantissa)
    {
        return BigDecimal.valueOf(mantissa, 8);
    }

    double years()
    {
        return days().divide(DAYS_PER_YEAR, DIGITS).doubleValue();
    }

    private BigDecimal days()
    {
        return seconds.divide(SECONDS_PER_DAY, DIGITS);
    }

    /** The part of the forward that is known is not moved; the rest is. */
    private double shocked(final BigDecimal shock)
    {
        final BigDecimal known = seconds.compareTo(AVERAGING_SECONDS) >= 0 ? BigDecimal.ZERO :
            forward.multiply(AVERAGING_SECONDS.subtract(seconds)).divide(AVERAGING_SECONDS, DIGITS);
        return forward.subtract(known).multiply(shock).add(known).doubleValue();
    }

    /** The scenarios' forwards, then the present one, then those of the basis contingency. */
    double[] forwards()
    {
        final int scenarios = settings.scenarios();
        final double[] all = new double[scenarios + 3];
        for (int i = 0; i < scenarios; i++)
        {
            all[i] = shocked(decimal(settings.spotShocks[i]));
        }
        all[scenarios] = forward.doubleValue();
        all[scenarios + 1] = shocked(decimal(settings.basisUp));
        all[scenarios + 2] = shocked(decimal(settings.basisDown));
        return all;
    }

    /** The volatility of a strike in each of the same columns. */
    double[] volatilities(final BigDecimal volatility, final BigDecimal strike)
    {
        final int scenarios = settings.scenarios();
        final double[] all = new double[scenarios + 3];
        for (int i = 0; i < all.length; i++)
        {
            all[i] = shocked(i < scenarios ? settings.volShocks[i] : VolShock.NONE, volatility, strike);
        }
        return all;
    }

    private double shocked(final VolShock shock, final BigDecimal volatility, final BigDecimal strike)
    {
        final double sigma = volatility.doubleValue();
        final double k = StrictMath.log(strike.divide(forward, DIGITS).doubleValue());
        return switch (shock)
        {
            case NONE -> sigma;
            case UP -> Math.max(sigma * (1 + value(settings.volRangeUp) * term()), value(settings.minShockedVol));
            case DOWN -> sigma * Math.max(0, 1 - value(settings.volRangeDown) * term());
            case LINEAR -> sigma * multiplier(k, cap(settings.linearCBase, settings.linearScaleCap));
            case ABS -> sigma * multiplier(Math.abs(k), cap(settings.absCBase, settings.absScaleCap));
        };
    }

    double term()
    {
        final boolean isShort = days().compareTo(THIRTY) <= 0;
        final double tau = THIRTY.divide(days().max(decimal(settings.dteFloor)), DIGITS).doubleValue();
        return StrictMath.pow(tau, value(isShort ? settings.shortTermPower : settings.longTermPower));
    }

    double cap(final long perRootYear, final long atExpiry)
    {
        return value(perRootYear) * StrictMath.sqrt(years()) + value(atExpiry);
    }

    double kStar()
    {
        final double root = StrictMath.sqrt(years());
        final double width = root * value(settings.widthScale) *
            (value(settings.volParamStatic) + root * value(settings.volParamScale));
        return Math.max(value(settings.minKStar), width);
    }

    /** The cap is not below 0 here: what the formula means by a negative one it does not say. */
    private double multiplier(final double k, final double cap)
    {
        final double tilt = k * cap / kStar();
        final double clamped = tilt > cap ? cap : tilt < -cap ? -cap : tilt;
        return clamped < -1 ? 0 : 1 + clamped;
    }

    double longDiscount()
    {
        final double yearly = value(settings.longRateMult) * rate.doubleValue() + value(settings.longRateAdd);
        return value(settings.baseLong) * StrictMath.exp(-years() * yearly);
    }

    double shortDiscount()
    {
        final double yearly = value(settings.shortRateMult) * rate.doubleValue() + value(settings.shortRateAdd);
        final double markUp = value(settings.baseShort) * StrictMath.exp(years() * yearly);
        final double undiscounted = StrictMath.exp(years() * rate.doubleValue());
        return markUp < undiscounted ? markUp : undiscounted;
    }

    double discountFactor()
    {
        return StrictMath.exp(-years() * rate.doubleValue());
    }

    double basisWeight()
    {
        return value(settings.basisAdd) + value(settings.basisMult) * years();
    }

    private static double value(final long mantissa)
    {
        return decimal(mantissa).doubleValue();
    }
}
