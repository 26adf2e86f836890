package softlanding.engine.policy;

import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/** The terms of an open policy update. They are held until the update ends, and then all come into force. */
public final class PolicyUpdate
{
    private final Int2ObjectHashMap<ClassTerms> byClass = new Int2ObjectHashMap<>();
    private @Nullable ParticipationLimits participationLimits;
    private @Nullable FeedGuardLimits feedGuardLimits;

    /** Holds terms of a class. Of two of a kind the later ones count. */
    public void hold(final int accountClass, final PolicyTerms terms)
    {
        final ClassTerms held = byClass.getOrDefault(accountClass, ClassTerms.NONE);
        byClass.put(accountClass, held.updated(new ClassTerms(
            terms instanceof LiquidationTerms liquidation ? liquidation : null,
            terms instanceof AuctionTerms auction ? auction : null,
            terms instanceof InsuranceTerms insurance ? insurance : null)));
    }

    /** Holds limits of the venue. */
    public void hold(final ParticipationLimits limits)
    {
        participationLimits = limits;
    }

    /** Holds guards of the venue. */
    public void hold(final FeedGuardLimits limits)
    {
        feedGuardLimits = limits;
    }

    /** Whether terms are held. */
    public boolean isOpen()
    {
        return !byClass.isEmpty() || participationLimits != null || feedGuardLimits != null;
    }

    /** The guards that are held; null if there are none. */
    public @Nullable FeedGuardLimits feedGuardLimits()
    {
        return feedGuardLimits;
    }

    /** Puts the terms of classes and the participation limits in force, and holds nothing any more. */
    public void end(final Policies policies)
    {
        byClass.forEach(policies::update);
        if (participationLimits != null)
        {
            policies.update(participationLimits);
        }
        byClass.clear();
        participationLimits = null;
        feedGuardLimits = null;
    }

    /** Returns a sum over the terms that wait for their last fragment. */
    public long hash()
    {
        final long[] hash = {0};
        byClass.forEach((accountClass, terms) ->
            hash[0] += StateHash.term(StateOwner.HELD_TERMS_OF_CLASS, accountClass, terms.hash()));
        return hash[0] +
            hash(StateOwner.HELD_PARTICIPATION_LIMITS, participationLimits) +
            hash(StateOwner.HELD_FEED_GUARD_LIMITS, feedGuardLimits);
    }

    private static long hash(final StateOwner owner, final @Nullable PolicyTerms terms)
    {
        return terms == null ? 0 : StateHash.term(owner, 0, terms.hash());
    }
}
