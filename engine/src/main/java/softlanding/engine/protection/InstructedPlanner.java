package softlanding.engine.protection;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.policy.HedgeUse;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Plans by the instructions of an account. They order what could be closed and forbid nothing: a plan that follows them
 * is taken if its cost per release is at most a multiple of the best plan's; otherwise the best is taken, with the
 * reason. For protection orders what the account keeps is never closed.
 */
public final class InstructedPlanner
{
    private final LiquidationPlanner planner;
    private final Instructions instructions;
    private final Accounts accounts;
    private final LiquidationPlan best;
    private final LiquidationPlan closing;
    private final long[] inFlight;
    private long emergencyRatio = 90 * Decimal8.ONE / 100;
    private boolean keepsAlways;
    private boolean isKept;
    private LiquidationPolicy policy;
    private int tier;
    private long cap;
    private Book book;
    private AccountMargin margin;
    private int account;

    /** Plans with a planner; the policy and the portfolio are replaced by those of each account. */
    public InstructedPlanner(
        final LiquidationPlanner planner,
        final Instructions instructions,
        final Accounts accounts,
        final LiquidationPolicy anyPolicy,
        final Book anyBook,
        final int bookSize)
    {
        this.planner = planner;
        this.instructions = instructions;
        this.accounts = accounts;
        best = new LiquidationPlan(bookSize + 1);
        closing = new LiquidationPlan(bookSize + 1);
        inFlight = new long[bookSize + 1];
        policy = anyPolicy;
        book = anyBook;
        margin = new AccountMargin(0);
    }

    /** Sets the ratio below which instructions are not looked at. */
    public void setEmergencyRatio(final long ratio)
    {
        emergencyRatio = ratio;
    }

    /** Sets whether what an account keeps is never closed by the next plans. */
    void keepAlways(final boolean always)
    {
        keepsAlways = always;
    }

    /** Returns whether the last plan is empty only because of what the account keeps. */
    boolean isKept()
    {
        return isKept;
    }

    /** Plans for a portfolio; the result is valid until the next plan. */
    public LiquidationPlan plan(
        final LiquidationPolicy newPolicy,
        final int newTier,
        final long newCap,
        final Book newBook,
        final AccountMargin newMargin,
        final int newAccount)
    {
        policy = newPolicy;
        tier = newTier;
        cap = newCap;
        book = newBook;
        margin = newMargin;
        account = newAccount;
        isKept = false;
        final LiquidationPlan plan = !instructions.namesAnything(account) || policy.policy() == Policy.FULL ?
            plan() : keepsAlways ? planWithoutKept() : planByInstructions();
        return policy.hedge() == HedgeUse.AMONG ? closingOrHedge(plan) : plan;
    }

    /** Returns a hedge instead of a closing of just enough if it releases more per cost. */
    private LiquidationPlan closingOrHedge(final LiquidationPlan plan)
    {
        if (plan.legs() == 0 || plan.isLastResort() || plan.unitKind() == UnitKind.EVERYTHING ||
            policy.policy() == Policy.FULL || margin.equity() <= 0 || margin.basis() != MarkBasis.CURRENT)
        {
            return plan;
        }
        closing.copy(plan);
        try
        {
            final LiquidationPlan hedge = planner.hedge(policy, cap, book, margin, accounts, account);
            return hedge.legs() > 0 && costPerRelease(hedge) < costPerRelease(closing) ? hedge : closing;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return closing;
        }
    }

    private LiquidationPlan plan()
    {
        return planner.plan(policy, tier, cap, book, margin, accounts, account);
    }

    private LiquidationPlan planWithoutKept()
    {
        final LiquidationPlan first = planOnly(true);
        if (first.legs() > 0)
        {
            best.copy(first);
        }
        final boolean hasFirst = first.legs() > 0;
        final LiquidationPlan unkept = planOnly(false);
        if (hasFirst && (unkept.legs() == 0 || isWithinFactor(best, unkept)))
        {
            best.noteInstruction(LiquidationPlan.Instruction.CLOSE_FIRST);
            return best;
        }
        if (unkept.legs() == 0 && holdsAny(InstructionGroup.KEEP_LAST))
        {
            best.copy(unkept);
            isKept = plan().legs() > 0;
            return best;
        }
        return unkept;
    }

    private LiquidationPlan planByInstructions()
    {
        final LiquidationPlan unbound = plan();
        if (unbound.legs() == 0 || unbound.isLastResort())
        {
            return unbound;
        }
        best.copy(unbound);
        final int kept = firstNamed(best, InstructionGroup.KEEP_LAST);
        if (margin.isBelow(emergencyRatio))
        {
            if (kept != Ids.NONE)
            {
                best.noteOverride(LiquidationPlan.OverrideReason.EMERGENCY, kept, LiquidationPlan.NO_COST);
            }
            return best;
        }
        if (holdsAny(InstructionGroup.CLOSE_FIRST) && !closesOnlyFirst(best))
        {
            final LiquidationPlan first = planOnly(true);
            if (first.legs() > 0 && isWithinFactor(first, best))
            {
                first.noteInstruction(LiquidationPlan.Instruction.CLOSE_FIRST);
                return first;
            }
            override(first, firstHeld(InstructionGroup.CLOSE_FIRST));
        }
        if (kept != Ids.NONE)
        {
            final LiquidationPlan unkept = planOnly(false);
            if (unkept.legs() > 0 && isWithinFactor(unkept, best))
            {
                unkept.noteInstruction(LiquidationPlan.Instruction.KEEP_LAST);
                return unkept;
            }
            override(unkept, kept);
        }
        return best;
    }

    /** Notes in the best plan that it does not follow an instruction, and what another plan would have cost more. */
    private void override(final LiquidationPlan other, final int instrument)
    {
        if (other.legs() == 0)
        {
            best.noteOverride(LiquidationPlan.OverrideReason.NOT_ENOUGH, instrument, LiquidationPlan.NO_COST);
            return;
        }
        final double more = (costPerRelease(other) - costPerRelease(best)) * release(best);
        best.noteOverride(
            LiquidationPlan.OverrideReason.COST, instrument,
            more < Long.MAX_VALUE ? Math.max(0, (long)more) : Long.MAX_VALUE);
    }

    private boolean isWithinFactor(final LiquidationPlan plan, final LiquidationPlan than)
    {
        return costPerRelease(plan) <=
            costPerRelease(than) * Decimal8.toDouble(policy.protection().costFactor());
    }

    private double costPerRelease(final LiquidationPlan plan)
    {
        double cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        final double release = release(plan);
        return release > 0 ? Math.max(1, cost) / release : Double.MAX_VALUE / 1e9;
    }

    /** Returns by how much a plan lowers the shortfall, counted up to the shortfall, in cash. */
    private double release(final LiquidationPlan plan)
    {
        final long before = policy.shortfall(margin);
        return before - Math.max(0, policy.shortfall(plan.after(plan.legs() - 1)));
    }

    /** Plans with nothing but what is closed first, or with everything but what is kept. */
    private LiquidationPlan planOnly(final boolean ofFirst)
    {
        for (int row = 0; row < book.size(); row++)
        {
            inFlight[row] = book.inFlight(row);
            final int instrument = book.instrument(row);
            if (ofFirst ? !names(InstructionGroup.CLOSE_FIRST, instrument) || isKept(instrument) : isKept(instrument))
            {
                book.setInFlight(row, -book.quantity(row));
            }
        }
        final LiquidationPlan plan = plan();
        for (int row = 0; row < book.size(); row++)
        {
            book.setInFlight(row, inFlight[row]);
        }
        return plan;
    }

    /** Returns whether an instrument is kept: it is named, or it is in a package with a leg that is. */
    private boolean isKept(final int instrument)
    {
        boolean kept = names(InstructionGroup.KEEP_LAST, instrument);
        final Packages packages = accounts.packages();
        for (int slot = packages.first(account); slot != Ids.NONE && !kept; slot = packages.next(slot))
        {
            boolean contains = false;
            boolean named = false;
            for (int leg = 0; leg < packages.legs(slot); leg++)
            {
                contains |= packages.instrument(slot, leg) == instrument;
                named |= names(InstructionGroup.KEEP_LAST, packages.instrument(slot, leg));
            }
            kept = contains && named;
        }
        return kept;
    }

    private boolean names(final InstructionGroup group, final int instrument)
    {
        return instructions.names(account, group, instrument);
    }

    private boolean holdsAny(final InstructionGroup group)
    {
        return firstHeld(group) != Ids.NONE;
    }

    private int firstHeld(final InstructionGroup group)
    {
        int found = Ids.NONE;
        for (int row = 0; row < book.size() && found == Ids.NONE; row++)
        {
            found = book.quantity(row) != 0 && names(group, book.instrument(row)) ? book.instrument(row) : Ids.NONE;
        }
        return found;
    }

    private int firstNamed(final LiquidationPlan plan, final InstructionGroup group)
    {
        int found = Ids.NONE;
        for (int leg = 0; leg < plan.legs() && plan.unitKind() != UnitKind.DELTA_HEDGE && found == Ids.NONE; leg++)
        {
            found = names(group, plan.instrument(leg)) ? plan.instrument(leg) : Ids.NONE;
        }
        return found;
    }

    private boolean closesOnlyFirst(final LiquidationPlan plan)
    {
        boolean only = true;
        for (int leg = 0; leg < plan.legs() && only; leg++)
        {
            only = names(InstructionGroup.CLOSE_FIRST, plan.instrument(leg));
        }
        return only;
    }
}
