package softlanding.workload.account;

import java.util.Map;
import softlanding.workload.FixedPoint;
import softlanding.workload.margin.Requirement;
import softlanding.workload.margin.RiskTable;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;

/**
 * Estimates the maintenance requirement of a portfolio, by scenarios without tilts, with basis and contingencies, or by
 * the standard rules.
 */
public final class MarginEstimate
{
    private final RiskTable risk;

    /**
     * Creates an estimate at the values of a table.
     *
     * @param risk of the current market.
     */
    public MarginEstimate(final RiskTable risk)
    {
        this.risk = risk;
    }

    /**
     * Returns the value of positions and coins at mark. Perpetuals count with their whole notional, so only differences
     * of this value are meaningful.
     *
     * @param portfolio to value.
     * @return value in cash.
     */
    public double value(final SeededPortfolio portfolio)
    {
        double value = 0;
        for (final Leg leg : portfolio.legs())
        {
            value += FixedPoint.toDouble(leg.quantity()) * risk.value(leg.instrument());
        }
        for (final Map.Entry<Collateral, Long> coin : portfolio.coins().entrySet())
        {
            value += coinValue(coin);
        }
        return value;
    }

    /**
     * Sums the premiums of the options in a portfolio.
     *
     * @param portfolio to value.
     * @return cost of its options at mark in cash; negative if it received premium.
     */
    public double premium(final SeededPortfolio portfolio)
    {
        double premium = 0;
        for (final Leg leg : portfolio.legs())
        {
            if (leg.instrument().kind().isOption())
            {
                premium += FixedPoint.toDouble(leg.quantity()) * risk.value(leg.instrument());
            }
        }
        return premium;
    }

    /**
     * Sums the value of the collateral in a portfolio.
     *
     * @param portfolio to value.
     * @return value of its coins in cash.
     */
    public double coinValue(final SeededPortfolio portfolio)
    {
        return portfolio.coins().entrySet().stream().mapToDouble(this::coinValue).sum();
    }

    /**
     * Estimates the maintenance requirement of a portfolio.
     *
     * @param portfolio to value.
     * @return maintenance requirement in cash, not negative.
     */
    public double requirement(final SeededPortfolio portfolio)
    {
        return portfolio.kind() == AccountKind.STANDARD_SELLER ? standard(portfolio) : portfolio(portfolio);
    }

    private double standard(final SeededPortfolio portfolio)
    {
        double requirement = 0;
        for (final Leg leg : portfolio.legs())
        {
            final Instrument instrument = leg.instrument();
            final double spot = risk.spot(instrument.underlyingId());
            final double mark = risk.value(instrument);
            final double perContract = instrument.kind() == ContractKind.CALL ?
                Requirement.ofStandardCall(spot, mark) : Requirement.ofStandardPut(spot, mark);
            requirement += StrictMath.abs(FixedPoint.toDouble(leg.quantity())) * perContract;
        }
        return requirement;
    }

    private double portfolio(final SeededPortfolio portfolio)
    {
        double requirement = 0;
        for (final Coin coin : Coin.values())
        {
            requirement += Requirement.ofLoss(worstLoss(portfolio, coin));
        }
        for (final Map.Entry<Collateral, Long> coin : portfolio.coins().entrySet())
        {
            requirement += coinValue(coin) * coin.getKey().maintenanceHaircut();
        }
        for (final Leg leg : portfolio.legs())
        {
            requirement += contingency(leg);
        }
        return requirement;
    }

    private double contingency(final Leg leg)
    {
        final double notional =
            StrictMath.abs(FixedPoint.toDouble(leg.quantity())) * risk.spot(leg.instrument().underlyingId());
        if (leg.instrument().kind() == ContractKind.PERPETUAL)
        {
            return Requirement.ofPerpetual(notional);
        }
        return leg.quantity() < 0 ? Requirement.ofNakedShort(notional) : 0;
    }

    private double worstLoss(final SeededPortfolio portfolio, final Coin coin)
    {
        final double[] profits = new double[RiskTable.scenarios()];
        double basis = 0;
        for (final int expiryId : expiriesOf(portfolio, coin))
        {
            addExpiry(portfolio, expiryId, profits);
            basis += basisProfit(portfolio, expiryId);
        }
        final double linear = linearValue(portfolio, coin);
        double worst = StrictMath.min(0, basis);
        for (int i = 0; i < profits.length; i++)
        {
            worst = StrictMath.min(worst, profits[i] + linear * (risk.spotShock(i) - 1) * risk.weight(i));
        }
        return -worst;
    }

    private static int[] expiriesOf(final SeededPortfolio portfolio, final Coin coin)
    {
        return portfolio.legs().stream()
            .map(Leg::instrument)
            .filter(i -> i.kind().isOption() && i.underlyingId() == coin.underlyingId())
            .mapToInt(Instrument::expiryId).distinct().sorted().toArray();
    }

    private void addExpiry(final SeededPortfolio portfolio, final int expiryId, final double[] profits)
    {
        final double[] shocked = new double[profits.length];
        double value = 0;
        for (final Leg leg : portfolio.legs())
        {
            if (leg.instrument().expiryId() == expiryId)
            {
                final double quantity = FixedPoint.toDouble(leg.quantity());
                final double[] values = risk.shockedValues(leg.instrument());
                for (int i = 0; i < shocked.length; i++)
                {
                    shocked[i] += quantity * values[i];
                }
                value += quantity * risk.value(leg.instrument());
            }
        }
        for (int i = 0; i < profits.length; i++)
        {
            final double counted = Requirement.discounted(shocked[i], risk.years(expiryId), risk.rate(expiryId));
            profits[i] += (counted - value) * risk.weight(i);
        }
    }

    private double basisProfit(final SeededPortfolio portfolio, final int expiryId)
    {
        double up = 0;
        double down = 0;
        for (final Leg leg : portfolio.legs())
        {
            if (leg.instrument().expiryId() == expiryId)
            {
                final double quantity = FixedPoint.toDouble(leg.quantity());
                final double value = risk.value(leg.instrument());
                up += quantity * (risk.basisValue(leg.instrument(), true) - value);
                down += quantity * (risk.basisValue(leg.instrument(), false) - value);
            }
        }
        return StrictMath.min(0, StrictMath.min(up, down)) * Requirement.basisWeight(risk.years(expiryId));
    }

    private double linearValue(final SeededPortfolio portfolio, final Coin coin)
    {
        double value = 0;
        for (final Leg leg : portfolio.legs())
        {
            if (!leg.instrument().kind().isOption() && leg.instrument().underlyingId() == coin.underlyingId())
            {
                value += FixedPoint.toDouble(leg.quantity()) * risk.value(leg.instrument());
            }
        }
        for (final Map.Entry<Collateral, Long> held : portfolio.coins().entrySet())
        {
            value += held.getKey() == Collateral.of(coin) ? coinValue(held) : 0;
        }
        return value;
    }

    private double coinValue(final Map.Entry<Collateral, Long> coin)
    {
        return FixedPoint.toDouble(coin.getValue()) * risk.collateralPrice(coin.getKey());
    }
}
