package softlanding.engine.auction;

/**
 * A share of a portfolio that a bid took. Money and shares are Decimal8 mantissas. One view is reused: it is good
 * during the call only.
 */
public final class AuctionFill
{
    long auctionId;
    long bidId;
    long liquidatorId;
    long accountId;
    long fraction;
    long price;
    long cashMoved;
    long equityBefore;
    long bufferMarginBefore;
    long reservedBefore;
    long discount;
    long fee;

    /** The id of the auction. */
    public long auctionId()
    {
        return auctionId;
    }

    /** The id of the bid, unique per liquidator. */
    public long bidId()
    {
        return bidId;
    }

    /** The id of the bidding liquidator. */
    public long liquidatorId()
    {
        return liquidatorId;
    }

    /** The account in sale. */
    public long accountId()
    {
        return accountId;
    }

    /** Share of the portfolio as it was; what is reserved is not shared. */
    public long fraction()
    {
        return fraction;
    }

    /** Paid by the bidder; a negative price is paid to the bidder by the insurance fund. */
    public long price()
    {
        return price;
    }

    /** Cash that went with the share; negative is debt. */
    public long cashMoved()
    {
        return cashMoved;
    }

    /** Equity of the account in sale, from which fraction and price were worked out. */
    public long equityBefore()
    {
        return equityBefore;
    }

    /** Net maintenance margin with the buffer of the account in sale, from which the fraction was worked out. */
    public long bufferMarginBefore()
    {
        return bufferMarginBefore;
    }

    /** Cash paid in by earlier bids of the auction. */
    public long reservedBefore()
    {
        return reservedBefore;
    }

    /** Paid by the account in sale to the insurance fund; 0 where the fee was taken at the start. */
    public long fee()
    {
        return fee;
    }

    /** Share of the value asked; 0 where insurance pays. */
    public long discount()
    {
        return discount;
    }
}
