package softlanding.engine.protection;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.ParticipationBudget;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.execution.ExecutionTerms;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Bisection;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Plans hedges and their release. A hedge trades the perpetual of an underlying, or its nearest future, against the
 * account's delta: the fewest lots that reach the aim, else those with the best ratio, and never more than the delta. A
 * release closes the largest part with which the ratio stays high enough. Every size is evaluated exactly, with its
 * cost.
 */
final class HedgePlans
{
    /** A hedge that raises the ratio by less is left. */
    private static final long LEAST_GAIN = Decimal8.ONE / 100;

    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final Valuation valuation;
    private final ExecutionCost cost;
    private final HedgeBook hedges;
    private final ParticipationBudget budget;
    private final AccountGreeks greeks;
    private final Book trial;
    private final AccountMargin after;
    private final AccountMargin afterMore = new AccountMargin(0);
    private final LiquidationPlan plan = new LiquidationPlan(1);
    private final LongPredicate reaches = this::reaches;
    private final LongPredicate rises = this::risesAt;
    private final LongPredicate stays = this::stays;
    private LiquidationPolicy policy;
    private Book base;
    private int instrument;
    private long lot;
    private long aim;
    private @Nullable ProtectionPause obstacle;
    private int paused = Ids.NONE;

    HedgePlans(final VenueState venue, final HedgeBook hedges, final ParticipationBudget budget,
        final LiquidationPolicy anyPolicy)
    {
        market = venue.market();
        accounts = venue.accounts();
        margins = venue.margins();
        valuation = margins.valuation();
        cost = new ExecutionCost(market, valuation);
        this.hedges = hedges;
        this.budget = budget;
        greeks = new AccountGreeks(market, venue.limits().underlyings());
        trial = new Book(market, venue.limits().bookSize(), venue.limits().assets());
        after = new AccountMargin(venue.limits().underlyings());
        base = trial;
        policy = anyPolicy;
    }

    /** Returns why the last plan has no order. */
    ProtectionPause obstacle()
    {
        return obstacle == null ? ProtectionPause.NOTHING_HELPS : obstacle;
    }

    /** Returns an instrument that the last plan could not use because it is paused, or {@link Ids#NONE}. */
    int pausedInstrument()
    {
        return paused;
    }

    /**
     * Plans a hedge; the plan has no order if none helps.
     *
     * @param share the largest share of an underlying's delta without its hedge that is hedged.
     */
    LiquidationPlan hedge(
        final LiquidationPolicy newPolicy,
        final int account,
        final Book book,
        final AccountMargin margin,
        final long share)
    {
        begin(newPolicy, book, newPolicy.targetRatio());
        greeks.evaluate(book, margin);
        int best = Ids.NONE;
        long bestQuantity = 0;
        for (int i = 0; i < margin.underlyings(); i++)
        {
            final double delta = greeks.delta(i);
            instrument = delta == 0 || Double.isNaN(delta) ? Ids.NONE :
                instrumentOf(margin.underlying(i), account, delta < 0);
            final long quantity = instrument == Ids.NONE ? 0 : quantity(account, delta, share, margin);
            if (quantity != 0 && (best == Ids.NONE || isBetter(quantity, best, bestQuantity)))
            {
                best = instrument;
                bestQuantity = quantity;
            }
        }
        if (best != Ids.NONE)
        {
            instrument = best;
            order(bestQuantity, margin);
        }
        return plan;
    }

    private void begin(final LiquidationPolicy newPolicy, final Book book, final long newAim)
    {
        policy = newPolicy;
        base = book;
        aim = newAim;
        obstacle = null;
        paused = Ids.NONE;
        plan.begin(UnitKind.DELTA_HEDGE);
    }

    /**
     * Returns the first perpetual of an underlying with a market on the side that is traded, else the future that
     * expires first; {@link Ids#NONE} if there is none, or the account has no room for it.
     */
    private int instrumentOf(final int underlying, final int account, final boolean buys)
    {
        final Instruments instruments = market.instruments();
        int found = Ids.NONE;
        for (int i = 0; i < instruments.ids().size(); i++)
        {
            final InstrumentKind kind = instruments.kind(i);
            if (kind.isOption() || instruments.underlying(i) != underlying)
            {
                continue;
            }
            paused = instruments.isPaused(i) ? i : paused;
            if (!hasMarket(i, buys) || !accounts.hasRoomFor(account, i) ||
                (hedges.quantity(account, i) == 0 && !hedges.hasRoom()))
            {
                continue;
            }
            if (kind == InstrumentKind.PERPETUAL)
            {
                return i;
            }
            found = found == Ids.NONE || expiryNs(i) < expiryNs(found) ? i : found;
        }
        obstacle = found == Ids.NONE ? ProtectionPause.NO_MARKET : obstacle;
        return found;
    }

    private long expiryNs(final int future)
    {
        return market.expiries().expiryNs(market.instruments().expiry(future));
    }

    private boolean hasMarket(final int ofInstrument, final boolean buys)
    {
        final long depth = market.instruments().depthFor(ofInstrument, buys);
        return valuation.isClosable(ofInstrument) && market.instruments().isLiquidityKnown(ofInstrument) &&
            depth > 0 && depth != Instruments.UNKNOWN_DEPTH;
    }

    /** Returns the contracts to trade, signed; 0 if no number of lots helps. */
    private long quantity(final int account, final double delta, final long share, final AccountMargin margin)
    {
        final long size = market.instruments().lotSize(instrument);
        final long most = mostLots(account, delta, share, size);
        lot = delta > 0 ? -size : size;
        if (most == 0)
        {
            return 0;
        }
        if (Math.abs(budget.within(instrument, most * size)) < size)
        {
            obstacle = ProtectionPause.NO_ROOM;
            return 0;
        }
        final long allowed = Math.min(most, budget.within(instrument, most * size) / size);
        final long top = Bisection.top(1, allowed, rises);
        final long lots = Math.max(leastLots(size), reaches(top) ? Bisection.least(0, top, reaches) : top);
        if (lots > allowed)
        {
            obstacle = ProtectionPause.NO_ROOM;
            return 0;
        }
        evaluate(lots, after);
        return after.isPriced() && after.isNoWorseThan(margin) && gains(margin) ? lot * lots : 0;
    }

    /** Returns the lots that reach the least value of an order in the instrument. */
    private long leastLots(final long size)
    {
        final ExecutionTerms terms = market.execution().of(market.instruments().underlying(instrument));
        final long minimum = terms.minNotional();
        final long ofLot = market.instruments().notionalOrMost(instrument, size, valuation.mark(instrument), false);
        return minimum <= 0 ? 1 : ofLot <= 0 ? Long.MAX_VALUE : (minimum + ofLot - 1) / ofLot;
    }

    /**
     * Returns the lots that turn no sign: at most the delta as it is, and together with the hedge at most the share of
     * the delta without it.
     */
    private long mostLots(final int account, final double delta, final long share, final long size)
    {
        final double coins = market.instruments().coins(instrument, size);
        final double hedged = market.instruments().coins(instrument, hedges.quantity(account, instrument));
        final double unhedged = delta - hedged;
        final double byShare = delta * hedged < 0 ?
            Math.abs(unhedged) * (share / 1e8) - Math.abs(hedged) : Math.abs(delta) * (share / 1e8);
        final double lots = Math.floor(Math.min(Math.abs(delta), byShare) / coins);
        final long most = Long.MAX_VALUE / size;
        return lots >= 1 && lots <= most ? (long)lots : 0;
    }

    private boolean gains(final AccountMargin before)
    {
        return !after.hasRatio() || after.ratio() - before.ratio() >= LEAST_GAIN;
    }

    /** Returns whether a hedge is better than the best so far: it reaches the aim, or its ratio is higher. */
    private boolean isBetter(final long quantity, final int best, final long bestQuantity)
    {
        final int present = instrument;
        evaluateTrade(quantity, after);
        final boolean isEnough = !after.isBelow(aim);
        instrument = best;
        evaluateTrade(bestQuantity, afterMore);
        instrument = present;
        final boolean wasEnough = !afterMore.isBelow(aim);
        return isEnough != wasEnough ? isEnough :
            isEnough ? after.equity() > afterMore.equity() : after.compareRatio(afterMore) > 0;
    }

    private boolean reaches(final long lots)
    {
        evaluate(lots, after);
        return after.isPriced() && !after.isBelow(aim);
    }

    private boolean risesAt(final long lots)
    {
        evaluate(lots, after);
        evaluate(lots + 1, afterMore);
        return after.isPriced() && afterMore.isPriced() && after.compareRatio(afterMore) < 0;
    }

    private boolean stays(final long lots)
    {
        evaluate(lots, after);
        return after.isPriced() && after.equity() >= 0 && !after.isBelow(aim);
    }

    private void evaluate(final long lots, final AccountMargin into)
    {
        evaluateTrade(lot * lots, into);
    }

    private void evaluateTrade(final long quantity, final AccountMargin into)
    {
        trial.copy(base);
        final long price = cost.expectedPrice(policy, instrument, quantity);
        trial.trade(
            trial.require(instrument), quantity, price, cost.fee(policy, instrument, quantity, price));
        margins.evaluate(trial, into);
    }

    private void order(final long quantity, final AccountMargin before)
    {
        evaluateTrade(quantity, after);
        plan.add(instrument, quantity, 0, before.equity() - after.equity(), after);
    }

    /**
     * Plans the release of a hedge: the largest part with which the ratio stays at or above a floor. The plan has no
     * order if not one lot may be released.
     */
    LiquidationPlan release(
        final LiquidationPolicy newPolicy,
        final int hedge,
        final Book book,
        final AccountMargin margin,
        final long floor)
    {
        begin(newPolicy, book, floor);
        instrument = hedges.instrument(hedge);
        final long hedged = hedges.quantity(hedge);
        final long size = market.instruments().lotSize(instrument);
        final long most = Math.abs(hedged) / size;
        if (!hasMarket(instrument, hedged < 0))
        {
            paused = market.instruments().isPaused(instrument) ? instrument : Ids.NONE;
            obstacle = ProtectionPause.NO_MARKET;
            return plan;
        }
        final long allowed = most == 0 ? 0 : Math.min(most, budget.within(instrument, most * size) / size);
        if (allowed == 0)
        {
            obstacle = ProtectionPause.NO_ROOM;
            return plan;
        }
        lot = hedged > 0 ? -size : size;
        final long lots = stays(allowed) ? allowed : Bisection.most(0, allowed, stays);
        if (lots == most || lots >= leastLots(size))
        {
            order(lot * lots, margin);
        }
        return plan;
    }

    /** Returns whether an account without its hedges would stand above a ratio; they are closed at mark. */
    boolean standsWithout(final int account, final Book book, final long ratio)
    {
        return evaluateWithout(account, book).isPriced() && !after.isBelow(ratio);
    }

    /** Returns the margin of an account without its hedges, closed at mark. */
    AccountMargin evaluateWithout(final int account, final Book book)
    {
        trial.copy(book);
        for (int hedge = hedges.first(account); hedge != Ids.NONE; hedge = hedges.next(hedge))
        {
            final int of = hedges.instrument(hedge);
            if (valuation.isPriced(of))
            {
                trial.trade(trial.require(of), -hedges.quantity(hedge), valuation.mark(of), 0);
            }
        }
        margins.evaluate(trial, after);
        return after;
    }
}
