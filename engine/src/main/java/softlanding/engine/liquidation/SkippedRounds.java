package softlanding.engine.liquidation;

import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Tells why no round begins for an account, once per change of the reason. */
final class SkippedRounds
{
    private final LiquidationListener listener;
    private final Ids accountIds;
    private final ByteColumn reasonPlusOne;
    private final ByteColumn restReason;

    SkippedRounds(final Ids accountIds, final int maxAccounts, final LiquidationListener listener)
    {
        this.accountIds = accountIds;
        this.listener = listener;
        reasonPlusOne = new ByteColumn(StateOwner.ROUND_SKIPPED, maxAccounts);
        restReason = new ByteColumn(StateOwner.ROUND_SKIP_OF_REST, maxAccounts);
    }

    /**
     * Notes that no round begins for an account.
     *
     * @param untilNs time at which it is looked at again at the latest, or {@link LiquidationListener#NO_TIME}.
     */
    void note(final int account, final SkipReason reason, final long untilNs)
    {
        if (reasonPlusOne.get(account) != reason.code() + 1)
        {
            reasonPlusOne.set(account, reason == SkipReason.RECOVERED ? 0 : reason.code() + 1);
            listener.onRoundSkipped(accountIds.id(account), reason, untilNs);
        }
    }

    /** Notes why an account rests from now on. */
    void noteRest(final int account, final SkipReason reason, final long untilNs)
    {
        restReason.set(account, reason == SkipReason.RESTING ? 0 : reason.code() + 1);
        note(account, reason, untilNs);
    }

    /** Notes that an account still rests, for the reason noted when the rest began. */
    void noteStillResting(final int account, final long untilNs)
    {
        final int noted = restReason.get(account);
        note(account, noted == 0 ? SkipReason.RESTING : SkipReason.ofCode(noted - 1), untilNs);
    }

    /** Returns whether an account rests because of something that is paused. */
    boolean restsForPause(final int account)
    {
        return restReason.get(account) == SkipReason.PAUSED.code() + 1;
    }

    /** Returns whether an account rests because its round had no room. */
    boolean restsForRoom(final int account)
    {
        return restReason.get(account) == SkipReason.NO_ROOM.code() + 1;
    }

    /** A round began, or the account is in no tier: the next reason is a new one. */
    void clear(final int account)
    {
        reasonPlusOne.set(account, 0);
        restReason.set(account, 0);
    }

    long hash()
    {
        return reasonPlusOne.hash() + restReason.hash();
    }

    void copyState(final StateCopy copy)
    {
        reasonPlusOne.copyState(copy);
        restReason.copyState(copy);
    }
}
