package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.LiquidationPolicy;

/**
 * Takes over the accounts that direct orders do not bring back: by auction, insurance or deleveraging. While an account
 * is in its care no order is planned for it; what was ordered before may still be filled.
 */
public interface Escalation
{
    /** No last resort: direct orders are all there is. */
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
            final boolean nothingElse)
        {
            return false;
        }

        @Override
        public void onEvaluated(final int account, final AccountMargin margin)
        {
        }

        @Override
        public long notionalInLiquidation()
        {
            return 0;
        }
    };

    /** Whether the account was taken over and not yet given back. */
    boolean hasTakenOver(int account);

    /**
     * Offers an account that is below a tier, priced and without an order in flight, and that direct orders do not
     * help: too many steps in a row were fruitless, a step wants too much of the visible depth, or nothing can be
     * planned. It is judged again afterwards if it was taken over. Called at the end of an event.
     *
     * @param account     slot.
     * @param book        the account unfolded, to read; good during the call only.
     * @param margin      of that book.
     * @param policy      of the account's class.
     * @param room        what may still be put in sale beside all that is, at mark, in cash; Decimal8 mantissa.
     * @param nothingElse whether nothing could be planned, or nobody took what was ordered, for so long that nothing
     *                    else is to be waited for.
     * @return whether it was taken over; if not, direct orders go on.
     */
    boolean tryTakeOver(
        int account,
        Book book,
        AccountMargin margin,
        LiquidationPolicy policy,
        long room,
        boolean nothingElse);

    /**
     * An account in care was judged.
     *
     * @param margin as it is now, priced or not; good during the call only.
     */
    void onEvaluated(int account, AccountMargin margin);

    /** What is in sale in all, at mark, in cash, as a Decimal8 mantissa; counts against {@code maxInSale}. */
    long notionalInLiquidation();
}
