package softlanding.engine.auction;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;

import java.math.BigDecimal;
import java.math.MathContext;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;

/** The same auction in unbounded decimals, straight from the formulas; rounded once where an amount is asked for. */
final class ExactAuction
{
    private static final MathContext DIGITS = new MathContext(60);

    private ExactAuction()
    {
    }

    static AuctionTerms terms(
        final String start,
        final String cutoff,
        final long fastDecayNs,
        final long slowDecayNs,
        final long insolventNs,
        final String buffer,
        final String fee)
    {
        return AuctionTerms.of(
            decimal(start), decimal(cutoff), fastDecayNs, slowDecayNs, insolventNs, decimal(buffer), decimal(fee), 3,
            Long.MAX_VALUE, 0, fastDecayNs + slowDecayNs, Decimal8.ONE, 0, 1)
            .with(AuctionFeeMode.START);
    }

    static long decimal(final String value)
    {
        return new BigDecimal(value).movePointRight(8).longValueExact();
    }

    static BigDecimal exact(final long mantissa)
    {
        return BigDecimal.valueOf(mantissa, 8);
    }

    static long discount(final AuctionTerms terms, final long elapsedNs)
    {
        final BigDecimal start = exact(terms.startDiscount());
        final BigDecimal cutoff = exact(terms.cutoffDiscount());
        if (elapsedNs <= terms.fastDecayNs())
        {
            return up(start.subtract(start.subtract(cutoff).multiply(share(elapsedNs, terms.fastDecayNs()))));
        }
        final BigDecimal slow = share(elapsedNs - terms.fastDecayNs(), terms.slowDecayNs()).min(BigDecimal.ONE);
        return up(cutoff.multiply(BigDecimal.ONE.subtract(slow)));
    }

    static long bufferMargin(final AuctionTerms terms, final long equity, final long margin)
    {
        return down(exact(margin).add(exact(terms.buffer()).multiply(exact(margin).subtract(exact(equity)))));
    }

    static BigDecimal maxFraction(
        final long bufferMargin, final long equity, final long reserved, final long discount)
    {
        final BigDecimal b = exact(bufferMargin);
        final BigDecimal d = exact(discount);
        return b.divide(
            b.subtract(exact(equity).multiply(d)).subtract(exact(reserved).multiply(BigDecimal.ONE.subtract(d))),
            DIGITS);
    }

    static long price(final long equity, final long reserved, final long discount, final long fraction)
    {
        return up(exact(equity - reserved).multiply(exact(discount)).multiply(exact(fraction)));
    }

    static long insurance(final AuctionTerms terms, final long equity, final long margin, final long elapsedNs)
    {
        final BigDecimal least = exact(equity).negate().max(BigDecimal.ZERO);
        final BigDecimal passed = share(elapsedNs, terms.insolventNs()).min(BigDecimal.ONE);
        return down(least.add(exact(margin).negate().subtract(least).multiply(passed)));
    }

    private static BigDecimal share(final long part, final long whole)
    {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS);
    }

    private static long up(final BigDecimal value)
    {
        return steady(value).setScale(8, CEILING).unscaledValue().longValueExact();
    }

    private static long down(final BigDecimal value)
    {
        return steady(value).setScale(8, FLOOR).unscaledValue().longValueExact();
    }

    /** Takes the rounding of the division away before the one that counts. */
    private static BigDecimal steady(final BigDecimal value)
    {
        return value.setScale(30, java.math.RoundingMode.HALF_EVEN);
    }
}
