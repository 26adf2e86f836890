package softlanding.engine;

import org.jspecify.annotations.Nullable;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.update.TermsInForce;

/**
 * Events that set the venue's terms. Their terms are held until the update ends; then all of them come into force, and
 * the accounts are judged once.
 */
public final class PolicyEventHandler
{
    private final EventValidation validation;
    private final EventScope scope;
    private final TermsInForce terms;

    PolicyEventHandler(
        final EventValidation validation, final EventScope scope, final TermsInForce terms)
    {
        this.validation = validation;
        this.scope = scope;
        this.terms = terms;
    }

    /**
     * Terms of a class of accounts.
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param accountClass class from 0 to 255; class 0 stands for all that have no terms of their own.
     * @param newTerms     of {@code LiquidationPolicySet}, {@code AuctionTermsSet} or {@code InsuranceTermsSet}.
     */
    public void onClassTermsSet(
        final long sequence,
        final long timestampNs,
        final int accountClass,
        final PolicyTerms newTerms)
    {
        if (rejectIfFaulty(timestampNs, newTerms) ||
            validation.rejectUnlessWithin(accountClass, 0, Policies.MAX_CLASSES - 1, "accountClass"))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        terms.update().hold(accountClass, newTerms);
        scope.end();
    }

    /**
     * What all accounts together may take of the market.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param limits      maximum number of things of each kind.
     */
    public void onParticipationLimitsSet(
        final long sequence, final long timestampNs, final ParticipationLimits limits)
    {
        if (rejectIfFaulty(timestampNs, limits))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        terms.update().hold(limits);
        scope.end();
    }

    /**
     * When feeds are suspended and liquidation is frozen.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param limits      maximum number of things of each kind.
     */
    public void onFeedGuardsSet(
        final long sequence, final long timestampNs, final FeedGuardLimits limits)
    {
        if (rejectIfFaulty(timestampNs, limits))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        terms.update().hold(limits);
        scope.end();
    }

    private boolean rejectIfFaulty(final long timestampNs, final PolicyTerms newTerms)
    {
        final @Nullable String field = newTerms.faultyField();
        return validation.rejectIfEarlier(timestampNs) ||
            (field != null && validation.rejectIf(true, RejectReason.OUT_OF_RANGE, field));
    }
}
