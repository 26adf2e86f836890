package softlanding.engine.auction;

import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds the offered and sold shares of each auction, and the margin of its latest valuation. Amounts are Decimal8
 * mantissas.
 */
final class AuctionState
{
    /** Number of consecutive auctions without a sale after which the portfolio counts as unwanted. */
    private static final int MAX_UNSOLD = 3;

    private final StateColumn isInsolvent;
    private final CountedMargin margin;
    private final StateColumn gross;
    private final StateColumn offered;
    private final StateColumn kept;
    private final StateColumn reserved;
    private final StateColumn raised;
    private final StateColumn notional;
    private final StateColumn unsoldBefore;
    private final StateColumn tierAtStart;
    private final StateColumn lastPurchaseNs;
    private final StateColumn isBesideRounds;
    /** The time, plus one, from which it counts that the ratio is below 1; 0 while it is not. */
    private final StateColumn lossFromNsPlusOne;
    /** Revision of each account, in its low bits, when lone marks brought its ratio below 1. */
    private final int[] revision;
    private final StateColumn answerUntilNs;
    private long notionalInAuction;

    AuctionState(final int capacity)
    {
        isInsolvent = new StateColumn(StateOwner.AUCTION_INSOLVENT, capacity);
        margin = new CountedMargin(capacity);
        gross = new StateColumn(StateOwner.AUCTION_GROSS, capacity);
        offered = new StateColumn(StateOwner.AUCTION_OFFERED, capacity);
        kept = new StateColumn(StateOwner.AUCTION_KEPT, capacity);
        reserved = new StateColumn(StateOwner.AUCTION_RESERVED, capacity);
        raised = new StateColumn(StateOwner.AUCTION_RAISED, capacity);
        notional = new StateColumn(StateOwner.AUCTION_NOTIONAL, capacity);
        unsoldBefore = new StateColumn(StateOwner.AUCTION_UNSOLD_BEFORE, capacity);
        tierAtStart = new StateColumn(StateOwner.AUCTION_TIER_AT_START, capacity);
        lastPurchaseNs = new StateColumn(StateOwner.AUCTION_LAST_PURCHASE, capacity);
        isBesideRounds = new StateColumn(StateOwner.AUCTION_BESIDE_ROUNDS, capacity);
        lossFromNsPlusOne = new StateColumn(StateOwner.AUCTION_LOSS_FROM, capacity);
        revision = new int[capacity];
        answerUntilNs = new StateColumn(StateOwner.AUCTION_ANSWER_UNTIL, capacity);
    }

    /**
     * Begins an auction.
     *
     * @param mostOffered maximum share of the present portfolio that the auction sells.
     * @param unsold      number of consecutive auctions, just before this one, that sold nothing.
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

    /**
     * Notes what an account was when its first auction in a row began.
     *
     * @param tier    the tier, from 1.
     * @param sinceNs the time since which nothing was bought.
     */
    void beginCare(final int slot, final int tier, final long sinceNs)
    {
        tierAtStart.set(slot, tier);
        lastPurchaseNs.set(slot, sinceNs);
        isBesideRounds.set(slot, 0);
        forgetLoss(slot);
        answerUntilNs.set(slot, 0);
    }

    /** Notes until when the answer to an order of the account that timed out may still come. */
    void awaitAnswer(final int slot, final long untilNs)
    {
        answerUntilNs.set(slot, untilNs);
    }

    /** Returns until when the answer to an order that timed out may still come; 0 if none did. */
    long answerUntilNs(final int slot)
    {
        return answerUntilNs.get(slot);
    }

    /**
     * Notes of the last margin whether the ratio is below 1, and from when on that counts.
     *
     * @param confirmNs how long it must last if lone marks brought it.
     */
    void noteLoss(
        final int slot,
        final Judgement judgement,
        final long nowNs,
        final long confirmNs,
        final long newRevision)
    {
        final boolean isNoted = lossFromNsPlusOne.get(slot) != 0;
        if (margin.presentExcess(slot) >= 0)
        {
            forgetLoss(slot);
        }
        else if (judgement == Judgement.AT_ONCE || (judgement != Judgement.LONE && !isNoted))
        {
            lossFromNsPlusOne.set(slot, isNoted ? Math.min(lossFromNsPlusOne.get(slot), nowNs + 1) : nowNs + 1);
        }
        else if (!isNoted)
        {
            lossFromNsPlusOne.set(slot, Times.plus(nowNs, confirmNs) + 1);
            revision[slot] = (int)newRevision;
        }
    }

    /** The ratio is not below 1, or nobody knows it. */
    void forgetLoss(final int slot)
    {
        lossFromNsPlusOne.set(slot, 0);
    }

    /** Returns the time, plus one, from which it counts that the ratio is below 1; 0 while it is not. */
    long lossFromNsPlusOne(final int slot)
    {
        return lossFromNsPlusOne.get(slot);
    }

    /** Returns the revision of the account when lone marks brought its ratio below 1. */
    int lossRevision(final int slot)
    {
        return revision[slot];
    }

    /** Goes on with what was noted of the auction before of the same account. */
    void keepLoss(final int slot, final long fromNsPlusOne, final int ofRevision)
    {
        lossFromNsPlusOne.set(slot, fromNsPlusOne);
        revision[slot] = ofRevision;
    }

    /** Returns whether the ratio is below 1 and that counts. */
    boolean isLossConfirmed(final int slot, final long nowNs)
    {
        return lossFromNsPlusOne.get(slot) != 0 && lossFromNsPlusOne.get(slot) - 1 <= nowNs;
    }

    /** Returns whether the ratio is below 1, that does not count yet, and nothing was booked for the account since. */
    boolean isLossPending(final int slot, final long nowNs, final long presentRevision)
    {
        return lossFromNsPlusOne.get(slot) - 1 > nowNs && revision[slot] == (int)presentRevision;
    }

    /** Returns the tier in which the account was when its first auction in a row began. */
    int tierAtStart(final int slot)
    {
        return (int)tierAtStart.get(slot);
    }

    /** Returns the time of the last purchase, or of the start of the first auction in a row. */
    long lastPurchaseNs(final int slot)
    {
        return lastPurchaseNs.get(slot);
    }

    /** Returns whether the account was given direct rounds again because nobody bought. */
    boolean isBesideRounds(final int slot)
    {
        return isBesideRounds.get(slot) != 0;
    }

    void setBesideRounds(final int slot, final boolean beside)
    {
        isBesideRounds.set(slot, beside ? 1 : 0);
    }

    /** Returns the margin by which the auction acts. */
    CountedMargin margin()
    {
        return margin;
    }

    /** Forgets that the ratio was below 1 if it is not at the present marks. */
    void followMargin(final int slot)
    {
        if (margin.presentExcess(slot) >= 0)
        {
            forgetLoss(slot);
        }
    }

    /**
     * Returns whether lone marks took the value of a solvent auction away, which does not count yet: then nothing is
     * sold.
     */
    boolean isWorthUnsure(final int slot)
    {
        return !isInsolvent(slot) && margin.isWorse(slot) && margin.presentEquity(slot) <= reserved(slot);
    }

    /**
     * Records the portfolio's value at the start of the auction.
     *
     * @param newGross sum of the values of all positions, each without its sign.
     * @param fraction share of them in auction.
     */
    void weigh(final int slot, final long newGross, final long fraction)
    {
        gross.set(slot, newGross);
        setNotional(slot, Decimal8.multiplyCeil(newGross, fraction));
    }

    /** Books a sale. The payments of bidders, less the fee, are held in reserve. */
    void sell(final int slot, final long fraction, final long price, final long fee, final long nowNs)
    {
        kept.set(slot, kept.get(slot) - Decimal8.multiplyFloor(kept.get(slot), fraction));
        reserved.set(slot, reserved.get(slot) + Math.max(0, price) - fee);
        raised.set(slot, raised.get(slot) + price);
        lastPurchaseNs.set(slot, nowNs);
        isBesideRounds.set(slot, 0);
    }

    /** Ends the auction; nothing remains on offer. */
    void end(final int slot)
    {
        setNotional(slot, 0);
    }

    private void setNotional(final int slot, final long value)
    {
        notionalInAuction += value - notional.get(slot);
        notional.set(slot, value);
    }

    /** Returns the notional in all running auctions together. */
    long notionalInAuction()
    {
        return notionalInAuction;
    }

    /** Returns whether insurance pays the bidder. */
    boolean isInsolvent(final int slot)
    {
        return isInsolvent.get(slot) != 0;
    }

    /** Returns the equity that counts. */
    long equity(final int slot)
    {
        return margin.equity(slot);
    }

    /** Returns the maintenance excess that counts. */
    long maintenanceExcess(final int slot)
    {
        return margin.excess(slot);
    }

    /** Returns the sum of the values of all positions, each without its sign. */
    long gross(final int slot)
    {
        return gross.get(slot);
    }

    /** Returns whether the auctions before this one found no bidder at any price. */
    boolean wasUnwanted(final int slot)
    {
        return unsoldBefore.get(slot) >= MAX_UNSOLD;
    }

    /** Returns whether the portfolio counts as unwanted once this auction is over. */
    boolean isUnwanted(final int slot)
    {
        return unsold(slot) >= MAX_UNSOLD;
    }

    /** Returns the number of consecutive solvent auctions, up to this one, that have sold nothing. */
    int unsold(final int slot)
    {
        return isInsolvent(slot) || kept.get(slot) < Decimal8.ONE ? 0 : (int)unsoldBefore.get(slot) + 1;
    }

    /** Returns the maximum share of the portfolio at the start that the auction sells. */
    long offered(final int slot)
    {
        return offered.get(slot);
    }

    /** Returns the share of the present portfolio that may still be sold before the cap is reached. */
    long withinCap(final int slot)
    {
        final long left = kept.get(slot) - (Decimal8.ONE - offered.get(slot));
        return left <= 0 ? 0 : Decimal8.shareFloor(left, Decimal8.ONE, kept.get(slot));
    }

    /** Returns the cash that the auction's bids have paid in. */
    long reserved(final int slot)
    {
        return reserved.get(slot);
    }

    /** Returns the total paid by bidders less the total paid to them. */
    long raised(final int slot)
    {
        return raised.get(slot);
    }

    long hash()
    {
        return isInsolvent.hash() + margin.hash() + gross.hash() + offered.hash() +
            kept.hash() + reserved.hash() + raised.hash() + notional.hash() +
            unsoldBefore.hash() + tierAtStart.hash() + lastPurchaseNs.hash() + isBesideRounds.hash() +
            lossFromNsPlusOne.hash() + answerUntilNs.hash() +
            StateHash.term(StateOwner.AUCTION_NOTIONAL_IN_ALL, 0, notionalInAuction);
    }

    void copyState(final StateCopy copy)
    {
        isInsolvent.copyState(copy);
        margin.copyState(copy);
        gross.copyState(copy);
        offered.copyState(copy);
        kept.copyState(copy);
        reserved.copyState(copy);
        raised.copyState(copy);
        notional.copyState(copy);
        unsoldBefore.copyState(copy);
        tierAtStart.copyState(copy);
        lastPurchaseNs.copyState(copy);
        isBesideRounds.copyState(copy);
        lossFromNsPlusOne.copyState(copy);
        answerUntilNs.copyState(copy);
        copy.ints(StateOwner.AUCTION_LOSS_REVISION, revision);
        notionalInAuction = copy.value(StateOwner.AUCTION_NOTIONAL_IN_ALL, notionalInAuction);
    }
}
