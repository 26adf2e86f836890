package softlanding.lab.naive;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import softlanding.lab.naive.MarginReport.Position;
import softlanding.lab.naive.MarginReport.WorstScenario;
import softlanding.workload.book.Holding;

/**
 * Liquidates one account by a naive rule, trade by trade, until its ratio is back at the target. Each round closes just
 * enough of the position that looks riskiest alone, or as much as the tier allows, whether that helps or not. As under
 * TIERED, the account stays in the first tier until it reaches the target, and each round without gain in a row makes
 * the tier one deeper.
 *
 * <p>The loss of a position in the portfolio's worst scenario is what the portfolio's loss shrinks by when one lot of
 * the position goes: no event tells it of a position alone.
 */
public final class NaiveLiquidation
{
    private final NaiveRule rule;
    private final NaiveMarket market;
    private final double target;
    private final double[] thresholds;
    private final double[] caps;
    private final Map<Holding, Double> requirements = new HashMap<>();
    private final Map<Holding, Double> lossesOfALot = new HashMap<>();
    private long shortfallBefore;
    private int roundsWithoutGain;

    /**
     * Prepares one liquidation.
     *
     * @param rule       that chooses.
     * @param market     that holds the account.
     * @param target     ratio at which liquidation ends.
     * @param thresholds ratio below which each tier begins, the first tier first.
     * @param caps       share of a position that each tier closes in one round, at most.
     */
    public NaiveLiquidation(
        final NaiveRule rule,
        final NaiveMarket market,
        final double target,
        final double[] thresholds,
        final double[] caps)
    {
        this.rule = rule;
        this.market = market;
        this.target = target;
        this.thresholds = thresholds.clone();
        this.caps = caps.clone();
    }

    /**
     * Chooses the trade of the next round.
     *
     * @param now the account's margin.
     * @return what to trade, or null if the account is at the target or holds nothing.
     */
    public @Nullable Holding nextTrade(final MarginReport now)
    {
        final long shortfall = shortfall(now);
        if (shortfall <= 0 || now.positions().isEmpty())
        {
            return null;
        }
        if (shortfallBefore > 0)
        {
            roundsWithoutGain = shortfall < shortfallBefore ? 0 : roundsWithoutGain + 1;
        }
        shortfallBefore = shortfall;
        final int tier = Math.min(tier(now) + roundsWithoutGain, caps.length - 1);
        final Position riskiest = riskiest(now);
        return closing(riskiest, size(riskiest, caps[tier]));
    }

    /** The gravest tier crossed, from 0; an account above all thresholds is in the first. */
    private int tier(final MarginReport now)
    {
        int tier = caps.length - 1;
        while (tier > 0 && now.equity() >= thresholds[tier] * now.requirement())
        {
            tier--;
        }
        return tier;
    }

    private long shortfall(final MarginReport report)
    {
        return (long)Math.ceil(target * report.requirement() - report.equity());
    }

    private Position riskiest(final MarginReport now)
    {
        Position riskiest = now.positions().get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (final Position position : now.positions())
        {
            final double risk = risk(position, now);
            if (risk > most)
            {
                riskiest = position;
                most = risk;
            }
        }
        return riskiest;
    }

    private double risk(final Position position, final MarginReport now)
    {
        return switch (rule)
        {
            case STAND_ALONE_MARGIN -> requirements.computeIfAbsent(
                new Holding(position.instrumentId(), position.quantity()),
                alone -> (double)market.alone(alone.id(), alone.quantity()).requirement());
            case ABSOLUTE_DELTA -> Math.abs((double)position.delta()) *
                market.spot(market.underlying(position.instrumentId()));
            case WORST_SCENARIO_LOSS -> worstScenarioLoss(position, now);
        };
    }

    private double worstScenarioLoss(final Position position, final MarginReport now)
    {
        final int underlying = market.underlying(position.instrumentId());
        final WorstScenario worst = Objects.requireNonNull(
            now.worst().get(underlying), "a position of an underlying without scenarios");
        final Holding lot = closing(position, 1);
        final double ofALot = lossesOfALot.computeIfAbsent(new Holding(position.instrumentId(), worst.index()), key ->
        {
            final WorstScenario after = market.tryTrade(lot.id(), lot.quantity()).worst().get(underlying);
            return (double)(worst.loss() - (after == null ? 0 : after.loss())) / Math.abs(lot.quantity());
        });
        return ofALot * Math.abs(position.quantity());
    }

    /** The least number of lots that reaches the target; as many as the cap allows where none does. */
    private long size(final Position position, final double cap)
    {
        final long held = Math.abs(position.quantity());
        final long lot = market.lotSize(position.instrumentId());
        final long whole = (held + lot - 1) / lot;
        final long most = cap >= 1 ? whole :
            Math.min(whole, Math.max(1, (long)Math.floor((double)held / lot * cap + 1e-9)));
        final long enough = reaches(position, most) ? most : peak(position, most);
        return reaches(position, enough) ? least(position, enough) : most;
    }

    /** Halves between none and a number of lots that is enough. */
    private long least(final Position position, final long known)
    {
        long tooFew = 0;
        long enough = known;
        while (enough - tooFew > 1)
        {
            final long middle = (tooFew + enough) >>> 1;
            if (reaches(position, middle))
            {
                enough = middle;
            }
            else
            {
                tooFew = middle;
            }
        }
        return enough;
    }

    /** The number of lots up to most with the least shortfall, which falls at first and may then rise. */
    private long peak(final Position position, final long most)
    {
        if (most == 1 || shortfall(position, most) <= shortfall(position, most - 1))
        {
            return most;
        }
        long low = 1;
        long high = most;
        while (low < high)
        {
            final long middle = (low + high) >>> 1;
            if (shortfall(position, middle) > shortfall(position, middle + 1))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private boolean reaches(final Position position, final long lots)
    {
        return shortfall(position, lots) <= 0;
    }

    private long shortfall(final Position position, final long lots)
    {
        final Holding trade = closing(position, lots);
        return shortfall(market.tryTrade(trade.id(), trade.quantity()));
    }

    private Holding closing(final Position position, final long lots)
    {
        final long contracts = Math.min(
            Math.abs(position.quantity()), lots * market.lotSize(position.instrumentId()));
        return new Holding(position.instrumentId(), position.quantity() > 0 ? -contracts : contracts);
    }
}
