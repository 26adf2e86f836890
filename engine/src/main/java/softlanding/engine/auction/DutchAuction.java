package softlanding.engine.auction;

import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;

/**
 * The arithmetic of a Dutch auction, exact but for one rounding per amount, each in favour of the account in sale: what
 * the bidder pays and the share that may be sold are rounded up, what is taken from the account or paid to the bidder
 * down. Money and shares are Decimal8 mantissas, times nanoseconds.
 *
 * <p>With M = equity, N = net maintenance margin, R = cash paid in by earlier bids, d = discount, f = share sold:
 * B = N - buffer * (M - N), most that may be sold f = B / (B - M * d - R * (1 - d)), price = (M - R) * d * f. The
 * bidder receives the share f of everything but R, so that B after the most is 0.
 */
public final class DutchAuction
{
    /** No margin is larger; what would be counts as this. */
    private static final long MAX = Long.MAX_VALUE / 2;

    private DutchAuction()
    {
    }

    /**
     * Share of the value asked so long after the start: falls from the start to the cut-off, then to 0.
     *
     * @param elapsedNs not negative; time in which the account was unpriced not counted.
     */
    public static long discount(final AuctionTerms terms, final long elapsedNs)
    {
        if (elapsedNs <= terms.fastNs())
        {
            final long fall = terms.startDiscount() - terms.cutoffDiscount();
            return terms.startDiscount() - Decimal8.shareFloor(fall, elapsedNs, terms.fastNs());
        }
        final long slowElapsedNs = Math.min(elapsedNs - terms.fastNs(), terms.slowNs());
        return terms.cutoffDiscount() - Decimal8.shareFloor(terms.cutoffDiscount(), slowElapsedNs, terms.slowNs());
    }

    /**
     * Net maintenance margin less the buffer, which is a share of the requirement.
     *
     * @param equity            up to 46 billion either way.
     * @param maintenanceMargin net, up to 46 billion either way.
     */
    public static long bufferMargin(final AuctionTerms terms, final long equity, final long maintenanceMargin)
    {
        final long requirement = Math.max(0, equity - maintenanceMargin);
        final boolean beyond = Decimal8.compareProducts(requirement, terms.buffer(), MAX, Decimal8.ONE) >= 0;
        final long buffer = beyond ? MAX : Decimal8.multiplyCeil(requirement, terms.buffer());
        return Math.max(-MAX, maintenanceMargin - buffer);
    }

    /**
     * Most that may be sold, 0 to 1: what brings the buffer margin back to 0.
     *
     * @param equity   above 0.
     * @param reserved not negative.
     * @param discount 0 to 1.
     */
    public static long maxFraction(
        final long bufferMargin, final long equity, final long reserved, final long discount)
    {
        if (bufferMargin >= 0)
        {
            return 0;
        }
        final long gained = Math.addExact(
            Decimal8.multiplyFloor(equity, discount), Decimal8.multiplyFloor(reserved, Decimal8.ONE - discount));
        final long whole = Math.addExact(-bufferMargin, gained);
        return -Decimal8.shareFloor(-Decimal8.ONE, -bufferMargin, whole);
    }

    /**
     * What a bidder pays for a share.
     *
     * @param equity   above what is reserved.
     * @param fraction 0 to 1.
     */
    public static long price(final long equity, final long reserved, final long discount, final long fraction)
    {
        return fraction == 0 ?
            0 : Decimal8.scaled(equity - reserved, discount, fraction, Decimal8.ONE, Decimal8.ONE, true);
    }

    /**
     * What the account pays to the insurance fund at the start, of a share of its equity.
     *
     * @param fraction that is in sale, 0 to 1.
     */
    public static long fee(final AuctionTerms terms, final long equity, final long fraction)
    {
        return fraction == 0 ?
            0 : Decimal8.scaled(equity, terms.fee(), fraction, Decimal8.ONE, Decimal8.ONE, false);
    }

    /**
     * What insurance offers for taking the whole of an insolvent account: rises from what it owes to its whole
     * maintenance shortfall.
     *
     * @param elapsedNs not negative.
     */
    public static long insurance(
        final AuctionTerms terms, final long equity, final long maintenanceMargin, final long elapsedNs)
    {
        final long least = Math.max(0, -equity);
        final long rise = Math.max(0, -maintenanceMargin - least);
        return least +
            Decimal8.shareFloor(rise, Math.min(elapsedNs, terms.insolventNs()), terms.insolventNs());
    }

    /** The part of the insurance that goes with a share. */
    public static long insuranceShare(final long insurance, final long fraction)
    {
        return Decimal8.multiplyFloor(insurance, fraction);
    }

    /**
     * Whether a bid reaches the price asked: its limit, which is for the share wanted, counts in proportion for the
     * share that it gets.
     *
     * @param wanted   above 0.
     * @param fraction that the price is for, above 0.
     * @param price    asked; negative is paid to the bidder.
     */
    public static boolean isReachedBy(
        final long limitPrice, final long wanted, final long fraction, final long price)
    {
        return Decimal8.compareProducts(limitPrice, fraction, price, wanted) >= 0;
    }
}
