package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.Precise.DIGITS;

import java.math.BigDecimal;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/**
 * Requirement of standard margin, maintenance or initial: domain section 4.7. A future is margined as a perpetual whose
 * price is the forward of its expiry; where confidence in spot is poor, coins of collateral count at their value.
 */
final class ReferenceStandardMargin
{
    private final ReferenceMarket market;
    private final ReferenceAccount account;
    private final boolean initial;
    private BigDecimal requirement = ZERO;

    private ReferenceStandardMargin(
        final ReferenceMarket market, final ReferenceAccount account, final boolean initial)
    {
        this.market = market;
        this.account = account;
        this.initial = initial;
    }

    static BigDecimal requirement(
        final ReferenceMarket market, final ReferenceAccount account, final boolean initial)
    {
        final ReferenceStandardMargin margin = new ReferenceStandardMargin(market, account, initial);
        account.contracts.keySet().stream().filter(i -> !i.isOption()).forEach(margin::addLinear);
        market.expiries.forEach(margin::addExpiry);
        account.balances.forEach(margin::addCoins);
        return margin.requirement;
    }

    private void addLinear(final Instrument instrument)
    {
        final Underlying underlying = instrument.underlying;
        final BigDecimal coins = account.coins(instrument).abs();
        add(coins.multiply(instrument.linearPrice()).multiply(parameter(underlying, initial ? "perpIm" : "perpMm")));
        addConfidence(
            underlying, underlying.confidence.min(instrument.linearConfidence()), coins.multiply(underlying.spot));
        addPeg(underlying, coins);
    }

    private void addExpiry(final Expiry expiry)
    {
        BigDecimal isolated = ZERO;
        BigDecimal shortCoins = ZERO;
        BigDecimal confidence = expiry.underlying.confidence.min(expiry.forwardConfidence);
        for (final Instrument option : account.contracts.keySet())
        {
            if (!option.isOption() || option.expiry != expiry)
            {
                continue;
            }
            final BigDecimal coins = account.coins(option);
            confidence = confidence.min(option.volatility().confidence());
            if (coins.signum() < 0)
            {
                shortCoins = shortCoins.subtract(coins);
                isolated = isolated.subtract(coins.multiply(isolated(option), DIGITS));
            }
        }
        add(isolated.min(together(expiry)));
        addConfidence(expiry.underlying, confidence, shortCoins.multiply(expiry.underlying.spot));
        addPeg(expiry.underlying, shortCoins);
    }

    /** Returns (a), the isolated requirement of one short coin of an option. */
    private BigDecimal isolated(final Instrument option)
    {
        final BigDecimal mark = mark(option);
        final BigDecimal maintenance = option.kind == Kind.CALL ?
            parameter(option.underlying, "mmCall").multiply(option.underlying.spot).add(mark) :
            parameter(option.underlying, "mmPutSpot").multiply(option.underlying.spot)
                .max(parameter(option.underlying, "mmPutMark").multiply(mark)).add(mark);
        if (!initial)
        {
            return maintenance;
        }
        final BigDecimal required = initialShare(option).multiply(option.underlying.spot).add(mark);
        return option.kind == Kind.CALL ?
            required : required.max(parameter(option.underlying, "mmOffsetScale").multiply(maintenance));
    }

    /** Of spot: less by how far the option is out of the money. */
    private BigDecimal initialShare(final Instrument option)
    {
        final BigDecimal spot = option.underlying.spot;
        final BigDecimal outside = option.kind == Kind.CALL ?
            option.strike.subtract(spot) : spot.subtract(option.strike);
        return parameter(option.underlying, "optMax").subtract(outside.max(ZERO).divide(spot, DIGITS))
            .max(parameter(option.underlying, "optMin"));
    }

    private BigDecimal mark(final Instrument option)
    {
        return ReferenceBlack76.price(
            option.kind == Kind.CALL, option.expiry.forward, option.strike, option.volatility().volatility(),
            option.expiry.years(market.nowNs), option.expiry.rate);
    }

    /** (b): most that the expiry's options can lose at their settlement, and more for calls without end. */
    private BigDecimal together(final Expiry expiry)
    {
        BigDecimal least = payoff(expiry, ZERO).min(ZERO);
        BigDecimal calls = ZERO;
        for (final Instrument option : account.contracts.keySet())
        {
            if (option.isOption() && option.expiry == expiry)
            {
                least = least.min(payoff(expiry, option.strike));
                calls = calls.add(option.kind == Kind.CALL ? account.coins(option) : ZERO);
            }
        }
        final BigDecimal unpaired = parameter(expiry.underlying, initial ? "unpairedIm" : "unpairedMm");
        return unpaired.multiply(expiry.forward).multiply(calls.negate().max(ZERO)).subtract(least);
    }

    private BigDecimal payoff(final Expiry expiry, final BigDecimal price)
    {
        BigDecimal sum = ZERO;
        for (final Instrument option : account.contracts.keySet())
        {
            if (option.isOption() && option.expiry == expiry)
            {
                sum = sum.add(account.coins(option).multiply(ReferenceAccount.payoff(option, price)));
            }
        }
        return sum;
    }

    /** Margin equity counts collateralFactor of a coin's value; initial margin a share of that. */
    private void addCoins(final Asset asset, final BigDecimal quantity)
    {
        if (initial && asset.coin != null)
        {
            final BigDecimal counted = marginValue(market, asset, quantity);
            add(counted.multiply(ONE.subtract(parameter(asset.coin, "collateralInitialScale"))));
            addConfidence(asset.coin, asset.coin.confidence, market.value(asset, quantity));
        }
    }

    /** Nothing for an asset that is no coin of an underlying. */
    static BigDecimal marginValue(final ReferenceMarket market, final Asset asset, final BigDecimal quantity)
    {
        return asset.coin == null ?
            ZERO : market.value(asset, quantity).multiply(asset.coin.standard.get("collateralFactor"));
    }

    private void addConfidence(final Underlying underlying, final BigDecimal confidence, final BigDecimal notional)
    {
        if (initial && confidence.compareTo(parameter(underlying, "confThreshold")) < 0)
        {
            add(ONE.subtract(confidence).multiply(parameter(underlying, "confFactor"))
                .multiply(notional));
        }
    }

    private void addPeg(final Underlying underlying, final BigDecimal coins)
    {
        if (initial)
        {
            final BigDecimal lost = parameter(underlying, "pegThreshold").subtract(market.stablePrice).max(ZERO);
            add(lost.multiply(parameter(underlying, "pegFactor")).multiply(underlying.spot).multiply(coins));
        }
    }

    private void add(final BigDecimal amount)
    {
        requirement = requirement.add(amount);
    }

    private static BigDecimal parameter(final Underlying underlying, final String name)
    {
        return underlying.standard.get(name);
    }
}
