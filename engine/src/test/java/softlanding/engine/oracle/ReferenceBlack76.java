package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.Precise.DIGITS;

import java.math.BigDecimal;

/** Black-76 as domain section 3 writes it: value and Greeks of one coin of an option, discounted at max(rate, 0). */
record ReferenceBlack76(BigDecimal price, BigDecimal delta, BigDecimal gamma, BigDecimal vega, BigDecimal theta)
{
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);

    /** The value alone: half the work. */
    static BigDecimal price(
        final boolean call,
        final BigDecimal forward,
        final BigDecimal strike,
        final BigDecimal volatility,
        final BigDecimal years,
        final BigDecimal rate)
    {
        final BigDecimal discount = discount(rate, years);
        if (years.signum() <= 0 || volatility.signum() <= 0)
        {
            return discount.multiply(intrinsic(call, forward, strike), DIGITS);
        }
        final BigDecimal deviation = volatility.multiply(years.sqrt(DIGITS), DIGITS);
        final BigDecimal d1 = d1(forward, strike, deviation);
        final BigDecimal sign = sign(call);
        final BigDecimal first = Precise.cumulative(sign.multiply(d1));
        final BigDecimal second = Precise.cumulative(sign.multiply(d1.subtract(deviation)));
        return sign.multiply(discount).multiply(
            forward.multiply(first).subtract(strike.multiply(second)), DIGITS);
    }

    /** Value and Greeks; theta is per day, vega per 1.00 of volatility, delta and gamma are of the forward. */
    static ReferenceBlack76 of(
        final boolean call,
        final BigDecimal forward,
        final BigDecimal strike,
        final BigDecimal volatility,
        final BigDecimal years,
        final BigDecimal rate)
    {
        final BigDecimal price = price(call, forward, strike, volatility, years, rate);
        final BigDecimal discount = discount(rate, years);
        final BigDecimal sign = sign(call);
        final BigDecimal interest = years.signum() > 0 ? rate.max(ZERO).multiply(price, DIGITS) : ZERO;
        if (years.signum() <= 0 || volatility.signum() <= 0)
        {
            return certain(call, forward.compareTo(strike), price, forward, discount, years.max(ZERO), interest);
        }
        final BigDecimal root = years.sqrt(DIGITS);
        final BigDecimal deviation = volatility.multiply(root, DIGITS);
        final BigDecimal d1 = d1(forward, strike, deviation);
        final BigDecimal density = discount.multiply(Precise.density(d1), DIGITS);
        final BigDecimal vega = forward.multiply(density).multiply(root, DIGITS);
        final BigDecimal decay = vega.multiply(volatility).divide(years.add(years), DIGITS);
        return new ReferenceBlack76(
            price,
            sign.multiply(discount).multiply(Precise.cumulative(sign.multiply(d1)), DIGITS),
            density.divide(forward.multiply(deviation), DIGITS),
            vega,
            interest.subtract(decay).divide(DAYS_PER_YEAR, DIGITS));
    }

    /** The limit as volatility or time vanishes: half a delta and still some vega where forward and strike meet. */
    private static ReferenceBlack76 certain(
        final boolean call,
        final int forwardAgainstStrike,
        final BigDecimal price,
        final BigDecimal forward,
        final BigDecimal discount,
        final BigDecimal years,
        final BigDecimal interest)
    {
        final boolean meet = forwardAgainstStrike == 0;
        final boolean inTheMoney = forwardAgainstStrike == (call ? 1 : -1);
        final BigDecimal share = meet ? HALF : inTheMoney ? BigDecimal.ONE : ZERO;
        final BigDecimal density = meet ? Precise.density(ZERO) : ZERO;
        return new ReferenceBlack76(
            price, sign(call).multiply(share).multiply(discount), ZERO,
            forward.multiply(discount).multiply(density).multiply(years.sqrt(DIGITS), DIGITS),
            interest.divide(DAYS_PER_YEAR, DIGITS));
    }

    static BigDecimal discount(final BigDecimal rate, final BigDecimal years)
    {
        return Precise.exp(rate.max(ZERO).multiply(years.max(ZERO)).negate());
    }

    private static BigDecimal intrinsic(final boolean call, final BigDecimal forward, final BigDecimal strike)
    {
        return sign(call).multiply(forward.subtract(strike)).max(ZERO);
    }

    private static BigDecimal d1(final BigDecimal forward, final BigDecimal strike, final BigDecimal deviation)
    {
        return Precise.ln(forward.divide(strike, DIGITS)).divide(deviation, DIGITS).add(deviation.multiply(HALF));
    }

    private static BigDecimal sign(final boolean call)
    {
        return BigDecimal.valueOf(call ? 1 : -1);
    }
}
