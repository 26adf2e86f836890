package softlanding.workload.account;

import java.util.Map;
import softlanding.workload.Decimal8;
import softlanding.workload.margin.Requirement;
import softlanding.workload.margin.RiskTable;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.InstrumentKind;

/** A rough maintenance requirement of a book: scenarios without tilts, basis, contingencies; or the standard rules. */
public final class MarginEstimate
{
    private final RiskTable risk;

    /** @param risk of the market as it stands. */
    public MarginEstimate(final RiskTable risk)
    {
        this.risk = risk;
    }

    /**
     * Positions and coins at mark. Perpetuals count with their whole notional: only differences of this value mean
     * anything.
     *
     * @param book whose.
     * @return cash.
     */
    public double value(final Book book)
    {
        double value = 0;
        for (final Leg leg : book.legs())
        {
            value += Decimal8.toDouble(leg.quantity()) * risk.value(leg.instrument());
        }
        for (final Map.Entry<Collateral, Long> coin : book.coins().entrySet())
        {
            value += coinValue(coin);
        }
        return value;
    }

    /**
     * @param book whose.
     * @return cash that its options cost at mark, negative if it received some.
     */
    public double premium(final Book book)
    {
        double premium = 0;
        for (final Leg leg : book.legs())
        {
            if (leg.instrument().kind().isOption())
            {
                premium += Decimal8.toDouble(leg.quantity()) * risk.value(leg.instrument());
            }
        }
        return premium;
    }

    /**
     * @param book whose.
     * @return value of its coins, cash.
     */
    public double coinValue(final Book book)
    {
        return book.coins().entrySet().stream().mapToDouble(this::coinValue).sum();
    }

    /**
     * @param book whose.
     * @return maintenance requirement, cash, not negative.
     */
    public double requirement(final Book book)
    {
        return book.kind() == AccountKind.STANDARD_SELLER ? standard(book) : portfolio(book);
    }

    private double standard(final Book book)
    {
        double requirement = 0;
        for (final Leg leg : book.legs())
        {
            final Instrument instrument = leg.instrument();
            final double spot = risk.spot(instrument.underlyingId());
            final double mark = risk.value(instrument);
            final double perContract = instrument.kind() == InstrumentKind.CALL ?
                Requirement.ofStandardCall(spot, mark) : Requirement.ofStandardPut(spot, mark);
            requirement += StrictMath.abs(Decimal8.toDouble(leg.quantity())) * perContract;
        }
        return requirement;
    }

    private double portfolio(final Book book)
    {
        double requirement = 0;
        for (final Coin coin : Coin.values())
        {
            requirement += Requirement.ofLoss(worstLoss(book, coin));
        }
        for (final Map.Entry<Collateral, Long> coin : book.coins().entrySet())
        {
            requirement += coinValue(coin) * coin.getKey().maintenanceHaircut();
        }
        for (final Leg leg : book.legs())
        {
            requirement += contingency(leg);
        }
        return requirement;
    }

    private double contingency(final Leg leg)
    {
        final double notional =
            StrictMath.abs(Decimal8.toDouble(leg.quantity())) * risk.spot(leg.instrument().underlyingId());
        if (leg.instrument().kind() == InstrumentKind.PERPETUAL)
        {
            return Requirement.ofPerpetual(notional);
        }
        return leg.quantity() < 0 ? Requirement.ofNakedShort(notional) : 0;
    }

    private double worstLoss(final Book book, final Coin coin)
    {
        final double[] profits = new double[RiskTable.scenarios()];
        double basis = 0;
        for (final int expiryId : expiriesOf(book, coin))
        {
            addExpiry(book, expiryId, profits);
            basis += basisProfit(book, expiryId);
        }
        final double linear = linearValue(book, coin);
        double worst = StrictMath.min(0, basis);
        for (int i = 0; i < profits.length; i++)
        {
            worst = StrictMath.min(worst, profits[i] + linear * (risk.spotShock(i) - 1) * risk.weight(i));
        }
        return -worst;
    }

    private static int[] expiriesOf(final Book book, final Coin coin)
    {
        return book.legs().stream()
            .map(Leg::instrument)
            .filter(i -> i.kind().isOption() && i.underlyingId() == coin.underlyingId())
            .mapToInt(Instrument::expiryId).distinct().sorted().toArray();
    }

    private void addExpiry(final Book book, final int expiryId, final double[] profits)
    {
        final double[] shocked = new double[profits.length];
        double value = 0;
        for (final Leg leg : book.legs())
        {
            if (leg.instrument().expiryId() == expiryId)
            {
                final double quantity = Decimal8.toDouble(leg.quantity());
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

    private double basisProfit(final Book book, final int expiryId)
    {
        double up = 0;
        double down = 0;
        for (final Leg leg : book.legs())
        {
            if (leg.instrument().expiryId() == expiryId)
            {
                final double quantity = Decimal8.toDouble(leg.quantity());
                final double value = risk.value(leg.instrument());
                up += quantity * (risk.basisValue(leg.instrument(), true) - value);
                down += quantity * (risk.basisValue(leg.instrument(), false) - value);
            }
        }
        return StrictMath.min(0, StrictMath.min(up, down)) * Requirement.basisWeight(risk.years(expiryId));
    }

    private double linearValue(final Book book, final Coin coin)
    {
        double value = 0;
        for (final Leg leg : book.legs())
        {
            if (!leg.instrument().kind().isOption() && leg.instrument().underlyingId() == coin.underlyingId())
            {
                value += Decimal8.toDouble(leg.quantity()) * risk.value(leg.instrument());
            }
        }
        for (final Map.Entry<Collateral, Long> held : book.coins().entrySet())
        {
            value += held.getKey() == Collateral.of(coin) ? coinValue(held) : 0;
        }
        return value;
    }

    private double coinValue(final Map.Entry<Collateral, Long> coin)
    {
        return Decimal8.toDouble(coin.getValue()) * risk.collateralPrice(coin.getKey());
    }
}
