package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import softlanding.engine.DecisionListener;
import softlanding.engine.MarginEngine;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateCopyException;
import softlanding.engine.state.copy.StateDifference;
import softlanding.engine.state.copy.StateInMemory;
import softlanding.engine.wire.TwinEngines;

/** In the middle of anything an engine can be replaced by a new one that is loaded with its saved state. */
class StateInStormTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.stateSeeds", 2);
    private static final long FIRST_SEED = Long.getLong("softlanding.seed", 1);
    private static final int ROUNDS = Integer.getInteger("softlanding.rounds", 250);
    private static final int EVENTS_PER_LOAD = Integer.getInteger("softlanding.eventsPerLoad", 2_039);

    /** What is saved although no later decision depends on it, or although the hash covers it by another fact. */
    private static final Set<StateOwner> NOT_HASHED = Set.of(
        // Read only where the hash says whether it stands for the present revision.
        StateOwner.ACCOUNT_REVISION, StateOwner.BREACH_REVISION, StateOwner.AUCTION_LOSS_REVISION,
        // Which free entry is taken next decides nothing.
        StateOwner.HEDGE_FREE, StateOwner.INSTRUCTION_FREE, StateOwner.WAITING_LEG_FREE, StateOwner.STATEMENTS_USED,
        // Follow from the time and the limits before anything depends on them.
        StateOwner.LIQUIDITY_OLDEST, StateOwner.AUCTION_STOPPED,
        // The order of strikes decides nothing.
        StateOwner.EXPIRY_STRIKES);

    /** Fields that are made again, or that hold something only while an event is handled. */
    private static final List<String> DERIVED = List.of(
        "closing.(?!OrderedVolumeWindow).*", "closing.OrderedVolumeWindow#(newest|next)OfInstrument", "margin.*",
        "screening.*", "pricing.*", "whatif.*", "waterfall.*",
        "legs.(?!WaitingLegs).*", "wire.*",
        "WhatIfMargin#leastInitialExcess", "account.Packages#latest",
        "[A-Z]\\w+#(kind|price|confidence|id|strike|call|contractSize|expiryId|lotSize|isProtection|expiry|possible)",
        "market.(ExpiryShocks|RiskArrays|OptionBounds)#.*", "market.(Feeds|Listings|Market)#revision",
        "market.MarkHistory.Column#(touched|hashed|size|isTouched)",
        "account.(PortfolioShare|TradeEffect|TradeReport|VenueSums)#.*", "account.VenueTotals#nextToCount",
        "execution.Batches#(beforeNsPlusOne|nowNs)", "figures.*", "liquidation.HealthCounts#.*",
        "auction.AuctionFill#.*", "auction.AuctionRunner#advancedIn", "auction.Auctions#(startedIn|running)",
        "auction.(ReevaluationQueue#accounts|SoldInEvent#.*)",
        "feed.(CallChain|FeedSet|FeedUpdate|FeedMarks)#.*", "feed.MarkAges#markNs",
        "feed.SurfaceGuard#(first|fresh|waiting|broken)",
        "liquidation.(HealthEvaluator|InternalCrossing|LiquidationRounds|PlannedOrder|PlannedRound)#.*",
        "liquidation.(RoundPlanner|RoundSender|ManualRounds|OpenDeficits|RestEnd)#.*",
        "liquidation.due.(MovedAccounts#(judgedIn|update)|RoundsOfEvent#.*|WorstFirst#.*)",
        "liquidation.due.Pauses#(nextEndNs|listings)", "liquidation.order.OrderFill#.*",
        "protection.(ProtectionReport|InstructedPlanner|HedgePlans|PlannedProtection|ProtectionPlans)#.*",
        "protection.(ProtectionRun|AimPolicies|InstructionDraft)#.*",
        "protection.(Instructions|HedgeBook)#free", "legs.WaitingLegs#free",
        "state.(DecisionIds|IntrusiveIntLists|WorkCounters)#.*", "state.EventContext#(arrivingSequence|sourceId)",
        "state.RecentIds#(last.*|nextInBucket)", "state.SlotHeap#heap", "state.TimeHeap#timeNs",
        "state.Ids#(freeSlots|idBySlot)", "state.RetiredIds#(first|last)",
        "update.OpenUpdate#timeoutNs", "update.UpdateClocks#expiries", "policy.LiquidationPolicy#raised");

    @Test
    void shouldGoOnFromASavedStateAsIfNothingHadHappened()
    {
        final Set<String> differences = new TreeSet<>();
        final Set<Long> used = new TreeSet<>();
        final Set<Long> noticed = new TreeSet<>();
        int loads = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++)
        {
            try
            {
                final StormyVenue venue = new StormyVenue(seed, new ScreeningSettings(true, 1, 3), 40);
                venue.withInstructions();
                venue.withOperators();
                final TwinEngines engines = venue.engines();
                engines.loadEvery(EVENTS_PER_LOAD, state ->
                {
                    differences.addAll(new StateDifference(StateInStormTest::isDerived)
                        .between(engines.engine(), engines.loadedEngine()));
                    used.addAll(state.used());
                    for (final long section : state.used())
                    {
                        if (!noticed.contains(section) && !NOT_HASHED.contains(ownerOf(section)) &&
                            isNoticed(section, state, engines))
                        {
                            noticed.add(section);
                        }
                    }
                });
                venue.play(ROUNDS);
                loads += engines.loads();
            }
            catch (final AssertionError | IllegalStateException failure)
            {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }

        assertTrue(loads >= 2 * SEEDS, "engines loaded: " + loads);
        assertTrue(used.size() > 150, "sections in use: " + used.size());
        assertEquals(Set.of(), differences, "saved nowhere and not among what is made again");
        final Set<StateOwner> unnoticed = new TreeSet<>();
        used.stream().filter(section -> !noticed.contains(section)).map(StateInStormTest::ownerOf)
            .filter(owner -> !NOT_HASHED.contains(owner)).forEach(unnoticed::add);
        assertEquals(Set.of(), unnoticed, "left out of a saved state, and the hash is the same");
    }

    private static boolean isDerived(final String field)
    {
        return DERIVED.stream().anyMatch(field::matches);
    }

    /** Loads a state without the values of one section, and returns whether that fails or the hash shows it. */
    private static boolean isNoticed(final long section, final StateInMemory state, final TwinEngines engines)
    {
        final MarginEngine engine = new MarginEngine(
            engines.limits(), ScreeningSettings.fullScan(), NoDecisions.listener());
        try
        {
            engine.copyState(StateCopy.from(state.without(section)));
        }
        catch (final StateCopyException | IndexOutOfBoundsException | NullPointerException |
            ArithmeticException contradicted)
        {
            return true;
        }
        return engine.stateHash() != engines.engine().stateHash();
    }

    private static StateOwner ownerOf(final long section)
    {
        for (final StateOwner owner : StateOwner.values())
        {
            if (owner.number() == section)
            {
                return owner;
            }
        }
        throw new AssertionError("nobody owns section " + section);
    }

    /** Takes decisions that nobody wants. */
    private static final class NoDecisions
    {
        private static DecisionListener listener()
        {
            return (DecisionListener)java.lang.reflect.Proxy.newProxyInstance(
                DecisionListener.class.getClassLoader(), new Class<?>[] {DecisionListener.class},
                (proxy, method, arguments) -> null);
        }
    }
}
