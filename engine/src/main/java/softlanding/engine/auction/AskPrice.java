package softlanding.engine.auction;

import softlanding.engine.account.InsuranceFund;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;

/** What an auction has to sell and asks for it now, by the margin it was judged by last. Decimal8 mantissas. */
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

    /** Net maintenance margin of the account less the buffer. */
    long bufferMargin(final int slot)
    {
        return DutchAuction.bufferMargin(terms(slot), auctionState.equity(slot), auctionState.maintenanceMargin(slot));
    }

    /** Share of the value asked; 0 where insurance pays. */
    long discount(final int slot, final long nowNs)
    {
        final AuctionTerms terms = terms(slot);
        // However late the next event is: what is asked when the auction starts again is the least.
        return auctionState.isInsolvent(slot) ?
            0 : DutchAuction.discount(terms, Math.min(auctions.elapsedNs(slot, nowNs), resetNs(slot)));
    }

    /** Age at which a solvent auction starts again; where nobody wanted anything before, when the price is nothing. */
    long resetNs(final int slot)
    {
        final AuctionTerms terms = terms(slot);
        return auctionState.wasUnwanted(slot) ?
            Math.max(terms.resetNs(), terms.fastNs() + terms.slowNs()) : terms.resetNs();
    }

    /** Most that can be bought now, as a share of the portfolio as it is: what it lacks, but at least the least. */
    long most(final int slot, final long nowNs)
    {
        final long withinCap = auctionState.withinCap(slot);
        if (auctionState.isInsolvent(slot) || auctionState.equity(slot) <= auctionState.reserved(slot))
        {
            return withinCap;
        }
        final long lacking = DutchAuction.maxFraction(
            bufferMargin(slot), auctionState.equity(slot), auctionState.reserved(slot), discount(slot, nowNs));
        return lacking == 0 ? 0 : Math.min(withinCap, Math.max(lacking, terms(slot).minFraction()));
    }

    /**
     * The share that a bid gets: clamped to what can be bought, and to the least from below; with it goes what would be
     * less than the least, or all where too little would remain.
     */
    long fraction(final int slot, final long wanted, final long nowNs)
    {
        final long most = most(slot, nowNs);
        final long least = terms(slot).minFraction();
        final long clamped = Math.min(Math.max(wanted, least), most);
        final long fraction = most - clamped < least ? most : clamped;
        final long remaining = Decimal8.multiplyFloor(auctionState.gross(slot), Decimal8.ONE - fraction);
        return remaining < terms(slot).minRemaining() ? Decimal8.ONE : fraction;
    }

    /** What is asked for a share; negative is paid to the bidder. */
    long price(final int slot, final long fraction, final long nowNs)
    {
        if (!auctionState.isInsolvent(slot))
        {
            return DutchAuction.price(
                auctionState.equity(slot), auctionState.reserved(slot), discount(slot, nowNs), fraction);
        }
        final long insurance = DutchAuction.insurance(
            terms(slot), auctionState.equity(slot), auctionState.maintenanceMargin(slot),
            auctions.elapsedNs(slot, nowNs));
        return -Math.min(DutchAuction.insuranceShare(insurance, fraction), payable(slot));
    }

    /** Whether the best bid that waits reaches what is asked for the share that it would get. */
    boolean isReached(final int slot, final long nowNs)
    {
        if (bids.size(slot) == 0)
        {
            return false;
        }
        final long wanted = bids.fraction(slot, 0);
        final long fraction = fraction(slot, wanted, nowNs);
        return DutchAuction.isReachedBy(
            bids.limitPrice(slot, 0), wanted, fraction, price(slot, fraction, nowNs));
    }

    /** Whether nobody can be paid for taking the account, now or ever. */
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
