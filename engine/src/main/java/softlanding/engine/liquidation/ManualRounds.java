package softlanding.engine.liquidation;

import org.jspecify.annotations.Nullable;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.state.Times;

/**
 * Takes the rounds that an operator ordered. The operator names the legs; for the rest a round is like every other: no
 * subset of its fills may make the account worse, its limits are joint, legs that may not go out first wait, and the
 * participation limits hold. It does not wait for the end of a rest. It goes out whole or not at all, but for what does
 * not fit into what it may cost; each time it does not begin, the reason is reported.
 */
public final class ManualRounds
{
    /** Maximum number of legs of a round. */
    public static final int MAX_LEGS = 20;

    private final EventContext event;
    private final Ids accountIds;
    private final RoundQueue queue;
    private final LiquidationState state;
    private final LiquidationOrders orders;
    private final Escalation escalation;
    private final RoundPlanner planner;
    private final RoundSender sender;
    private final LiquidationListener listener;
    private final CoverCheck cover;
    private final LiquidationPlan plan = new LiquidationPlan(MAX_LEGS);
    private final int[] instruments = new int[MAX_LEGS];
    private final long[] quantities = new long[MAX_LEGS];
    private int legs;
    private int account = Ids.NONE;

    ManualRounds(
        final VenueState venue,
        final RoundQueue queue,
        final LiquidationState state,
        final LiquidationOrders orders,
        final Escalation escalation,
        final LiquidationRounds rounds,
        final LiquidationListener listener)
    {
        event = venue.event();
        accountIds = venue.accounts().ids();
        this.queue = queue;
        this.state = state;
        this.orders = orders;
        this.escalation = escalation;
        planner = rounds.planner();
        sender = rounds.sender();
        this.listener = listener;
        cover = new CoverCheck(venue.market(), venue.limits().bookSize());
    }

    /** Begins a round of an account by an operator's event; its legs follow, and it is taken when the event ends. */
    public void begin(final int ofAccount)
    {
        account = ofAccount;
        legs = 0;
    }

    /** Adds a leg: contracts as the account trades them, signed. */
    public void addLeg(final int instrument, final long quantity)
    {
        instruments[legs] = instrument;
        quantities[legs] = quantity;
        legs++;
    }

    /** Takes the round that the present event orders, if it orders one. */
    void take()
    {
        if (account == Ids.NONE)
        {
            return;
        }
        final int ordered = account;
        account = Ids.NONE;
        queue.pauses().apply(event.nowNs());
        planner.load(0, ordered);
        final SkipReason obstacle = obstacle(ordered);
        final SkipReason reason = obstacle == null ? send(ordered) : obstacle;
        if (reason != null)
        {
            listener.onManualRoundSkipped(
                accountIds.id(ordered), reason, reason == SkipReason.PAUSED ?
                    pausedUntilNs(ordered) : LiquidationListener.NO_TIME);
        }
    }

    /** Returns what keeps every round of the loaded account from beginning; null if nothing does. */
    private @Nullable SkipReason obstacle(final int ofAccount)
    {
        final Book book = planner.book();
        if (queue.isFrozen() || queue.pauses().isFrozen(ofAccount))
        {
            return SkipReason.FROZEN;
        }
        if (pausedUntilNs(ofAccount) > event.nowNs())
        {
            return SkipReason.PAUSED;
        }
        if (!escalation.allowsRounds(ofAccount, state.tier(ofAccount)))
        {
            return SkipReason.IN_AUCTION;
        }
        if (!planner.margin().isPriced() || !areLegsClosable())
        {
            return SkipReason.UNPRICED;
        }
        // A covered account owes nothing at any price; an order in flight would take its cover away.
        return state.tier(ofAccount) == 0 && cover.isCovered(book) ? SkipReason.NOTHING_HELPS : null;
    }

    /** Returns the latest end of the pauses of the account and of what the round closes; 0 if there was none. */
    private long pausedUntilNs(final int ofAccount)
    {
        long latest = queue.pauses().untilNs(ofAccount);
        for (int leg = 0; leg < legs; leg++)
        {
            latest = Math.max(latest, queue.pauses().untilNsOf(instruments[leg]));
        }
        return latest;
    }

    private boolean areLegsClosable()
    {
        boolean closable = true;
        for (int leg = 0; leg < legs; leg++)
        {
            closable &= planner.isClosable(instruments[leg]);
        }
        return closable;
    }

    /** Sends what may go out of the round; returns why nothing may, or null. */
    private @Nullable SkipReason send(final int ofAccount)
    {
        plan.begin(UnitKind.MANUAL);
        for (int leg = 0; leg < legs; leg++)
        {
            plan.add(instruments[leg], quantities[leg], 0, 0, planner.margin());
        }
        if (sender.isBeyondRoom(planner, ofAccount) || !planner.fitsBudget(plan))
        {
            return SkipReason.NO_ROOM;
        }
        if (!sender.sendManual(planner, ofAccount, orders.newPlanId(), plan))
        {
            return sender.hasNoLeg() ? SkipReason.NOTHING_HELPS : SkipReason.NO_ROOM;
        }
        final LiquidationPolicy policy = planner.policy();
        state.rest(ofAccount, Times.plus(event.nowNs(), policy.roundIntervalNs()), false);
        state.beginManualRound(ofAccount);
        planner.noteWanted(ofAccount, plan, orders.news());
        return null;
    }
}
