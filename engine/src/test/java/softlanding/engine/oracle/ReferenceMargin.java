package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.Precise.DIGITS;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/**
 * Margin of a whole account, slowly and exactly, from the formulas of the domain alone.
 *
 * @param marginEquity the part of equity that counts against the requirements.
 * @param gross        the yardstick of rounding noise.
 */
record ReferenceMargin(
    BigDecimal equity,
    BigDecimal marginEquity,
    BigDecimal maintenanceRequirement,
    BigDecimal initialRequirement,
    Map<Integer, Risk> risks,
    ReferenceGross gross)
{
    /** Of one underlying; profits and basis only in portfolio margin. */
    record Risk(List<BigDecimal> profits, BigDecimal basis, ReferenceGreeks greeks)
    {
        /** Not negative. */
        BigDecimal worstLoss()
        {
            return profits.stream().reduce(basis, BigDecimal::min).negate();
        }
    }

    /** Net: margin equity minus requirement. */
    BigDecimal initialExcess()
    {
        return marginEquity.subtract(initialRequirement);
    }

    /** By how much roundings of assets and binary arithmetic may move a net margin. */
    BigDecimal slack()
    {
        return gross.equity().add(gross.requirement()).multiply(new BigDecimal("1e-10"))
            .add(gross.assetFactor().add(BigDecimal.TEN).multiply(new BigDecimal("1e-8")));
    }

    static ReferenceMargin of(final ReferenceMarket market, final ReferenceAccount account)
    {
        final Map<Integer, Risk> risks = new LinkedHashMap<>();
        for (final Underlying underlying : market.underlyings)
        {
            if (touches(account, underlying))
            {
                final ReferenceGreeks greeks = ReferenceGreeks.of(market, account, underlying);
                final ReferencePortfolioMargin margin = new ReferencePortfolioMargin(market, account, underlying);
                risks.put(underlying.id, account.portfolio ?
                    new Risk(margin.scenarioProfits(), margin.basisContingency(), greeks) :
                    new Risk(List.of(), ZERO, greeks));
            }
        }
        final ReferenceGross gross = ReferenceGross.of(market, account);
        return account.portfolio ? portfolio(market, account, risks, gross) : standard(market, account, risks, gross);
    }

    private static boolean touches(final ReferenceAccount account, final Underlying underlying)
    {
        return account.contracts.keySet().stream().anyMatch(held -> held.underlying == underlying) ||
            account.balances.keySet().stream().anyMatch(held -> held.coin == underlying);
    }

    private static ReferenceMargin portfolio(
        final ReferenceMarket market,
        final ReferenceAccount account,
        final Map<Integer, Risk> risks,
        final ReferenceGross gross)
    {
        final ReferenceContingencies contingencies = new ReferenceContingencies(market, account);
        BigDecimal maintenance = contingencies.maintenance();
        BigDecimal initial = contingencies.initial();
        for (final Underlying underlying : market.underlyings)
        {
            if (risks.containsKey(underlying.id))
            {
                final Parameters model = underlying.portfolio;
                final BigDecimal loss = risks.get(underlying.id).worstLoss();
                final BigDecimal peg = model.get("pegThreshold").subtract(market.stablePrice).max(ZERO)
                    .multiply(model.get("pegFactor"));
                maintenance = maintenance.add(loss.multiply(model.get("mmFactor"), DIGITS));
                initial = initial.add(loss.multiply(model.get("imFactor").add(peg), DIGITS));
            }
        }
        final BigDecimal equity = equity(market, account);
        return new ReferenceMargin(equity, equity, maintenance, initial, risks, gross);
    }

    private static ReferenceMargin standard(
        final ReferenceMarket market,
        final ReferenceAccount account,
        final Map<Integer, Risk> risks,
        final ReferenceGross gross)
    {
        BigDecimal marginEquity = account.paidUp.add(linearValue(account));
        for (final Map.Entry<Asset, BigDecimal> held : account.balances.entrySet())
        {
            marginEquity = marginEquity.add(
                ReferenceStandardMargin.marginValue(market, held.getKey(), held.getValue()));
        }
        return new ReferenceMargin(
            equity(market, account), marginEquity,
            ReferenceStandardMargin.requirement(market, account, false),
            ReferenceStandardMargin.requirement(market, account, true),
            risks, gross);
    }

    /** Cash, collateral, options at mark, unrealised profit and funding. */
    private static BigDecimal equity(final ReferenceMarket market, final ReferenceAccount account)
    {
        BigDecimal sum = account.paidUp.add(linearValue(account));
        for (final Map.Entry<Asset, BigDecimal> held : account.balances.entrySet())
        {
            sum = sum.add(market.value(held.getKey(), held.getValue()));
        }
        for (final Instrument held : account.contracts.keySet())
        {
            if (held.isOption())
            {
                final BigDecimal mark = ReferenceBlack76.price(
                    held.kind == ReferenceMarket.Kind.CALL, held.expiry.forward, held.strike,
                    held.volatility().volatility(), held.expiry.years(market.nowNs), held.expiry.rate);
                sum = sum.add(account.coins(held).multiply(mark, DIGITS));
            }
        }
        return sum;
    }

    private static BigDecimal linearValue(final ReferenceAccount account)
    {
        BigDecimal sum = ZERO;
        for (final Instrument held : account.contracts.keySet())
        {
            if (!held.isOption())
            {
                sum = sum.add(account.coins(held).multiply(held.linearPrice()));
            }
        }
        return sum;
    }
}
