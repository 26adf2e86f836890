package softlanding.engine.liquidation;

import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.LiquidationPolicy;

/**
 * Takes over the accounts that direct orders do not bring back to the target: by auction, insurance or deleveraging.
 * While the escalation holds an account, no order is planned for the account unless {@link #allowsRounds}. Earlier
 * orders of the account may still be filled.
 */
public interface Escalation
{
    /**
     * How much else was tried before an escalation.
     *
     * @param nothingElse   whether nothing else can help: plans were empty, orders were unfilled for a long time
     *     or no round has room.
     * @param mayDeleverage whether positions may be closed against other accounts.
     */
    record Need(boolean nothingElse, boolean mayDeleverage)
    {
        private static final Need[] ALL =
        {
            new Need(false, false), new Need(false, true), new Need(true, false), new Need(true, true)
        };

        /** Returns one of the four values; none is created. */
        public static Need of(final boolean nothingElse, final boolean mayDeleverage)
        {
            return ALL[(nothingElse ? 2 : 0) + (mayDeleverage ? 1 : 0)];
        }
    }

    /** An escalation that takes over no account: direct orders are the only measure. */
    Escalation NONE = new Escalation()
    {
        @Override
        public boolean hasTakenOver(final int account)
        {
            return false;
        }

        @Override
        public boolean tryTakeOver(
            final int account,
            final Book book,
            final AccountMargin margin,
            final LiquidationPolicy policy,
            final long room,
            final Need need)
        {
            return false;
        }

        @Override
        public void onEvaluated(
            final int account,
            final AccountMargin margin,
            final Judgement judgement,
            final long confirmNs,
            final boolean isBankrupt)
        {
        }

        @Override
        public long notionalInLiquidation()
        {
            return 0;
        }
    };

    /** Returns whether the escalation holds the account. */
    boolean hasTakenOver(int account);

    /**
     * Returns whether direct rounds may begin, beside the escalation if it holds the account: the account fell into a
     * deeper tier than it was taken over from, or nobody bought for long.
     *
     * @param tier the present tier.
     */
    default boolean allowsRounds(final int account, final int tier)
    {
        return !hasTakenOver(account);
    }

    /** Returns whether the account stays in its tier beyond the target, because a share of it is still offered. */
    default boolean keepsTier(final int account)
    {
        return false;
    }

    /** Returns whether a share of the account was sold in the present event; then no order goes out in it. */
    default boolean hasSoldInEvent(final int account)
    {
        return false;
    }

    /**
     * Returns whether an account is offered at once though a round was planned for it: its venue prefers auctions, or
     * the auction costs less.
     *
     * @param tier           the present tier.
     * @param costPerRelease what the planned round costs by what it releases, in cash by cash.
     */
    default boolean isPreferred(
        final int account,
        final AccountMargin margin,
        final LiquidationPolicy policy,
        final int tier,
        final double costPerRelease)
    {
        return false;
    }

    /**
     * Offers an account that is below a tier, is priced, has no order in flight, and is not helped by direct orders.
     * Direct orders do not help if too many consecutive rounds had no fill, if a round needs too much of the visible
     * depth, or if nothing can be planned. The account is evaluated again after a takeover. The call comes at the end
     * of an event.
     *
     * @param account     the account's slot.
     * @param book        the account's portfolio, read-only; valid during the call only.
     * @param margin      the margin of that portfolio.
     * @param policy      the policy of the account's class.
     * @param room        the notional that may still go into liquidation at mark, in cash; Decimal8 mantissa.
     * @param need        how much else was tried.
     * @return whether the account was taken over; if not, direct orders continue.
     */
    boolean tryTakeOver(
        int account,
        Book book,
        AccountMargin margin,
        LiquidationPolicy policy,
        long room,
        Need need);

    /**
     * Returns whether the account was not taken over only because this event has closed out enough others. Then the
     * account waits for the next event.
     */
    default boolean hasTurnedAway(final int account)
    {
        return false;
    }

    /**
     * Reports that an order of an account timed out: an answer that comes late is likely until a time. Until then no
     * lot of the account may be sold.
     */
    default void onTimedOut(final int account, final long untilNs)
    {
    }

    /**
     * Reports the evaluation of an account that the escalation holds.
     *
     * @param account    the account's slot.
     * @param margin     the present margin, priced or not; valid during the call only.
     * @param judgement  whether what the margin shows may be acted on at once.
     * @param confirmNs  how long it must last otherwise.
     * @param isBankrupt whether the account was found without equity and that is confirmed.
     */
    void onEvaluated(int account, AccountMargin margin, Judgement judgement, long confirmNs, boolean isBankrupt);

    /**
     * Returns whether lone marks brought the account to where direct rounds may begin beside the escalation, this is
     * not confirmed, and nothing was booked for the account since.
     */
    default boolean isUnconfirmed(final int account)
    {
        return false;
    }

    /**
     * Returns the total notional that the escalation has in liquidation, at mark, in cash, as a Decimal8 mantissa. It
     * counts against {@code maxNotionalInLiquidation}.
     */
    long notionalInLiquidation();
}
