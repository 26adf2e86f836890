package softlanding.engine;

import org.jspecify.annotations.Nullable;
import softlanding.engine.execution.ExecutionTerms;
import softlanding.engine.market.Market;
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
    private final Market market;
    private final EventValidation validation;
    private final EventScope scope;
    private final TermsInForce terms;

    PolicyEventHandler(
        final Market market, final EventValidation validation, final EventScope scope, final TermsInForce terms)
    {
        this.market = market;
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

    /**
     * How orders in an underlying are executed, and what they cost beyond their price.
     *
     * @param sequence     place of the event in the journal, from 1.
     * @param timestampNs  time of the event, in nanoseconds since the epoch; not before that of the last accepted
     *                     event.
     * @param underlyingId id of a listed underlying.
     * @param newTerms     replace those of the underlying whole.
     */
    public void onExecutionTermsSet(
        final long sequence, final long timestampNs, final int underlyingId, final ExecutionTerms newTerms)
    {
        final int underlying = market.underlyings().ids().slot(underlyingId);
        final @Nullable String field = newTerms.faultyField();
        if (validation.rejectIfEarlier(timestampNs) ||
            validation.rejectIf(underlying < 0, RejectReason.UNKNOWN_ID, "underlyingId") ||
            (field != null && validation.rejectIf(true, RejectReason.OUT_OF_RANGE, field)))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        market.execution().hold(underlying, newTerms);
        scope.end();
    }

    private boolean rejectIfFaulty(final long timestampNs, final PolicyTerms newTerms)
    {
        final @Nullable String field = newTerms.faultyField();
        return validation.rejectIfEarlier(timestampNs) ||
            (field != null && validation.rejectIf(true, RejectReason.OUT_OF_RANGE, field));
    }
}
