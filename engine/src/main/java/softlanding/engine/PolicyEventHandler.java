package softlanding.engine;

import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.state.EventContext;

/**
 * Events that set the venue's terms. An event that is not the last of its update only holds its terms. The last one, or
 * the next accepted event of another kind, puts all of them in force, and the accounts are evaluated once.
 */
public final class PolicyEventHandler
{
    private final EventContext event;
    private final EventValidation validation;
    private final EventScope scope;
    private final TermsInForce terms;

    PolicyEventHandler(
        final EventContext event, final EventValidation validation, final EventScope scope, final TermsInForce terms)
    {
        this.event = event;
        this.validation = validation;
        this.scope = scope;
        this.terms = terms;
    }

    /**
     * Terms of a class of accounts.
     *
     * @param newTerms of {@code LiquidationPolicySet}, {@code AuctionTermsSet} or {@code InsuranceTermsSet}.
     * @param last     whether the update ends with this event.
     */
    public void onClassTermsSet(
        final long sequence,
        final long timestampNs,
        final int accountClass,
        final PolicyTerms newTerms,
        final boolean last)
    {
        if (rejectIfFaulty(timestampNs, newTerms) ||
            validation.rejectUnlessWithin(accountClass, 0, Policies.MAX_CLASSES - 1, "accountClass"))
        {
            return;
        }
        terms.update().hold(accountClass, newTerms);
        endFragment(sequence, timestampNs, last);
    }

    /** What all accounts together may take of the market. */
    public void onParticipationLimitsSet(
        final long sequence, final long timestampNs, final ParticipationLimits limits, final boolean last)
    {
        if (rejectIfFaulty(timestampNs, limits))
        {
            return;
        }
        terms.update().hold(limits);
        endFragment(sequence, timestampNs, last);
    }

    /** When feeds are suspended and liquidation is frozen. */
    public void onFeedGuardsSet(
        final long sequence, final long timestampNs, final FeedGuardLimits limits, final boolean last)
    {
        if (rejectIfFaulty(timestampNs, limits))
        {
            return;
        }
        terms.update().hold(limits);
        endFragment(sequence, timestampNs, last);
    }

    private boolean rejectIfFaulty(final long timestampNs, final PolicyTerms newTerms)
    {
        final String field = newTerms.faultyField();
        return validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(field != null, RejectReason.OUT_OF_RANGE, field);
    }

    /** Begins the event under the old terms, which puts the new ones in force; a fragment before only moves time. */
    private void endFragment(final long sequence, final long timestampNs, final boolean last)
    {
        if (last)
        {
            scope.begin(sequence, timestampNs);
            scope.end();
        }
        else
        {
            event.begin(sequence, timestampNs);
        }
    }
}
