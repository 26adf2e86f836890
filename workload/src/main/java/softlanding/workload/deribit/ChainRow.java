package softlanding.workload.deribit;

import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;

/**
 * One option of a snapshot. Option prices are in coin per coin. Each row was fetched at another moment, so its
 * underlying price and index belong together, but not to those of another row.
 *
 * @param tsMs            start of the snapshot, in milliseconds since the epoch.
 * @param coin            underlying.
 * @param kind            CALL or PUT.
 * @param strike          in USD.
 * @param expiryMs        time of settlement, in milliseconds since the epoch.
 * @param underlyingPrice forward of the expiry, in USD.
 * @param indexPrice      spot, in USD.
 * @param markPrice       in coin.
 * @param volatility      of the mark, annual.
 * @param bid             in coin, NaN = none.
 * @param ask             in coin, NaN = none.
 * @param openInterest    in coins.
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
    /** Compares by currency, expiry, strike and right. Ids are given in this order. */
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

    /** Returns half of ask minus bid in USD. With only one side it returns the distance of that side from the mark. */
    double halfSpread()
    {
        final double coins = Double.isNaN(bid) ? ask - markPrice :
            Double.isNaN(ask) ? markPrice - bid : (ask - bid) / 2;
        return StrictMath.max(0, coins) * underlyingPrice;
    }
}
