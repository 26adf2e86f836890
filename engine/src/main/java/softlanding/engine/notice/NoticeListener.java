package softlanding.engine.notice;

import softlanding.engine.margin.AccountMargin;

/** Receives what the owners of accounts are told before liquidation. Objects are valid during the call only. */
public interface NoticeListener
{
    /** Receives that an account entered or left a notice. */
    default void onNoticeChanged(final long accountId, final long ratioBelow, final boolean entered)
    {
    }

    /**
     * Receives a margin call.
     *
     * @param shortfall cash that is missing to the target of liquidation; not positive if nothing is.
     */
    default void onMarginCalled(
        final long accountId, final long ratioBelow, final AccountMargin margin, final long shortfall)
    {
    }
}
