package softlanding.engine.auction;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.Numbers;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateCopyException;

/**
 * Stores running and lately ended auctions in a ring. An auction keeps its slot until the ring comes round, so that a
 * late bid still finds it. Running auctions are listed in order of their start.
 */
final class Auctions
{
    private static final long[] NO_POLICY = {};

    private final int capacity;
    private final Long2LongHashMap slotById;
    private final StateColumn auctionId;
    private final StateColumn account;
    private final StateColumn isRunning;
    private final StateColumn isPaused;
    private final boolean[] isStopped;
    private final StateColumn elapsedNs;
    private final StateColumn sinceNs;
    private final StateColumn policyHash;
    private final LiquidationPolicy[] policy;
    private final int[] running;
    private final int[] slotOfAccount;
    private final long[] startedIn;
    private int runningSize;
    private long next;

    Auctions(final int capacity, final int accounts)
    {
        this.capacity = capacity;
        slotById = new Long2LongHashMap(capacity, 0.6f, Ids.NONE);
        auctionId = new StateColumn(StateOwner.AUCTION_ID, capacity);
        account = new StateColumn(StateOwner.AUCTION_ACCOUNT, capacity);
        isRunning = new StateColumn(StateOwner.AUCTION_RUNNING, capacity);
        isPaused = new StateColumn(StateOwner.AUCTION_PAUSED, capacity);
        isStopped = new boolean[capacity];
        elapsedNs = new StateColumn(StateOwner.AUCTION_ELAPSED, capacity);
        sinceNs = new StateColumn(StateOwner.AUCTION_SINCE, capacity);
        policyHash = new StateColumn(StateOwner.AUCTION_POLICY_HASH, capacity);
        policy = new LiquidationPolicy[capacity];
        running = new int[capacity];
        slotOfAccount = new int[accounts];
        startedIn = new long[capacity];
        Arrays.fill(slotOfAccount, Ids.NONE);
    }

    /** Returns whether one more auction fits without the loss of a running one. */
    boolean hasRoom()
    {
        return runningSize < capacity;
    }

    /** Starts an auction for an account that has none, in a part of an event; there is room. */
    int start(
        final long newAuctionId,
        final int ofAccount,
        final LiquidationPolicy itsPolicy,
        final long nowNs,
        final long part)
    {
        int slot = (int)(next++ % capacity);
        while (isRunning(slot))
        {
            slot = (int)(next++ % capacity);
        }
        slotById.remove(auctionId.get(slot));
        slotById.put(newAuctionId, slot);
        auctionId.set(slot, newAuctionId);
        account.set(slot, ofAccount);
        isRunning.set(slot, 1);
        isPaused.set(slot, 0);
        isStopped[slot] = false;
        elapsedNs.set(slot, 0);
        sinceNs.set(slot, nowNs);
        policy[slot] = itsPolicy;
        policyHash.set(slot, itsPolicy.hash());
        running[runningSize++] = slot;
        slotOfAccount[ofAccount] = slot;
        startedIn[slot] = part;
        return slot;
    }

    /** Ends an auction. It stays among {@link #running(int)} until {@link #forgetEnded}. */
    void end(final int slot)
    {
        isRunning.set(slot, 0);
        slotOfAccount[account(slot)] = Ids.NONE;
    }

    /** Removes the ended auctions from the running ones. */
    void forgetEnded()
    {
        int kept = 0;
        for (int i = 0; i < runningSize; i++)
        {
            if (isRunning(running[i]))
            {
                running[kept++] = running[i];
            }
        }
        runningSize = kept;
    }

    int runningSize()
    {
        return runningSize;
    }

    int running(final int i)
    {
        return running[i];
    }

    /** Returns the slot of a remembered auction, or {@link Ids#NONE}. */
    int slot(final long id)
    {
        return (int)slotById.get(id);
    }

    /** Returns whether an auction started in this part of an event. */
    boolean hasStartedIn(final int slot, final long part)
    {
        return startedIn[slot] == part;
    }

    /** Returns the slot of an account's running auction, or {@link Ids#NONE}. */
    int slotOfAccount(final int ofAccount)
    {
        return slotOfAccount[ofAccount];
    }

    long auctionId(final int slot)
    {
        return auctionId.get(slot);
    }

    int account(final int slot)
    {
        return (int)account.get(slot);
    }

    /** Returns the policy under which the auction started. */
    LiquidationPolicy policy(final int slot)
    {
        return policy[slot];
    }

    boolean isRunning(final int slot)
    {
        return isRunning.get(slot) != 0;
    }

    boolean isPaused(final int slot)
    {
        return isPaused.get(slot) != 0;
    }

    /** Notes whether an operator stops an auction; this follows from the pauses at the last event. */
    void stop(final int slot, final boolean stops)
    {
        isStopped[slot] = stops;
    }

    boolean isStopped(final int slot)
    {
        return isStopped[slot];
    }

    /** Pauses the clock of an auction or lets it continue. */
    void pause(final int slot, final boolean pause, final long nowNs)
    {
        if (pause != isPaused(slot))
        {
            elapsedNs.set(slot, elapsedNs(slot, nowNs));
            sinceNs.set(slot, nowNs);
            isPaused.set(slot, pause ? 1 : 0);
        }
    }

    /** Returns the time since the start during which the account was priced, in nanoseconds. */
    long elapsedNs(final int slot, final long nowNs)
    {
        return elapsedNs.get(slot) + (isPaused(slot) ? 0 : nowNs - sinceNs.get(slot));
    }

    long hash()
    {
        long hash = auctionId.hash() + account.hash() + isRunning.hash() + isPaused.hash() + elapsedNs.hash() +
            sinceNs.hash() + policyHash.hash() + StateHash.term(StateOwner.AUCTION_NEXT, 0, next);
        for (int i = 0; i < runningSize; i++)
        {
            hash += StateHash.term(StateOwner.AUCTIONS_IN_ORDER_OF_START, i, running[i] + 1);
        }
        return hash;
    }

    /** Copies the auctions, running and lately ended, each with its policy. */
    void copyState(final StateCopy copy)
    {
        auctionId.copyState(copy);
        account.copyState(copy);
        isRunning.copyState(copy);
        isPaused.copyState(copy);
        elapsedNs.copyState(copy);
        sinceNs.copyState(copy);
        policyHash.copyState(copy);
        copy.flags(StateOwner.AUCTION_STOPPED, isStopped);
        next = copy.value(StateOwner.AUCTION_NEXT, next);
        runningSize = copy.count(StateOwner.AUCTIONS_IN_ORDER_OF_START, runningSize, capacity);
        copy.ints(StateOwner.AUCTIONS_IN_ORDER_OF_START, running, runningSize);
        final int used = (int)Math.min(next, capacity);
        for (int slot = 0; slot < used; slot++)
        {
            copyPolicy(copy, slot);
            if (copy.loads() && policyHash.get(slot) != 0)
            {
                slotById.put(auctionId.get(slot), slot);
            }
        }
        for (int i = 0; i < runningSize && copy.loads(); i++)
        {
            slotOfAccount[account(running[i])] = running[i];
        }
    }

    private void copyPolicy(final StateCopy copy, final int slot)
    {
        final LiquidationPolicy present = policy[slot];
        final long[] numbers = copy.numbers(StateOwner.AUCTION_POLICY, present == null ? NO_POLICY : present.numbers());
        if (copy.loads() && numbers.length > 0)
        {
            policy[slot] = LiquidationPolicy.of(new Numbers(numbers));
        }
        if (copy.loads() && policyHash.get(slot) != (policy[slot] == null ? 0 : policy[slot].hash()))
        {
            throw new StateCopyException("the policy of an auction is not the one that was hashed");
        }
    }
}
