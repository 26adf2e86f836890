package softlanding.engine.pricing;

import static softlanding.engine.pricing.BigMath.DIGITS;

import java.math.BigDecimal;

/** Black-76 as the textbook writes it, to forty digits and more. */
record BigBlack76(BigDecimal price, BigDecimal delta, BigDecimal gamma, BigDecimal vega, BigDecimal theta)
{
    private static final BigDecimal DAYS = BigDecimal.valueOf(365);

    static BigBlack76 of(final RandomOption option)
    {
        final BigDecimal forward = new BigDecimal(option.forward());
        final BigDecimal strike = new BigDecimal(option.strike());
        final BigDecimal sigma = new BigDecimal(option.volatility());
        final BigDecimal discount = new BigDecimal(option.discount());
        final BigDecimal sign = BigDecimal.valueOf(option.call() ? 1 : -1);
        final BigDecimal root = new BigDecimal(option.years()).sqrt(DIGITS);
        final BigDecimal v = sigma.multiply(root, DIGITS);
        final BigDecimal d1 = BigMath.ln(forward.divide(strike, DIGITS)).divide(v, DIGITS)
            .add(v.multiply(BigMath.HALF), DIGITS);
        final BigDecimal first = sign.multiply(BigMath.cumulative(sign.multiply(d1)));
        final BigDecimal second = sign.multiply(BigMath.cumulative(sign.multiply(d1.subtract(v, DIGITS))));
        final BigDecimal price = discount.multiply(
            forward.multiply(first, DIGITS).subtract(strike.multiply(second, DIGITS), DIGITS), DIGITS);
        final BigDecimal density = discount.multiply(BigMath.density(d1), DIGITS);
        final BigDecimal decay = forward.multiply(density, DIGITS).multiply(sigma, DIGITS)
            .divide(BigMath.TWO.multiply(root), DIGITS);
        return new BigBlack76(
            price,
            discount.multiply(first, DIGITS),
            density.divide(forward.multiply(v, DIGITS), DIGITS),
            forward.multiply(density, DIGITS).multiply(root, DIGITS),
            new BigDecimal(option.rate()).multiply(price, DIGITS).subtract(decay, DIGITS).divide(DAYS, DIGITS));
    }
}
