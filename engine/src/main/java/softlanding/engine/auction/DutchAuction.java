package softlanding.engine.auction;

import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;

/**
 * Computes a Dutch auction. Each amount is exact except for one rounding in favour of the account in auction: the
 * bidder's payment and the maximum share round up, amounts taken from the account or paid to the bidder round down.
 * Money and shares are Decimal8 mantissas, times are nanoseconds.
 *
 * <p>With M = equity, N = maintenance excess, R = cash paid in by earlier bids, d = discount, f = share sold: B = N -
 * buffer * (M - N), maximum f = B / (B - M * d - R * (1 - d)), price = (M - R) * d * f. The bidder receives the share f
 * of everything but R, so that B is 0 after a sale of the maximum.
 */
public final class DutchAuction
{
    /** Largest margin; a larger amount counts as this one. */
    private static final long MAX = Long.MAX_VALUE / 2;

    private DutchAuction()
    {
    }

    /**
     * Returns the asked share of the value at an age. It falls from the start discount to the cut-off, then to 0.
     *
     * @param elapsedNs not negative, excluding the time during which the account was unpriced.
     */
    public static long discount(final AuctionTerms terms, final long elapsedNs)
    {
        if (elapsedNs <= terms.fastDecayNs())
        {
            final long fall = terms.startDiscount() - terms.cutoffDiscount();
            return terms.startDiscount() - Decimal8.shareFloor(fall, elapsedNs, terms.fastDecayNs());
        }
        final long slowElapsedNs = Math.min(elapsedNs - terms.fastDecayNs(), terms.slowDecayNs());
        return terms.cutoffDiscount() - Decimal8.shareFloor(terms.cutoffDiscount(), slowElapsedNs, terms.slowDecayNs());
    }

    /**
     * Returns the maintenance excess less the buffer, which is a share of the requirement.
     *
     * @param equity            up to 46 billion in magnitude.
     * @param maintenanceExcess maintenance excess, up to 46 billion in magnitude.
     */
    public static long bufferMargin(final AuctionTerms terms, final long equity, final long maintenanceExcess)
    {
        return bufferMargin(terms.buffer(), equity, maintenanceExcess);
    }

    /**
     * Returns the maintenance excess less what is missing to a target.
     *
     * @param targetRatio       ratio at which liquidation stops; a ratio below 1 counts as 1.
     * @param equity            up to 46 billion in magnitude.
     * @param maintenanceExcess maintenance excess, up to 46 billion in magnitude.
     */
    public static long targetMargin(final long targetRatio, final long equity, final long maintenanceExcess)
    {
        return bufferMargin(Math.max(0, targetRatio - Decimal8.ONE), equity, maintenanceExcess);
    }

    private static long bufferMargin(final long share, final long equity, final long maintenanceExcess)
    {
        final long requirement = Math.max(0, equity - maintenanceExcess);
        final boolean beyond = Decimal8.compareProducts(requirement, share, MAX, Decimal8.ONE) >= 0;
        final long buffer = beyond ? MAX : Decimal8.multiplyCeil(requirement, share);
        return Math.max(-MAX, maintenanceExcess - buffer);
    }

    /**
     * Returns the maximum share that may be sold, 0 to 1: the share that brings the buffer margin back to 0.
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
     * Returns the price of a share, paid by the bidder.
     *
     * @param equity   above the reserved cash.
     * @param fraction 0 to 1.
     */
    public static long price(final long equity, final long reserved, final long discount, final long fraction)
    {
        return fraction == 0 ?
            0 : Decimal8.scaled(equity - reserved, discount, fraction, Decimal8.ONE, Decimal8.ONE, true);
    }

    /**
     * Returns the fee for a share sold, which the account pays to the insurance fund.
     *
     * @param equity   above the reserved cash.
     * @param fraction 0 to 1.
     */
    public static long feeOfFill(
        final AuctionTerms terms, final long equity, final long reserved, final long fraction)
    {
        return fee(terms, equity - reserved, fraction);
    }

    /**
     * Returns whether the fee for a share leaves anything of its price at the start, when it is highest. Otherwise
     * nothing could ever be sold. A fee that rounds down to 0 leaves all of it.
     */
    static boolean leavesAPrice(final AuctionTerms terms, final long equity)
    {
        return equity <= 0 || terms.feeMode() != AuctionFeeMode.PER_FILL || terms.startDiscount() > terms.fee() ||
            feeOfFill(terms, equity, 0, Decimal8.ONE) == 0;
    }

    /**
     * Returns the fee at the start, which the account pays to the insurance fund from its equity.
     *
     * @param fraction share in auction, 0 to 1.
     */
    public static long fee(final AuctionTerms terms, final long equity, final long fraction)
    {
        return fraction == 0 ?
            0 : Decimal8.scaled(equity, terms.fee(), fraction, Decimal8.ONE, Decimal8.ONE, false);
    }

    /**
     * Returns the insurance payment for taking the whole of an insolvent account. It rises with time from the account's
     * deficit to its whole maintenance shortfall.
     *
     * @param elapsedNs not negative.
     */
    public static long insurance(
        final AuctionTerms terms, final long equity, final long maintenanceExcess, final long elapsedNs)
    {
        final long least = Math.max(0, -equity);
        final long rise = Math.max(0, -maintenanceExcess - least);
        return least +
            Decimal8.shareFloor(rise, Math.min(elapsedNs, terms.insolventNs()), terms.insolventNs());
    }

    /** Returns the part of the insurance payment that belongs to a share. */
    public static long insuranceShare(final long insurance, final long fraction)
    {
        return Decimal8.multiplyFloor(insurance, fraction);
    }

    /**
     * Returns whether a bid reaches the ask price. The bid's limit is for the wanted share and scales in proportion to
     * the share that the bid gets.
     *
     * @param wanted   above 0.
     * @param fraction share that the price is for, above 0.
     * @param price    price asked; a negative price is paid to the bidder.
     */
    public static boolean isReachedBy(
        final long limitPrice, final long wanted, final long fraction, final long price)
    {
        return Decimal8.compareProducts(limitPrice, fraction, price, wanted) >= 0;
    }
}
