package softlanding.engine.notice;

import java.util.List;
import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Notice;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Enters accounts into the notices of their policy and calls for margin. Many accounts stand near the ratios of
 * notices, so notices are no levels of a certificate: all accounts are looked at one after another, each once in ten
 * seconds of event time, and an account also when an event names it.
 */
public final class MarginCalls
{
    private static final long TURN_NS = 10_000_000L;
    private static final int TURNS = 1_000;

    private final EventContext event;
    private final Accounts accounts;
    private final Policies policies;
    private final NoticeListener listener;
    private final MarginWorkspace workspace;
    /** A bit for each notice that the account has entered, the highest ratio first. */
    private final ByteColumn entered;
    /** Time, plus one, of the last call of each notice of each account; 0 if there was none. */
    private final StateColumn calledNsPlusOne;
    private int next;
    private long turn;

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
    }

    /** Looks at the next accounts, at the first update of every ten milliseconds of event time. */
    public void takeTurn()
    {
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
            workspace.load(next);
            look(next, workspace.book(), workspace.margin());
            next++;
        }
    }

    /** Looks at one account, which an event named. */
    public void look(final int account, final Book book, final AccountMargin margin)
    {
        if (!margin.isPriced())
        {
            return;
        }
        final LiquidationPolicy policy = policies.of(account);
        final List<Notice> notices = policy.notices();
        final boolean owes = book.owesAnything();
        for (int i = 0; i < notices.size(); i++)
        {
            final Notice notice = notices.get(i);
            final boolean isEntered = (entered.get(account) & (1 << i)) != 0;
            if (!isEntered && owes && margin.isBelow(notice.ratioBelow()))
            {
                change(account, i, notice, true);
                call(account, i, notice, margin, policy.shortfall(margin));
            }
            else if (isEntered && !(owes && margin.isBelow(notice.ratioBelow() + Notice.HYSTERESIS)))
            {
                change(account, i, notice, false);
            }
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
        return entered.hash() + calledNsPlusOne.hash() + StateHash.term(StateOwner.NOTICE_TURN, 0, turn) +
            StateHash.term(StateOwner.NOTICE_TURN, 1, next);
    }
}
