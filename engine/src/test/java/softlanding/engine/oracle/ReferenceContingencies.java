package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** What portfolio margin asks for beside the scenarios: domain section 4.3. Both sums are magnitudes. */
final class ReferenceContingencies
{
    private BigDecimal maintenance = ZERO;
    private BigDecimal initialOnly = ZERO;

    ReferenceContingencies(final ReferenceMarket market, final ReferenceAccount account)
    {
        for (final Underlying underlying : market.underlyings)
        {
            addLinear(account, underlying);
            addNakedShorts(account, underlying);
        }
        for (final Expiry expiry : market.expiries)
        {
            addExpiryConfidence(account, expiry);
        }
        account.balances.forEach((asset, quantity) -> addCollateral(asset, market.value(asset, quantity)));
    }

    BigDecimal maintenance()
    {
        return maintenance;
    }

    BigDecimal initial()
    {
        return maintenance.add(initialOnly);
    }

    private void addLinear(final ReferenceAccount account, final Underlying underlying)
    {
        final Parameters model = underlying.portfolio;
        for (final Instrument instrument : account.contracts.keySet())
        {
            if (instrument.underlying == underlying && !instrument.isOption())
            {
                final BigDecimal notional = account.coins(instrument).abs().multiply(underlying.spot);
                maintenance = maintenance.add(notional.multiply(model.get("perpPct")));
                initialOnly = initialOnly.add(notional.multiply(model.get("perpInitialAddOn")));
                addConfidence(model, underlying.confidence.min(instrument.linearConfidence()), notional);
            }
        }
    }

    private void addNakedShorts(final ReferenceAccount account, final Underlying underlying)
    {
        final Parameters model = underlying.portfolio;
        final Map<String, BigDecimal[]> callAndPut = new HashMap<>();
        for (final Instrument option : account.contracts.keySet())
        {
            if (option.underlying == underlying && option.isOption())
            {
                final BigDecimal[] coins = callAndPut.computeIfAbsent(
                    option.expiry.id + "/" + option.strike.stripTrailingZeros(), s -> new BigDecimal[] {ZERO, ZERO});
                final int side = option.kind == Kind.CALL ? 0 : 1;
                coins[side] = coins[side].add(account.coins(option));
            }
        }
        for (final BigDecimal[] coins : callAndPut.values())
        {
            final BigDecimal notional = nakedShort(coins[0], coins[1]).multiply(underlying.spot);
            maintenance = maintenance.add(notional.multiply(model.get("optionPct")));
            initialOnly = initialOnly.add(notional.multiply(model.get("optionInitialAddOn")));
        }
    }

    private static BigDecimal nakedShort(final BigDecimal calls, final BigDecimal puts)
    {
        return calls.signum() * puts.signum() < 0 ?
            calls.add(puts).negate().max(ZERO) :
            calls.negate().max(ZERO).add(puts.negate().max(ZERO));
    }

    private void addExpiryConfidence(final ReferenceAccount account, final Expiry expiry)
    {
        BigDecimal confidence = expiry.underlying.confidence.min(expiry.forwardConfidence).min(expiry.rateConfidence);
        BigDecimal coins = ZERO;
        for (final Instrument instrument : account.contracts.keySet())
        {
            if (instrument.isOption() && instrument.expiry == expiry)
            {
                coins = coins.add(account.coins(instrument).abs());
                confidence = confidence.min(instrument.volatility().confidence());
            }
            else if (instrument.kind == Kind.PERPETUAL && instrument.underlying == expiry.underlying)
            {
                confidence = confidence.min(instrument.perpetualConfidence);
            }
        }
        addConfidence(expiry.underlying.portfolio, confidence, coins.multiply(expiry.underlying.spot));
    }

    private void addCollateral(final Asset asset, final BigDecimal value)
    {
        maintenance = maintenance.add(value.multiply(asset.maintenanceHaircut));
        initialOnly = initialOnly.add(value.multiply(asset.initialHaircutAddOn));
        if (asset.coin != null)
        {
            addConfidence(asset.coin.portfolio, asset.confidence.min(asset.coin.confidence), value);
        }
    }

    private void addConfidence(final Parameters model, final BigDecimal confidence, final BigDecimal notional)
    {
        if (confidence.compareTo(model.get("confThreshold")) < 0)
        {
            initialOnly = initialOnly.add(
                ONE.subtract(confidence).multiply(model.get("confMargin")).multiply(notional));
        }
    }
}
