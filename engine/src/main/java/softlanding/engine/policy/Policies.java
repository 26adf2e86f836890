package softlanding.engine.policy;

import softlanding.engine.account.Accounts;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.Numbers;
import softlanding.engine.state.copy.StateCopy;

/**
 * The terms in force: the policy of every class of accounts, and what all accounts together may take of the market. A
 * class for which no class event came has the policy of class 0.
 */
public final class Policies
{
    /** Account classes are numbered below this. */
    public static final int MAX_CLASSES = 256;

    private static final long[] NOT_SET = {};

    private final Accounts accounts;
    private final LiquidationEpisodes episodes;
    private final ClassTerms[] terms = new ClassTerms[MAX_CLASSES];
    private final LiquidationPolicy[] byClass = new LiquidationPolicy[MAX_CLASSES];
    private ParticipationLimits participationLimits = ParticipationLimits.defaults();

    /** Gives class 0 the default policy. */
    public Policies(final Accounts accounts, final LiquidationEpisodes episodes)
    {
        this.accounts = accounts;
        this.episodes = episodes;
        byClass[0] = ClassTerms.NONE.policy();
    }

    /** Replaces the terms of a class that are given, and keeps the others. */
    void update(final int accountClass, final ClassTerms newer)
    {
        final ClassTerms own = terms[accountClass] == null ? ClassTerms.NONE : terms[accountClass];
        terms[accountClass] = own.updated(newer);
        byClass[accountClass] = terms[accountClass].policy();
    }

    void update(final ParticipationLimits newLimits)
    {
        participationLimits = newLimits;
    }

    /** Returns the policy of an account class. */
    public LiquidationPolicy ofClass(final int accountClass)
    {
        final LiquidationPolicy own = byClass[accountClass];
        return own == null ? byClass[0] : own;
    }

    /** Returns the policy of an account: that of its class, with a higher target if the account came back. */
    public LiquidationPolicy of(final int account)
    {
        return ofClass(accounts.accountClass(account)).raised(episodes.grains(account));
    }

    /** Returns the recent liquidations of each account. */
    public LiquidationEpisodes episodes()
    {
        return episodes;
    }

    /** What all accounts together may take of the market. */
    public ParticipationLimits participationLimits()
    {
        return participationLimits;
    }

    /** Returns the hash over the policies of all classes. */
    public long hash()
    {
        long hash = StateHash.term(StateOwner.PARTICIPATION_LIMITS, 0, participationLimits.hash()) + episodes.hash();
        for (int i = 0; i < terms.length; i++)
        {
            hash += terms[i] == null ? 0 : StateHash.term(StateOwner.POLICY_OF_CLASS, i, terms[i].hash());
        }
        return hash;
    }

    /** Copies the terms of all classes, the limits of the venue, and the recent liquidations. */
    public void copyState(final StateCopy copy)
    {
        for (int i = 0; i < terms.length; i++)
        {
            final long[] numbers = copy.numbers(
                StateOwner.POLICY_OF_CLASS, terms[i] == null ? NOT_SET : terms[i].numbers());
            if (copy.loads() && numbers.length > 0)
            {
                update(i, ClassTerms.from(new Numbers(numbers)));
            }
        }
        final long[] limits = copy.numbers(StateOwner.PARTICIPATION_LIMITS, participationLimits.numbers());
        participationLimits = ParticipationLimits.from(new Numbers(limits));
        episodes.copyState(copy);
    }
}
