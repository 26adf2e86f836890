package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.Precise.DIGITS;

import java.math.BigDecimal;
import java.util.Map;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/**
 * Greeks of an account in one underlying, in the units of the schema, each with its sum of magnitudes. Where the domain
 * is silent: a coin of collateral has a delta of one.
 */
record ReferenceGreeks(Sum delta, Sum gamma, Sum vega, Sum theta)
{
    /**
     * A sum, and what it would be without offset.
     *
     * @param gross not negative.
     */
    record Sum(BigDecimal value, BigDecimal gross)
    {
        static final Sum NOTHING = new Sum(ZERO, ZERO);

        Sum plus(final BigDecimal term)
        {
            return new Sum(value.add(term), gross.add(term.abs()));
        }

        Sum plus(final Sum other)
        {
            return new Sum(value.add(other.value), gross.add(other.gross));
        }
    }

    static final ReferenceGreeks NOTHING =
        new ReferenceGreeks(Sum.NOTHING, Sum.NOTHING, Sum.NOTHING, Sum.NOTHING);

    static ReferenceGreeks of(
        final ReferenceMarket market, final ReferenceAccount account, final Underlying underlying)
    {
        ReferenceGreeks sum = NOTHING;
        for (final Instrument held : account.contracts.keySet())
        {
            if (held.underlying == underlying)
            {
                sum = held.isOption() ?
                    sum.plusOption(market, held, account.coins(held)) : sum.plusCoins(account.coins(held));
            }
        }
        for (final Map.Entry<Asset, BigDecimal> held : account.balances.entrySet())
        {
            if (held.getKey().coin == underlying)
            {
                sum = sum.plusCoins(held.getValue());
            }
        }
        return sum;
    }

    ReferenceGreeks plus(final ReferenceGreeks other)
    {
        return new ReferenceGreeks(
            delta.plus(other.delta), gamma.plus(other.gamma), vega.plus(other.vega), theta.plus(other.theta));
    }

    /** The largest of the four, without offset. */
    BigDecimal gross()
    {
        return delta.gross.max(gamma.gross).max(vega.gross).max(theta.gross);
    }

    private ReferenceGreeks plusCoins(final BigDecimal coins)
    {
        return new ReferenceGreeks(delta.plus(coins), gamma, vega, theta);
    }

    private ReferenceGreeks plusOption(
        final ReferenceMarket market, final Instrument option, final BigDecimal coins)
    {
        final ReferenceBlack76 unit = ReferenceBlack76.of(
            option.kind == Kind.CALL, option.expiry.forward, option.strike, option.volatility().volatility(),
            option.expiry.years(market.nowNs), option.expiry.rate);
        return new ReferenceGreeks(
            delta.plus(coins.multiply(unit.delta(), DIGITS)), gamma.plus(coins.multiply(unit.gamma(), DIGITS)),
            vega.plus(coins.multiply(unit.vega(), DIGITS)), theta.plus(coins.multiply(unit.theta(), DIGITS)));
    }
}
