package softlanding.engine.liquidation;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import softlanding.engine.liquidation.due.AffectedAccounts;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.due.MovedAccounts;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.notice.MarginCalls;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountSet;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.Ids;

/**
 * Judges the accounts that an update moved, each once: those in a tier first, then the others by the lowest notice that
 * they have entered. After each block of accounts its rounds are taken.
 */
final class MovedAccountsJudge
{
    /** Accounts that are in no tier are judged in blocks of 4,096 slots. */
    private static final int BLOCK_BITS = 12;
    private static final long NOBODY = -1;
    private static final long NO_NOTICE = Long.MAX_VALUE;

    private final AccountScanner scanner;
    private final IntPredicate isAboveNotices;
    private final LiquidationState state;
    private final MovedAccounts moved;
    private final RoundQueue queue;
    private final LiquidationRounds rounds;
    private final AccountVisitor byMarket;
    private final AccountVisitor byTime;
    private final AccountVisitor judgeNow;
    private final AccountScanner.Filter inTier = this::isInTier;
    private final AccountScanner.Filter notJudged = this::isNotJudged;
    private final AccountScanner.Filter isWarned = this::isWarned;
    private @Nullable MarginCalls calls;

    /**
     * Judges accounts of a scanner.
     *
     * @param judgeNow judges an account that a round changed.
     */
    MovedAccountsJudge(
        final AccountScanner scanner,
        final LiquidationState state,
        final MovedAccounts moved,
        final RoundQueue queue,
        final LiquidationRounds rounds,
        final AccountVisitor judgeNow)
    {
        this.scanner = scanner;
        isAboveNotices = scanner::isAboveNotices;
        this.state = state;
        this.moved = moved;
        this.queue = queue;
        this.rounds = rounds;
        this.judgeNow = judgeNow;
        byMarket = moved::addByMarket;
        byTime = moved::addByClock;
    }

    /** Has notices told; without this call none is. */
    void callMargin(final MarginCalls marginCalls)
    {
        calls = marginCalls;
    }

    /**
     * Judges every account that the update moved. Accounts in a tier come first, in one block, so that their orders
     * leave before healthy accounts are evaluated; the others follow by the lowest notice that they have entered, and
     * then in blocks of slots. After each block its rounds are taken, the worst account first.
     *
     * @param ofMarks  how accounts are judged that marks moved.
     * @param affected has accounts that rounds changed judged.
     */
    void judge(final Judgement ofMarks, final AffectedAccounts affected)
    {
        moved.beginJudging();
        scanner.visitUrgent(inTier, byMarket, byTime);
        for (int account = moved.next(0); account != AccountSet.NONE; account = moved.next(account + 1))
        {
            if (state.tier(account) > 0)
            {
                judge(account, ofMarks);
            }
        }
        runRounds(affected);
        if (calls != null && scanner.visitAtJump(isWarned, byMarket, byTime))
        {
            judgeMoved(NO_NOTICE - 1, ofMarks, affected);
        }
        scanner.visitOthers(notJudged, byMarket, byTime);
        judgeMoved(NO_NOTICE, ofMarks, affected);
        if (calls != null)
        {
            calls.takeTurn(isAboveNotices, ofMarks == Judgement.LONE);
        }
    }

    /** Judges the moved accounts whose lowest notice is at most a ratio, the lowest first. */
    private void judgeMoved(final long atMost, final Judgement ofMarks, final AffectedAccounts affected)
    {
        long ratio = lowestNoticeOfMoved();
        while (ratio != NOBODY && ratio <= atMost)
        {
            ratio = judgeBelow(ratio, ofMarks, affected);
        }
    }

    /** Returns the least ratio below which a moved account has entered a notice, or {@link #NOBODY}. */
    private long lowestNoticeOfMoved()
    {
        long least = NOBODY;
        for (int account = moved.next(0); account != AccountSet.NONE; account = moved.next(account + 1))
        {
            final long ratio = lowestNotice(account);
            least = least == NOBODY || ratio < least ? ratio : least;
        }
        return least;
    }

    private long lowestNotice(final int account)
    {
        return calls == null ? NO_NOTICE : calls.lowestEntered(account);
    }

    /**
     * Judges the moved accounts whose lowest notice is this one, in blocks; after each block its rounds are taken.
     * Returns the least ratio of the notices of the others, or {@link #NOBODY}. They keep it until they are judged.
     */
    private long judgeBelow(final long noticeRatio, final Judgement ofMarks, final AffectedAccounts affected)
    {
        int block = Ids.NONE;
        long next = NOBODY;
        for (int account = moved.next(0); account != AccountSet.NONE; account = moved.next(account + 1))
        {
            final long ratio = lowestNotice(account);
            next = ratio > noticeRatio && (next == NOBODY || ratio < next) ? ratio : next;
            if (ratio == noticeRatio)
            {
                if (account >> BLOCK_BITS != block && block != Ids.NONE)
                {
                    runRounds(affected);
                }
                block = account >> BLOCK_BITS;
                judge(account, ofMarks);
            }
        }
        runRounds(affected);
        return next;
    }

    private void judge(final int account, final Judgement ofMarks)
    {
        final Judgement judgement = moved.judgement(account, ofMarks);
        final boolean isByMarket = moved.isByMarket(account);
        final boolean isNamed = moved.isByFact(account);
        moved.remove(account);
        queue.evaluate(account, judgement, isByMarket);
        if (isNamed && calls != null)
        {
            final MarginWorkspace workspace = queue.evaluator().workspace();
            calls.look(account, workspace.bookForMargin(), workspace.margin());
        }
    }

    /**
     * Takes the rounds that are due, and then those of the accounts that they changed. The latter do not wait for the
     * next block: which block comes next depends on the accounts that screening skips.
     */
    void runRounds(final AffectedAccounts affected)
    {
        do
        {
            rounds.runDueRounds();
            affected.reevaluate(judgeNow);
        }
        while (queue.hasNext());
    }

    private boolean isInTier(final int account)
    {
        return state.tier(account) > 0;
    }

    private boolean isWarned(final int account)
    {
        return !moved.wasJudged(account) && lowestNotice(account) != NO_NOTICE;
    }

    private boolean isNotJudged(final int account)
    {
        return !moved.wasJudged(account);
    }
}
