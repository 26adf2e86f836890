package softlanding.engine.auction;

import softlanding.engine.account.InsuranceFund;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Times;

/**
 * Computes the share that an auction can sell and its ask price, from the latest valuation of the account. Amounts are
 * Decimal8 mantissas.
 */
final class AskPrice
{
    private final Auctions auctions;
    private final AuctionState auctionState;
    private final RestingBids bids;
    private final InsuranceFund fund;

    AskPrice(final Auctions auctions, final AuctionState auctionState, final RestingBids bids, final InsuranceFund fund)
    {
        this.auctions = auctions;
        this.auctionState = auctionState;
        this.bids = bids;
        this.fund = fund;
    }

    /** Returns the account's maintenance excess less what the auction restores beyond the requirement. */
    long bufferMargin(final int slot)
    {
        final long equity = auctionState.equity(slot);
        final long maintenanceExcess = auctionState.maintenanceExcess(slot);
        return isPerFill(slot) ?
            DutchAuction.targetMargin(auctions.policy(slot).targetRatio(), equity, maintenanceExcess) :
            DutchAuction.bufferMargin(terms(slot), equity, maintenanceExcess);
    }

    /** Returns whether the fee is taken from each share sold. Such an auction never sells beyond the target. */
    boolean isPerFill(final int slot)
    {
        return terms(slot).feeMode() == AuctionFeeMode.PER_FILL;
    }

    /** Returns whether the price asked has fallen so far that the fee would take all of it. */
    boolean isBelowFee(final int slot, final long nowNs)
    {
        return isPerFill(slot) && !auctionState.isInsolvent(slot) && !isFeeRoundedAway(slot) &&
            keptDiscount(slot, nowNs) <= 0;
    }

    /** Returns the asked share of the value that the account keeps, after the fee for the share sold. */
    private long keptDiscount(final int slot, final long nowNs)
    {
        return discount(slot, nowNs) - (isPerFill(slot) && !isFeeRoundedAway(slot) ? terms(slot).fee() : 0);
    }

    /**
     * Returns whether the portfolio is worth so little that the fee for the whole of it rounds down to 0. The price
     * asked then falls to 0: a smallest unit is more than a bidder gives for such a portfolio, and its auction would
     * never end.
     */
    private boolean isFeeRoundedAway(final int slot)
    {
        return terms(slot).fee() > 0 && DutchAuction.feeOfFill(
            terms(slot), auctionState.equity(slot), auctionState.reserved(slot), Decimal8.ONE) == 0;
    }

    /** Returns the fee for a share sold, paid by the account in sale. */
    long fee(final int slot, final long fraction)
    {
        final boolean isDue = isPerFill(slot) && !auctionState.isInsolvent(slot);
        final long fee = isDue ? DutchAuction.feeOfFill(
            terms(slot), auctionState.equity(slot), auctionState.reserved(slot), fraction) : 0;
        return fund.canReceive(fee) ? fee : 0;
    }

    /** Returns the asked share of the value; 0 in an insolvent auction, where insurance pays. */
    long discount(final int slot, final long nowNs)
    {
        final AuctionTerms terms = terms(slot);
        // The elapsed time is capped, so that a late event never asks less than the price at which the auction
        // restarts.
        return auctionState.isInsolvent(slot) ?
            0 : DutchAuction.discount(terms, Math.min(auctions.elapsedNs(slot, nowNs), resetNs(slot)));
    }

    /**
     * Returns the age at which a solvent auction restarts. After auctions without a bidder it is at least the age at
     * which the price reaches zero.
     */
    long resetNs(final int slot)
    {
        final AuctionTerms terms = terms(slot);
        return auctionState.wasUnwanted(slot) ?
            Math.max(terms.resetNs(), Times.plus(terms.fastDecayNs(), terms.slowDecayNs())) : terms.resetNs();
    }

    /**
     * Returns the maximum share of the present portfolio that can be sold now: the share that is missing. Where the fee
     * was taken at the start it is at least the minimum share.
     */
    long most(final int slot, final long nowNs)
    {
        final long withinCap = auctionState.withinCap(slot);
        if (auctionState.isInsolvent(slot) || auctionState.equity(slot) <= auctionState.reserved(slot))
        {
            return withinCap;
        }
        if (isBelowFee(slot, nowNs))
        {
            return 0;
        }
        final long lacking = DutchAuction.maxFraction(
            bufferMargin(slot), auctionState.equity(slot), auctionState.reserved(slot), keptDiscount(slot, nowNs));
        if (isPerFill(slot))
        {
            return Math.min(withinCap, lacking);
        }
        return lacking == 0 ? 0 : Math.min(withinCap, Math.max(lacking, terms(slot).minFraction()));
    }

    /**
     * Returns the share that a bid gets: limited to the maximum, raised to the minimum. A remainder below the minimum
     * share is added, and the whole is sold where too little would remain, but never beyond the target where the fee is
     * taken from each share.
     */
    long fraction(final int slot, final long wanted, final long nowNs)
    {
        final long most = most(slot, nowNs);
        final long least = terms(slot).minFraction();
        final long clamped = Math.min(Math.max(wanted, least), most);
        final long fraction = most - clamped < least ? most : clamped;
        final long remaining = Decimal8.multiplyFloor(auctionState.gross(slot), Decimal8.ONE - fraction);
        if (remaining >= terms(slot).minRemaining())
        {
            return fraction;
        }
        return isPerFill(slot) ? most : Decimal8.ONE;
    }

    /** Returns the price asked for a share; a negative price is paid to the bidder. */
    long price(final int slot, final long fraction, final long nowNs)
    {
        if (!auctionState.isInsolvent(slot))
        {
            return DutchAuction.price(
                auctionState.equity(slot), auctionState.reserved(slot), discount(slot, nowNs), fraction);
        }
        final long insurance = DutchAuction.insurance(
            terms(slot), auctionState.equity(slot), auctionState.maintenanceExcess(slot),
            auctions.elapsedNs(slot, nowNs));
        return -Math.min(DutchAuction.insuranceShare(insurance, fraction), payable(slot));
    }

    /** Returns whether the best resting bid reaches the price asked for the share that it would get. */
    boolean isReached(final int slot, final long nowNs)
    {
        if (bids.size(slot) == 0 || auctionState.isWorthUnsure(slot) || most(slot, nowNs) == 0)
        {
            return false;
        }
        final long wanted = bids.fraction(slot, 0);
        final long fraction = fraction(slot, wanted, nowNs);
        return DutchAuction.isReachedBy(
            bids.limitPrice(slot, 0), wanted, fraction, price(slot, fraction, nowNs));
    }

    /** Returns whether insurance can pay no bidder for this account, now or later. */
    boolean isInsuranceSpent(final int slot, final long nowNs)
    {
        return auctions.elapsedNs(slot, nowNs) >= terms(slot).insolventNs() ||
            (auctionState.equity(slot) < 0 && payable(slot) == 0);
    }

    private long payable(final int slot)
    {
        return fund.payable(auctions.account(slot), auctions.policy(slot).insuranceLimit());
    }

    private AuctionTerms terms(final int slot)
    {
        return auctions.policy(slot).auctionTerms();
    }
}
