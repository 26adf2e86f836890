package softlanding.engine.update;

import softlanding.engine.execution.ExecutionBook;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.feed.LagFreeze;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.PolicyUpdate;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeSteps;
import softlanding.engine.state.copy.StateCopy;

/** Ends a policy update: its terms come into force together, and every account is evaluated under them. */
public final class TermsInForce
{
    private final PolicyUpdate update = new PolicyUpdate();
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final LagFreeze lagFreeze;
    private FeedGuardLimits inForce = FeedGuardLimits.defaults();
    private final TimeSteps timeSteps;

    /** Names what the terms limit. */
    public TermsInForce(
        final LiquidationEngine liquidation,
        final FeedGuards guards,
        final LagFreeze lagFreeze,
        final TimeSteps timeSteps)
    {
        this.liquidation = liquidation;
        this.guards = guards;
        this.lagFreeze = lagFreeze;
        this.timeSteps = timeSteps;
    }

    /** The terms that are held. */
    public PolicyUpdate update()
    {
        return update;
    }

    /** The guards that the terms limit. */
    public FeedGuards guards()
    {
        return guards;
    }

    /** The limits in force of feeds, updates and breaches. */
    public FeedGuardLimits feedGuardLimits()
    {
        return inForce;
    }

    /** Puts what is held in force; nothing happens if nothing is held. */
    public void putInForce()
    {
        final ExecutionBook execution = liquidation.execution();
        if (!update.isOpen() && !execution.isAnyHeld())
        {
            return;
        }
        execution.putInForce();
        final FeedGuardLimits limits = update.feedGuardLimits();
        update.end(liquidation.policies());
        if (limits != null)
        {
            inForce = limits;
            guards.setLimits(limits);
            liquidation.setBreachLimits(limits);
            lagFreeze.setLimits(limits);
            timeSteps.setMostNs(limits.maxTimeStepNs());
        }
        liquidation.scanner().all(liquidation);
    }

    /** Copies the limits in force; they apply again, and nothing is reported. No terms are held between two updates. */
    public void copyState(final StateCopy copy)
    {
        inForce = FeedGuardLimits.of(copy.numbers(StateOwner.TERMS_IN_FORCE, inForce.numbers()));
        if (copy.loads())
        {
            guards.restore(inForce);
            liquidation.setBreachLimits(inForce);
        }
    }
}
