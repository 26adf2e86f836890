package softlanding.engine.notice;

import java.util.List;
import java.util.function.IntPredicate;
import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Notice;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeHeap;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * Enters accounts into the notices of their policy and calls for margin. Many accounts stand near the ratios of
 * notices, so notices are no levels of a certificate: all accounts are looked at one after another, each once in ten
 * seconds of event time, and an account also when an event names it. An account whose certificate says that it stands
 * above them all needs no evaluation for it.
 *
 * <p>A lone mark may be half of a fact, so what is found below a ratio while the last lone mark is younger than the
 * wait of {@code breachConfirmNs} is pending: the account is looked at again when the wait is over, and enters the
 * notices that it is still below. Until then nothing is reported of them.
 */
public final class MarginCalls
{
    private static final long TURN_NS = 10_000_000L;
    private static final int TURNS = 1_000;
    private static final long NEVER = 0;

    private final EventContext event;
    private final Accounts accounts;
    private final Policies policies;
    private final NoticeListener listener;
    private final MarginWorkspace workspace;
    /** A bit for each notice that the account has entered, the highest ratio first. */
    private final ByteColumn entered;
    /** Time, plus one, of the last call of each notice of each account; 0 if there was none. */
    private final StateColumn calledNsPlusOne;
    /** A bit for each notice that is pending. */
    private final ByteColumn pending;
    /** The time at which the account is looked at again because of what is pending; 0 if nothing is. */
    private final StateColumn dueNs;
    private final TimeHeap due;
    private FeedGuardLimits limits = FeedGuardLimits.defaults();
    private int next;
    private long turn;
    private long lastLoneNs = NEVER;

    /** Nobody has entered a notice yet. */
    public MarginCalls(final VenueState venue, final Policies policies, final NoticeListener listener)
    {
        event = venue.event();
        accounts = venue.accounts();
        this.policies = policies;
        this.listener = listener;
        workspace = venue.newWorkspace();
        final int maxAccounts = venue.limits().accounts();
        entered = new ByteColumn(StateOwner.NOTICES_ENTERED, maxAccounts);
        calledNsPlusOne = new StateColumn(StateOwner.MARGIN_CALLED, maxAccounts * Notice.MAX_NOTICES);
        pending = new ByteColumn(StateOwner.NOTICES_PENDING, maxAccounts);
        dueNs = new StateColumn(StateOwner.NOTICES_DUE, maxAccounts);
        due = new TimeHeap(maxAccounts);
    }

    /** Sets how long a ratio that lone marks cross must stay crossed. */
    public void limit(final FeedGuardLimits newLimits)
    {
        limits = newLimits;
    }

    /**
     * Looks at the accounts whose wait is over, and at the next accounts at the first update of every ten milliseconds
     * of event time.
     *
     * @param isSpared   tells which accounts stand above every notice for certain.
     * @param isLoneMark whether the update is a mark whose source does not say what belongs together.
     */
    public void takeTurn(final IntPredicate isSpared, final boolean isLoneMark)
    {
        if (isLoneMark)
        {
            lastLoneNs = event.nowNs();
        }
        while (due.firstNs() <= event.nowNs())
        {
            lookByTime(due.first());
        }
        final long now = event.nowNs() / TURN_NS;
        if (now == turn)
        {
            return;
        }
        turn = now;
        final int size = accounts.ids().size();
        for (int left = (size + TURNS - 1) / TURNS; left > 0; left--)
        {
            next = next < size ? next : 0;
            if (concerns(next) || !isSpared.test(next))
            {
                lookByTime(next);
            }
            next++;
        }
    }

    private void lookByTime(final int account)
    {
        workspace.load(account);
        final AccountMargin margin = workspace.margin();
        look(account, workspace.bookForMargin(), margin,
            lastLoneNs == NEVER || event.nowNs() - lastLoneNs >= confirmNs(margin));
    }

    private long confirmNs(final AccountMargin margin)
    {
        return margin.isPriced() && margin.isBelow(limits.emergencyRatio()) ?
            limits.emergencyConfirmNs() : limits.breachConfirmNs();
    }

    /** Looks at one account, which an event named: what is found is acted on at once. */
    public void look(final int account, final Book book, final AccountMargin margin)
    {
        look(account, book, margin, true);
    }

    private void look(final int account, final Book book, final AccountMargin margin, final boolean isWhole)
    {
        if (!margin.isPriced())
        {
            wait(account, 0, 0);
            return;
        }
        final LiquidationPolicy policy = policies.of(account);
        final List<Notice> notices = policy.notices();
        if (!concerns(account) && (notices.isEmpty() || !margin.isBelow(notices.get(0).ratioBelow())))
        {
            return;
        }
        final boolean owes = book.owesAnything();
        final boolean isDue = dueNs.get(account) <= event.nowNs();
        final int before = pending.get(account);
        int found = 0;
        for (int i = 0; i < notices.size(); i++)
        {
            final Notice notice = notices.get(i);
            final boolean isEntered = (entered.get(account) & (1 << i)) != 0;
            final boolean isBelow = owes && margin.isBelow(notice.ratioBelow());
            if (!isEntered && isBelow)
            {
                if (isWhole || (isDue && (before & (1 << i)) != 0))
                {
                    change(account, i, notice, true);
                    call(account, i, notice, margin, policy.shortfall(margin));
                }
                else
                {
                    found |= 1 << i;
                }
            }
            else if (isEntered && !(owes && margin.isBelow(notice.ratioBelow() + Notice.HYSTERESIS)))
            {
                change(account, i, notice, false);
            }
        }
        if (before == 0 || isDue)
        {
            wait(account, found, Times.plus(event.nowNs(), confirmNs(margin)));
        }
        else
        {
            // What is found meanwhile begins its own wait when this one is over.
            wait(account, found & before, dueNs.get(account));
        }
    }

    /** Returns whether an account has entered a notice, or is below one that is pending. */
    private boolean concerns(final int account)
    {
        return entered.get(account) != 0 || pending.get(account) != 0;
    }

    private void wait(final int account, final int notices, final long untilNs)
    {
        pending.set(account, notices);
        dueNs.set(account, notices == 0 ? 0 : untilNs);
        if (notices == 0)
        {
            due.remove(account);
        }
        else
        {
            due.set(account, untilNs);
        }
    }

    /** Returns the least ratio below which an account has entered a notice; {@link Long#MAX_VALUE} without one. */
    public long lowestEntered(final int account)
    {
        final long bits = entered.get(account);
        if (bits == 0)
        {
            return Long.MAX_VALUE;
        }
        final List<Notice> notices = policies.of(account).notices();
        final int lowest = Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
        return lowest < notices.size() ? notices.get(lowest).ratioBelow() : Long.MAX_VALUE;
    }

    private void change(final int account, final int i, final Notice notice, final boolean enters)
    {
        entered.set(account, entered.get(account) ^ (1 << i));
        listener.onNoticeChanged(accounts.ids().id(account), notice.ratioBelow(), enters);
    }

    /** Calls for margin unless the last call of the notice was too short a time ago. */
    private void call(
        final int account, final int i, final Notice notice, final AccountMargin margin, final long shortfall)
    {
        final int slot = account * Notice.MAX_NOTICES + i;
        final long last = calledNsPlusOne.get(slot);
        if (last == 0 || event.nowNs() - (last - 1) >= notice.cooldownNs())
        {
            calledNsPlusOne.set(slot, event.nowNs() + 1);
            listener.onMarginCalled(accounts.ids().id(account), notice.ratioBelow(), margin, shortfall);
        }
    }

    /** Returns a sum over all notices that were entered and all calls. */
    public long hash()
    {
        return entered.hash() + calledNsPlusOne.hash() + pending.hash() + dueNs.hash() +
            StateHash.term(StateOwner.NOTICE_TURN, 2, lastLoneNs) + StateHash.term(StateOwner.NOTICE_TURN, 0, turn) +
            StateHash.term(StateOwner.NOTICE_TURN, 1, next);
    }

    /** Copies the notices that were entered or are pending, the calls, and whose turn it is. */
    public void copyState(final StateCopy copy)
    {
        entered.copyState(copy);
        calledNsPlusOne.copyState(copy);
        pending.copyState(copy);
        dueNs.copyState(copy);
        next = copy.value(StateOwner.NOTICE_TURN, next);
        turn = copy.value(StateOwner.NOTICE_TURN, turn);
        lastLoneNs = copy.value(StateOwner.NOTICE_TURN, lastLoneNs);
        for (int account = 0; account < accounts.ids().size() && copy.loads(); account++)
        {
            if (pending.get(account) != 0)
            {
                due.set(account, dueNs.get(account));
            }
        }
    }
}
