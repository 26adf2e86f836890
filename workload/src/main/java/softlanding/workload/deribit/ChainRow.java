package softlanding.workload.deribit;

import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;

/**
 * One option of a snapshot. Prices of options are in coin per coin; each row was fetched at its own moment, so its
 * underlying price and index belong together and to no other row.
 *
 * @param tsMs            start of the snapshot, milliseconds since the epoch.
 * @param coin            underlying.
 * @param kind            CALL or PUT.
 * @param strike          USD.
 * @param expiryMs        time of settlement, milliseconds since the epoch.
 * @param underlyingPrice forward of the expiry, USD.
 * @param indexPrice      spot, USD.
 * @param markPrice       coin.
 * @param volatility      of the mark, annual.
 * @param bid             coin, NaN = none.
 * @param ask             coin, NaN = none.
 * @param openInterest    coins.
 */
record ChainRow(
    long tsMs,
    Coin coin,
    ContractKind kind,
    double strike,
    long expiryMs,
    double underlyingPrice,
    double indexPrice,
    double markPrice,
    double volatility,
    double bid,
    double ask,
    double openInterest) implements Comparable<ChainRow>
{
    /** By currency, expiry, strike and right: the order in which ids are given. */
    @Override
    public int compareTo(final ChainRow other)
    {
        int order = coin.compareTo(other.coin);
        order = order != 0 ? order : Long.compare(expiryMs, other.expiryMs);
        order = order != 0 ? order : Double.compare(strike, other.strike);
        return order != 0 ? order : kind.compareTo(other.kind);
    }

    boolean hasQuote()
    {
        return !Double.isNaN(bid) || !Double.isNaN(ask);
    }

    boolean isOutOfTheMoney()
    {
        return kind == ContractKind.CALL ? strike >= underlyingPrice : strike < underlyingPrice;
    }

    /** Half of ask minus bid in USD; with one side only, its distance from the mark. */
    double halfSpread()
    {
        final double coins = Double.isNaN(bid) ? ask - markPrice :
            Double.isNaN(ask) ? markPrice - bid : (ask - bid) / 2;
        return StrictMath.max(0, coins) * underlyingPrice;
    }
}
