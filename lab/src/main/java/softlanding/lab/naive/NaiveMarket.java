package softlanding.lab.naive;

/** What a naive rule may ask of the engine that holds the account. Quantities are Decimal8 mantissas. */
public interface NaiveMarket
{
    /**
     * The account's margin if it made a trade at the expected price, with the liquidation fee. The account is left as
     * it was.
     *
     * @param instrumentId what to trade.
     * @param quantity     contracts, signed.
     * @return the margin after the trade.
     */
    MarginReport tryTrade(int instrumentId, long quantity);

    /**
     * The margin of a rich account that entered only one position, at its mark.
     *
     * @param instrumentId of the position.
     * @param quantity     contracts, signed.
     * @return the margin of that account.
     */
    MarginReport alone(int instrumentId, long quantity);

    /**
     * The least tradeable quantity of an instrument.
     *
     * @param instrumentId listed.
     * @return contracts, above 0.
     */
    long lotSize(int instrumentId);

    /**
     * The underlying of an instrument.
     *
     * @param instrumentId listed.
     * @return its underlying's id.
     */
    int underlying(int instrumentId);

    /**
     * Spot of an underlying.
     *
     * @param underlyingId listed and marked.
     * @return cash per coin, a Decimal8 mantissa.
     */
    long spot(int underlyingId);
}
