package softlanding.engine;

import softlanding.engine.auction.AuctionManager;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.liquidation.due.AffectedAccounts;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Expiries;
import softlanding.engine.market.Feeds;
import softlanding.engine.policy.Health;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Fragment;
import softlanding.engine.update.EventKind;
import softlanding.engine.update.OpenUpdate;
import softlanding.engine.update.TermsInForce;
import softlanding.engine.update.UpdateClocks;
import softlanding.engine.waterfall.Waterfall;

/**
 * Opens and closes the handling of every accepted event, and ends updates. An event handler, for example {@link
 * MarketEventHandler}, validates the event, calls {@link #begin}, changes the state and calls {@link #end}. While an
 * update is open nothing else happens. At its end, or at the end of an event outside an update, everything that became
 * due is carried out: terms come into force, guards tell what they decided, accounts are judged and their rounds taken
 * by {@link LiquidationEngine}, auctions advance, and accounts that {@link Waterfall} changed are judged. Then {@link
 * ConservationCheck} checks the totals. Decisions leave through {@link DecisionListener}.
 */
final class EventScope
{
    private final EventContext event;
    private final Expiries expiries;
    private final DecisionListener listener;
    private final OpenUpdate update = new OpenUpdate();
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final AuctionManager auctions;
    private final AffectedAccounts affected;
    private final ConservationCheck conservation;
    private final TermsInForce terms;
    private final UpdateClocks clocks;
    private EventKind kind = EventKind.APART;

    EventScope(
        final VenueState venue,
        final DecisionListener listener,
        final LiquidationEngine liquidation,
        final AuctionManager auctions,
        final Waterfall waterfall,
        final ConservationCheck conservation,
        final TermsInForce terms)
    {
        event = venue.event();
        this.listener = listener;
        this.liquidation = liquidation;
        this.auctions = auctions;
        affected = waterfall::reevaluateAffected;
        this.conservation = conservation;
        this.terms = terms;
        guards = terms.guards();
        expiries = venue.market().expiries();
        clocks = new UpdateClocks(venue.market(), venue.limits().expiries());
    }

    /**
     * Accepts an event that is no fragment of an update, and advances time to its timestamp. Orders and marks that
     * expire by time alone do so before anything else changes.
     */
    void begin(final long eventSequence, final long timestampNs)
    {
        begin(eventSequence, timestampNs, EventKind.APART, Feeds.NONE);
    }

    /** Accepts marks that belong together. See {@link #begin(long, long)}. */
    void beginMarks(final long eventSequence, final long timestampNs)
    {
        begin(eventSequence, timestampNs, EventKind.MARKS, Feeds.NONE);
    }

    /** Accepts a fact that may be a fragment of an update, but is no mark. See {@link #begin(long, long)}. */
    void beginFact(final long eventSequence, final long timestampNs)
    {
        begin(eventSequence, timestampNs, EventKind.FACT, Feeds.NONE);
    }

    /** Accepts a mark of a feed, which is not suspended as stale. See {@link #begin(long, long)}. */
    void beginMark(final long eventSequence, final long timestampNs, final int heard)
    {
        begin(eventSequence, timestampNs, EventKind.MARK, heard);
    }

    private void begin(
        final long eventSequence, final long timestampNs, final EventKind newKind, final int heard)
    {
        endOverdue(eventSequence, timestampNs);
        kind = newKind;
        event.begin(eventSequence, timestampNs);
        expiries.reach(timestampNs);
        liquidation.beginEvent();
        guards.beginEvent(heard);
    }

    /**
     * Ends an update that is overdue at the time of an event that comes. A handler whose checks depend on what the end
     * of an update changes, as orders, auctions, the fund or what accounts hold, calls this before it checks; otherwise
     * it would book what is no longer possible. The update has ended even if the event is then rejected.
     */
    void endOverdue(final long eventSequence, final long timestampNs)
    {
        update.limit(terms.feedGuardLimits().updateTimeoutNs());
        if (update.isOverdue(timestampNs))
        {
            event.begin(eventSequence, event.nowNs());
            listener.onUpdateTimedOut(update.sourceId(), update.openedNs());
            update.end();
            // Half of an update is not acted on: what it brings below a threshold must be confirmed like a lone mark.
            judge(Judgement.LONE);
        }
    }

    /** Returns the check that must know each amount from outside before it is booked. */
    ConservationCheck conservation()
    {
        return conservation;
    }

    /** Returns the clocks that take the time of the update's last fragment. */
    UpdateClocks clocks()
    {
        return clocks;
    }

    /** Returns the guards of the feeds. */
    FeedGuards guards()
    {
        return guards;
    }

    /** Returns the health of an account, as it was judged last. */
    Health health(final int account)
    {
        return liquidation.health(account);
    }

    /** Returns whether an update is open, so that bids rest and accounts are judged later. */
    boolean isUpdateOpen()
    {
        return update.isOpen();
    }

    /** Returns whether the event that was accepted belongs to an update of several events, or comes between them. */
    boolean isWithinUpdate()
    {
        return update.isOpen() || update.isOpenedBy(event, kind, event.fragment());
    }

    /** Returns whether an update would still be open at the time of an event that comes. */
    boolean isUpdateOpenAt(final long timestampNs)
    {
        update.limit(terms.feedGuardLimits().updateTimeoutNs());
        return update.isOpen() && !update.isOverdue(timestampNs);
    }

    /** Ends the event. Unless an update stays open, carries out everything that became due. */
    void end()
    {
        final boolean wasOpen = update.isOpen();
        final Fragment said = event.takeFragment();
        update.onAccepted(event, kind, said);
        if (update.isOpen())
        {
            conservation.check(event.sequence());
            return;
        }
        final boolean says = said == Fragment.MORE || said == Fragment.LAST;
        final boolean isWhole = wasOpen || kind == EventKind.MARKS || (kind == EventKind.MARK && says);
        judge(isWhole ? Judgement.AT_ONCE : kind == EventKind.MARK ? Judgement.LONE : Judgement.FACT);
    }

    /** Notes the one account that the event changed, and ends the event. */
    void end(final int account)
    {
        liquidation.noteFact(account);
        end();
    }

    /** Ends the update that a rejected event would have ended, at the time reached. */
    void endRejected()
    {
        if (update.isEndedByRejected(event, event.takeFragment()))
        {
            event.beginRejected();
            update.end();
            judge(Judgement.AT_ONCE);
        }
    }

    private void judge(final Judgement ofMarks)
    {
        clocks.endUpdate(event.nowNs());
        terms.putInForce();
        guards.judgeSurfaces(ofMarks == Judgement.LONE);
        guards.endUpdate();
        liquidation.judgeMoved(ofMarks, affected);
        auctions.endEvent(liquidation);
        liquidation.runExtraRounds(affected);
        conservation.check(event.sequence());
        liquidation.prove();
        liquidation.audit();
    }

    long hash()
    {
        return update.hash();
    }
}
