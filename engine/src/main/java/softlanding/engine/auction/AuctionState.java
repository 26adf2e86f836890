package softlanding.engine.auction;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/** What is in sale in each auction, what was sold, and the margin it was judged by last. Decimal8 mantissas. */
final class AuctionState
{
    /** So many auctions in a row that sold nothing are enough. */
    private static final int MAX_UNSOLD = 3;

    private final StateColumn isInsolvent;
    private final StateColumn equity;
    private final StateColumn maintenanceMargin;
    private final StateColumn gross;
    private final StateColumn offered;
    private final StateColumn kept;
    private final StateColumn reserved;
    private final StateColumn raised;
    private final StateColumn notional;
    private final StateColumn unsoldBefore;
    private long notionalInAuction;

    AuctionState(final int capacity)
    {
        isInsolvent = new StateColumn(StateOwner.AUCTION_INSOLVENT, capacity);
        equity = new StateColumn(StateOwner.AUCTION_EQUITY, capacity);
        maintenanceMargin = new StateColumn(StateOwner.AUCTION_MAINTENANCE_MARGIN, capacity);
        gross = new StateColumn(StateOwner.AUCTION_GROSS, capacity);
        offered = new StateColumn(StateOwner.AUCTION_OFFERED, capacity);
        kept = new StateColumn(StateOwner.AUCTION_KEPT, capacity);
        reserved = new StateColumn(StateOwner.AUCTION_RESERVED, capacity);
        raised = new StateColumn(StateOwner.AUCTION_RAISED, capacity);
        notional = new StateColumn(StateOwner.AUCTION_NOTIONAL, capacity);
        unsoldBefore = new StateColumn(StateOwner.AUCTION_UNSOLD_BEFORE, capacity);
    }

    /**
     * Begins a sale.
     *
     * @param mostOffered share of the portfolio as it is now that is sold in all.
     * @param unsold      auctions in a row just before this one that sold nothing.
     */
    void begin(final int slot, final boolean insolvent, final long mostOffered, final int unsold)
    {
        unsoldBefore.set(slot, unsold);
        isInsolvent.set(slot, insolvent ? 1 : 0);
        offered.set(slot, mostOffered);
        kept.set(slot, Decimal8.ONE);
        reserved.set(slot, 0);
        raised.set(slot, 0);
        setNotional(slot, 0);
    }

    void noteMargin(final int slot, final long newEquity, final long newMaintenanceMargin)
    {
        equity.set(slot, newEquity);
        maintenanceMargin.set(slot, newMaintenanceMargin);
    }

    /**
     * Fixes what the account held as its sale began.
     *
     * @param newGross value of all positions, each without its sign.
     * @param fraction share of them in sale.
     */
    void weigh(final int slot, final long newGross, final long fraction)
    {
        gross.set(slot, newGross);
        setNotional(slot, Decimal8.multiplyCeil(newGross, fraction));
    }

    /** Books a sale; what bidders pay is held in reserve. */
    void sell(final int slot, final long fraction, final long price)
    {
        kept.set(slot, kept.get(slot) - Decimal8.multiplyFloor(kept.get(slot), fraction));
        reserved.set(slot, reserved.get(slot) + Math.max(0, price));
        raised.set(slot, raised.get(slot) + price);
    }

    /** Nothing is in sale any more. */
    void end(final int slot)
    {
        setNotional(slot, 0);
    }

    private void setNotional(final int slot, final long value)
    {
        notionalInAuction += value - notional.get(slot);
        notional.set(slot, value);
    }

    /** What is in sale in all auctions together. */
    long notionalInAuction()
    {
        return notionalInAuction;
    }

    /** Whether insurance pays the bidder. */
    boolean isInsolvent(final int slot)
    {
        return isInsolvent.get(slot) != 0;
    }

    long equity(final int slot)
    {
        return equity.get(slot);
    }

    /** Net. */
    long maintenanceMargin(final int slot)
    {
        return maintenanceMargin.get(slot);
    }

    /** Value of all positions, each without its sign. */
    long gross(final int slot)
    {
        return gross.get(slot);
    }

    /** Whether nobody wanted it at any price asked in the auctions before this one. */
    boolean wasUnwanted(final int slot)
    {
        return unsoldBefore.get(slot) >= MAX_UNSOLD;
    }

    /** Whether nobody wants it at any price asked, if this auction is over. */
    boolean isUnwanted(final int slot)
    {
        return unsold(slot) >= MAX_UNSOLD;
    }

    /** Auctions of an account with equity in a row, up to this one, that have sold nothing. */
    int unsold(final int slot)
    {
        return isInsolvent(slot) || kept.get(slot) < Decimal8.ONE ? 0 : (int)unsoldBefore.get(slot) + 1;
    }

    /** Share of the portfolio at the start that is sold in all. */
    long offered(final int slot)
    {
        return offered.get(slot);
    }

    /** Share of the portfolio as it is now that may still be sold before the cap is reached. */
    long withinCap(final int slot)
    {
        final long left = kept.get(slot) - (Decimal8.ONE - offered.get(slot));
        return left <= 0 ? 0 : Decimal8.shareFloor(left, Decimal8.ONE, kept.get(slot));
    }

    /** Cash paid in by the auction's bids. */
    long reserved(final int slot)
    {
        return reserved.get(slot);
    }

    /** Paid by bidders less what was paid to them. */
    long raised(final int slot)
    {
        return raised.get(slot);
    }

    long hash()
    {
        return isInsolvent.hash() + equity.hash() + maintenanceMargin.hash() + gross.hash() + offered.hash() +
            kept.hash() + reserved.hash() + raised.hash() + notional.hash() +
            unsoldBefore.hash() + StateHash.term(StateOwner.AUCTION_NOTIONAL_IN_ALL, 0, notionalInAuction);
    }
}
