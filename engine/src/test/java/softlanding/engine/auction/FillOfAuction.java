package softlanding.engine.auction;

/** Makes auction fills by hand for tests of other packages. */
public final class FillOfAuction
{
    private FillOfAuction()
    {
    }

    /** A fill whose fields are these values, in the order of the schema. */
    public static AuctionFill of(final long... values)
    {
        final AuctionFill fill = new AuctionFill();
        fill.auctionId = values[0];
        fill.bidId = values[1];
        fill.liquidatorId = values[2];
        fill.accountId = values[3];
        fill.fraction = values[4];
        fill.price = values[5];
        fill.cashMoved = values[6];
        fill.equityBefore = values[7];
        fill.bufferMarginBefore = values[8];
        fill.reservedBefore = values[9];
        fill.discount = values[10];
        fill.fee = values[11];
        return fill;
    }
}
