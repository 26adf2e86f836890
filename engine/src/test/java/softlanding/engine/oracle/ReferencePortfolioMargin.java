package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.Precise.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.Parameters.Scenario;
import softlanding.engine.oracle.Parameters.VolShock;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** Scenarios and basis of one underlying of one account, by full revaluation: domain sections 4.1 and 4.2. */
final class ReferencePortfolioMargin
{
    private static final BigDecimal THIRTY_DAYS = BigDecimal.valueOf(30);

    private final long nowNs;
    private final Parameters model;
    private final Map<Expiry, Map<Instrument, BigDecimal>> coinsByExpiry = new LinkedHashMap<>();
    private BigDecimal linearValue = ZERO;

    ReferencePortfolioMargin(
        final ReferenceMarket market, final ReferenceAccount account, final Underlying underlying)
    {
        nowNs = market.nowNs;
        model = underlying.portfolio;
        for (final Instrument instrument : account.contracts.keySet())
        {
            if (instrument.underlying != underlying)
            {
                continue;
            }
            final BigDecimal coins = account.coins(instrument);
            if (instrument.isOption())
            {
                coinsByExpiry.computeIfAbsent(instrument.expiry, e -> new LinkedHashMap<>()).put(instrument, coins);
            }
            else
            {
                linearValue = linearValue.add(coins.multiply(instrument.linearPrice()));
            }
        }
        for (final Map.Entry<Asset, BigDecimal> balance : account.balances.entrySet())
        {
            if (balance.getKey().coin == underlying)
            {
                linearValue = linearValue.add(market.value(balance.getKey(), balance.getValue()));
            }
        }
    }

    /** Profit or loss in each of the model's scenarios. */
    List<BigDecimal> scenarioProfits()
    {
        final List<BigDecimal> profits = new ArrayList<>();
        for (final Scenario scenario : model.scenarios())
        {
            BigDecimal profit = linearValue.multiply(scenario.spotShock().subtract(ONE)).multiply(scenario.weight());
            for (final Expiry expiry : coinsByExpiry.keySet())
            {
                profit = profit.add(expiryProfit(expiry, scenario));
            }
            profits.add(profit);
        }
        return profits;
    }

    private BigDecimal expiryProfit(final Expiry expiry, final Scenario scenario)
    {
        final BigDecimal shocked = value(
            expiry, expiry.forwardIn(scenario.spotShock(), nowNs), scenario.volShock());
        final BigDecimal profit = discounted(expiry, shocked)
            .subtract(value(expiry, expiry.forward, VolShock.NONE)).multiply(scenario.weight());
        final boolean tilts = scenario.volShock() == VolShock.LINEAR || scenario.volShock() == VolShock.ABS;
        return tilts ? profit.abs().negate() : profit;
    }

    /** Never above zero. */
    BigDecimal basisContingency()
    {
        BigDecimal sum = ZERO;
        for (final Expiry expiry : coinsByExpiry.keySet())
        {
            final BigDecimal now = value(expiry, expiry.forward, VolShock.NONE);
            final BigDecimal up = value(
                expiry, expiry.shockedForward(model.get("basisUp"), nowNs), VolShock.NONE);
            final BigDecimal down = value(
                expiry, expiry.shockedForward(model.get("basisDown"), nowNs), VolShock.NONE);
            final BigDecimal weight = model.get("basisAdd")
                .add(model.get("basisMult").multiply(expiry.years(nowNs)));
            sum = sum.add(up.min(down).subtract(now).min(ZERO).multiply(weight));
        }
        return sum;
    }

    /** All options of an expiry. */
    private BigDecimal value(final Expiry expiry, final BigDecimal forward, final VolShock shock)
    {
        BigDecimal sum = ZERO;
        for (final Map.Entry<Instrument, BigDecimal> held : coinsByExpiry.get(expiry).entrySet())
        {
            final Instrument option = held.getKey();
            final BigDecimal price = ReferenceBlack76.price(
                option.kind == ReferenceMarket.Kind.CALL, forward, option.strike,
                shockedVolatility(option, shock), expiry.years(nowNs), expiry.rate);
            sum = sum.add(held.getValue().multiply(price, DIGITS));
        }
        return sum;
    }

    private BigDecimal shockedVolatility(final Instrument option, final VolShock shock)
    {
        final BigDecimal sigma = option.volatility().volatility();
        return switch (shock)
        {
            case NONE -> sigma;
            case UP -> sigma.multiply(ONE.add(model.get("volRangeUp").multiply(term(option.expiry))), DIGITS)
                .max(model.get("minShockedVol"));
            case DOWN -> sigma.multiply(
                ONE.subtract(model.get("volRangeDown").multiply(term(option.expiry))).max(ZERO), DIGITS);
            case LINEAR -> sigma.multiply(
                tilt(option, logMoneyness(option), model.get("linearCBase"), model.get("linearScaleCap")), DIGITS);
            case ABS -> sigma.multiply(
                tilt(option, logMoneyness(option).abs(), model.get("absCBase"), model.get("absScaleCap")), DIGITS);
        };
    }

    /** A short expiry's volatility moves more than a long one's. */
    private BigDecimal term(final Expiry expiry)
    {
        final BigDecimal days = expiry.days(nowNs);
        final BigDecimal tau = THIRTY_DAYS.divide(days.max(model.get("dteFloor")), DIGITS);
        final boolean isShort = days.compareTo(THIRTY_DAYS) <= 0;
        return Precise.pow(tau, model.get(isShort ? "shortTermPower" : "longTermPower"));
    }

    private static BigDecimal logMoneyness(final Instrument option)
    {
        return Precise.ln(option.strike.divide(option.expiry.forward, DIGITS));
    }

    private BigDecimal tilt(
        final Instrument option, final BigDecimal k, final BigDecimal capPerRootYear, final BigDecimal capAtExpiry)
    {
        final BigDecimal rootYears = option.expiry.years(nowNs).sqrt(DIGITS);
        final BigDecimal cap = capPerRootYear.multiply(rootYears).add(capAtExpiry);
        final BigDecimal width = rootYears.multiply(model.get("widthScale")).multiply(
            model.get("volParamStatic").add(rootYears.multiply(model.get("volParamScale"))));
        final BigDecimal kStar = model.get("minKStar").max(width);
        final BigDecimal slope = k.multiply(cap).divide(kStar, DIGITS);
        return ONE.add(slope.max(cap.negate()).min(cap)).max(ZERO);
    }

    /** The static discount leans against the account: less of what it owns, more of what it owes. */
    private BigDecimal discounted(final Expiry expiry, final BigDecimal value)
    {
        final BigDecimal years = expiry.years(nowNs);
        final BigDecimal rate = expiry.rate.max(ZERO);
        if (value.signum() >= 0)
        {
            final BigDecimal decay = rate.multiply(model.get("longRateMult")).add(model.get("longRateAdd"));
            return value.multiply(model.get("baseLong"))
                .multiply(Precise.exp(years.multiply(decay).negate()), DIGITS);
        }
        final BigDecimal growth = rate.multiply(model.get("shortRateMult")).add(model.get("shortRateAdd"));
        final BigDecimal markUp = model.get("baseShort").multiply(Precise.exp(years.multiply(growth)));
        return value.multiply(markUp.min(Precise.exp(years.multiply(rate))), DIGITS);
    }
}
