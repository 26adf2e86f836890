package softlanding.engine.closing;

import java.util.function.LongPredicate;
import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Bisection;
import softlanding.engine.state.Ids;

/**
 * Plans the last measure before escalation: a trade in a perpetual against the account's delta in its underlying, never
 * larger than that delta. Of all hedges it selects the one with the highest release per unit of cost, counted up to the
 * shortfall. Every size is evaluated exactly.
 */
final class DeltaHedge
{
    private final Market market;
    private final Valuation valuation;
    private final CloseOutTrial trial;
    private final LiquidationPlan plan;
    private final ParticipationBudget budget;
    private final AccountGreeks greeks;
    private final LongPredicate reaches = this::reaches;
    private final LongPredicate risesAt = this::risesAt;
    private int perpetual;
    private long lot;

    DeltaHedge(
        final Market market,
        final Valuation valuation,
        final CloseOutTrial trial,
        final LiquidationPlan plan,
        final ParticipationBudget budget,
        final int underlyings)
    {
        this.market = market;
        this.valuation = valuation;
        this.trial = trial;
        this.plan = plan;
        this.budget = budget;
        greeks = new AccountGreeks(market, underlyings);
    }

    /**
     * Adds the hedge to an empty plan; adds no order if no hedge helps.
     *
     * @param cap    the largest share of an underlying's delta that is hedged, but at least one lot; Decimal8 mantissa.
     * @param margin the margin of the trial's base.
     */
    void plan(final long cap, final Accounts accounts, final int account, final AccountMargin margin)
    {
        greeks.evaluate(trial.base(), margin);
        int best = Ids.NONE;
        long bestQuantity = 0;
        double bestScore = 0;
        for (int i = 0; i < margin.underlyings(); i++)
        {
            perpetual = perpetualOf(margin.underlying(i), accounts, account);
            final long quantity = perpetual == Ids.NONE ? 0 : quantity(greeks.delta(i), cap);
            if (quantity != 0 && score() > bestScore)
            {
                bestScore = score();
                best = perpetual;
                bestQuantity = quantity;
            }
        }
        if (best != Ids.NONE)
        {
            order(best, bestQuantity);
        }
    }

    /** Returns the first perpetual that can be ordered of an underlying for which the account has a free position. */
    private int perpetualOf(final int underlying, final Accounts accounts, final int account)
    {
        final Instruments instruments = market.instruments();
        for (int instrument = 0; instrument < instruments.ids().size(); instrument++)
        {
            if (instruments.underlying(instrument) == underlying &&
                instruments.kind(instrument) == InstrumentKind.PERPETUAL &&
                valuation.isClosable(instrument) && accounts.hasRoomFor(account, instrument))
            {
                return instrument;
            }
        }
        return Ids.NONE;
    }

    /**
     * Returns the contracts to trade, signed: the minimum that reaches the target, else the quantity with the highest
     * release. The trial then holds this trade.
     */
    private long quantity(final double delta, final long cap)
    {
        final long size = market.instruments().lotSize(perpetual);
        final double lots = Math.abs(delta) / market.instruments().coins(perpetual, size);
        final long mostLots = Long.MAX_VALUE / size;
        if (!(lots >= 1) || lots > mostLots)
        {
            return 0;
        }
        lot = delta > 0 ? -size : size;
        final long most = Math.min(Math.max(1, (long)(lots * (cap / 1e8))), lotsWithRoom(size));
        if (most == 0)
        {
            return 0;
        }
        long quantity = lot * (reaches(most) ? most : Bisection.top(1, most, risesAt));
        trial.tryTrade(perpetual, quantity);
        if (trial.reachesTarget())
        {
            quantity = lot * Bisection.least(0, quantity / lot, reaches);
            trial.tryTrade(perpetual, quantity);
        }
        return trial.isNeverWorse() && trial.release() > 0 ? quantity : 0;
    }

    private long lotsWithRoom(final long size)
    {
        if (budget.isUnlimited())
        {
            return Long.MAX_VALUE;
        }
        budget.beginUnit();
        budget.addLeg(perpetual, size);
        return budget.unitLots();
    }

    private boolean reaches(final long lots)
    {
        trial.tryTrade(perpetual, lot * lots);
        return trial.reachesTarget();
    }

    /** The release is concave: it rises up to the number of lots that releases most. */
    private boolean risesAt(final long lots)
    {
        return surplus(lots) < surplus(lots + 1);
    }

    private double surplus(final long lots)
    {
        trial.tryTrade(perpetual, lot * lots);
        return trial.trialSurplus();
    }

    private double score()
    {
        return Math.min(trial.release(), trial.shortfall()) / trial.cost();
    }

    private void order(final int instrument, final long quantity)
    {
        final long limit = trial.limitPrice(instrument, quantity);
        final long equityBefore = trial.baseMargin().equity();
        trial.tryTrade(instrument, quantity);
        plan.add(instrument, quantity, limit, equityBefore - trial.trialMargin().equity(), trial.trialMargin());
        trial.accept();
        budget.take(instrument, Math.abs(quantity));
    }
}
