package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.Map;
import softlanding.engine.oracle.Parameters.Scenario;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/**
 * How much money the sums of an account run through when nothing offsets anything: what errors of binary arithmetic are
 * measured against. An option counts the greatest of its forward, its strike and spot.
 *
 * @param assetFactor by how much a rounding of the value of each asset can grow in the requirements.
 */
record ReferenceGross(BigDecimal equity, BigDecimal requirement, BigDecimal assetFactor)
{
    private static final BigDecimal HAIRCUTS = BigDecimal.valueOf(2);
    private static final BigDecimal LONGEST_YEARS = BigDecimal.valueOf(5);

    static ReferenceGross of(final ReferenceMarket market, final ReferenceAccount account)
    {
        BigDecimal equity = account.paidUp.abs();
        BigDecimal requirement = ZERO;
        BigDecimal assetFactor = ZERO;
        // The product is rounded, and again its quotient by the price of cash.
        final BigDecimal roundingsOfAsset = ONE.add(ONE.divide(market.stablePrice, Precise.DIGITS));
        for (final Instrument held : account.contracts.keySet())
        {
            final BigDecimal price = held.isOption() ? held.expiry.forward.max(held.strike) : held.linearPrice();
            final BigDecimal value = account.coins(held).abs().multiply(price.max(held.underlying.spot));
            equity = equity.add(value);
            requirement = requirement.add(value.multiply(largestFactor(market, account, held.underlying)));
        }
        for (final Map.Entry<Asset, BigDecimal> held : account.balances.entrySet())
        {
            final BigDecimal value = market.value(held.getKey(), held.getValue());
            final Underlying coin = held.getKey().coin;
            equity = equity.add(value);
            final BigDecimal factor = HAIRCUTS.add(
                coin == null ? ZERO : largestFactor(market, account, coin));
            requirement = requirement.add(value.multiply(factor));
            assetFactor = assetFactor.add(factor.multiply(roundingsOfAsset));
        }
        return new ReferenceGross(equity, requirement, assetFactor);
    }

    private static BigDecimal largestFactor(
        final ReferenceMarket market, final ReferenceAccount account, final Underlying underlying)
    {
        return account.portfolio ?
            ofPortfolio(market, underlying.portfolio) : ofStandard(market, underlying.standard);
    }

    private static BigDecimal ofPortfolio(final ReferenceMarket market, final Parameters model)
    {
        final BigDecimal basisWeight = model.get("basisAdd").add(model.get("basisMult").multiply(LONGEST_YEARS));
        BigDecimal shock = model.get("basisUp").multiply(basisWeight).max(ONE);
        for (final Scenario scenario : model.scenarios())
        {
            shock = shock.max(scenario.spotShock().max(ONE).multiply(scenario.weight()));
        }
        final BigDecimal peg = model.get("pegThreshold").subtract(market.stablePrice).max(ZERO)
            .multiply(model.get("pegFactor"));
        return shock.multiply(model.get("imFactor").add(peg).max(ONE)).add(model.get("confMargin"));
    }

    private static BigDecimal ofStandard(final ReferenceMarket market, final Parameters model)
    {
        final BigDecimal peg = model.get("pegThreshold").subtract(market.stablePrice).max(ZERO)
            .multiply(model.get("pegFactor"));
        return ONE.add(model.get("optMax")).add(model.get("mmPutMark")).multiply(model.get("mmOffsetScale").max(ONE))
            .add(model.get("unpairedIm")).add(model.get("confFactor")).add(peg);
    }
}
