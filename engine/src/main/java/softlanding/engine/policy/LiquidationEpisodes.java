package softlanding.engine.policy;

import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Counts how often each account was liquidated of late, and raises the target of those that come back. An episode
 * counts half after 36 hours, and after 72 hours without an episode none counts. The target is set when an account
 * enters its first tier and stays until it leaves its last.
 */
public final class LiquidationEpisodes
{
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long HALF_LIFE_NS = 36 * HOUR_NS;
    private static final long MEMORY_NS = 72 * HOUR_NS;
    /** 2 to the power of minus one eighth, two eighths and so on, as Decimal8 mantissas. */
    private static final long[] EIGHTHS =
    {
        100_000_000, 91_700_404, 84_089_642, 77_110_541, 70_710_678, 64_841_978, 59_460_356, 54_525_387
    };

    private final EventContext event;
    private final StateColumn weight;
    private final StateColumn lastNs;
    private final ByteColumn grains;

    /** Reserves room for accounts; none was liquidated yet. */
    public LiquidationEpisodes(final EventContext event, final int maxAccounts)
    {
        this.event = event;
        weight = new StateColumn(StateOwner.EPISODE_WEIGHT, maxAccounts);
        lastNs = new StateColumn(StateOwner.EPISODE_LAST, maxAccounts);
        grains = new ByteColumn(StateOwner.EPISODE_TARGET_RISE, maxAccounts);
    }

    /** An account enters its first tier: sets its target, and counts the episode for the next time. */
    public void begin(final int account, final LiquidationPolicy policy)
    {
        final long earlier = weightNow(account);
        grains.set(account, policy.rise().grains(policy.baseTarget(), earlier));
        weight.set(account, earlier + Decimal8.ONE);
        lastNs.set(account, event.nowNs());
    }

    /** An account left its tier: until the next time it has the target of its class. */
    public void end(final int account)
    {
        grains.set(account, 0);
    }

    /** Returns the rise of an account's target in whole per cents. */
    int grains(final int account)
    {
        return grains.get(account);
    }

    /** Returns the earlier episodes, weighted by their age. */
    private long weightNow(final int account)
    {
        final long ageNs = event.nowNs() - lastNs.get(account);
        if (weight.get(account) == 0 || ageNs < 0 || ageNs > MEMORY_NS)
        {
            return 0;
        }
        final long eighths = ageNs / (HALF_LIFE_NS / EIGHTHS.length);
        final long halved = weight.get(account) >> (eighths / EIGHTHS.length);
        return Decimal8.multiplyFloor(halved, EIGHTHS[(int)(eighths % EIGHTHS.length)]);
    }

    /** Returns a sum over all episodes that count. */
    long hash()
    {
        return weight.hash() + lastNs.hash() + grains.hash();
    }

    void copyState(final StateCopy copy)
    {
        weight.copyState(copy);
        lastNs.copyState(copy);
        grains.copyState(copy);
    }
}
