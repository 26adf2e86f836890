package softlanding.engine.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.wire.TwinEngines;

/** What operators do in a stormy venue: they freeze, pause and plan rounds by hand. */
final class StormyOperators
{
    /** Longer than an update may stay open. */
    private static final long SETTLED_NS = 60_000_000L;
    private static final long LOT = 1_000_000L;

    private final SplittableRandom random;
    private final VenueCalls venue;
    private final TwinEngines engines;

    StormyOperators(final SplittableRandom random, final VenueCalls venue, final TwinEngines engines)
    {
        this.random = random;
        this.venue = venue;
        this.engines = engines;
    }

    void register(final long... accounts)
    {
        for (int i = 0; i < accounts.length; i++)
        {
            final int id = i + 1;
            final long account = accounts[i];
            venue.apply((engine, n) -> engine.auction().onLiquidatorRegistered(n, venue.nowNs(), id, account));
        }
        final FeedGuardLimits lagging = FeedGuardLimits.of(
            Long.MAX_VALUE, Long.MAX_VALUE, VenueCalls.SECOND, 0, VenueCalls.SECOND);
        venue.apply((engine, n) -> engine.policy().onFeedGuardsSet(n, venue.nowNs(), lagging));
    }

    void act(final long account)
    {
        switch (random.nextInt(8))
        {
            case 0 ->
            {
                final boolean freezes = random.nextInt(3) == 0;
                engines.silence().onAccountFrozen(account, freezes);
                venue.apply((engine, n) -> engine.operator().onAccountFrozen(n, venue.nowNs(), account, freezes));
            }
            case 1 ->
            {
                final long untilNs = venue.nowNs() + 1 + random.nextLong(20 * VenueCalls.SECOND);
                engines.silence().onAccountPaused(account, untilNs);
                venue.apply((engine, n) -> engine.operator().onLiquidationPauseOrdered(
                    n, venue.nowNs(), Pauses.Scope.ACCOUNT, account, untilNs));
            }
            case 2 ->
            {
                final long lagNs = random.nextInt(3) * VenueCalls.SECOND;
                venue.apply((engine, n) -> engine.feed().onInputLagChanged(n, venue.nowNs(), lagNs));
            }
            default -> orderByHand(account);
        }
    }

    private void orderByHand(final long account)
    {
        venue.report(account);
        final List<Integer> held = new ArrayList<>(engines.positions().keySet());
        final int legs = Math.min(held.size(), 1 + random.nextInt(3));
        final int[] instruments = new int[20];
        final long[] quantities = new long[20];
        for (int leg = 0; leg < legs; leg++)
        {
            instruments[leg] = held.remove(random.nextInt(held.size()));
            final long quantity = engines.positions().get(instruments[leg]);
            quantities[leg] = -Math.round(quantity * random.nextDouble() / LOT) * LOT;
        }
        venue.apply((engine, n) -> engine.operator().onManualRoundOrdered(
            n, venue.nowNs(), account, legs, instruments, quantities));
    }

    /** Lets every open update end, and asks whether an account in a tier is silent. */
    void check()
    {
        venue.pass(SETTLED_NS);
        venue.time();
        engines.silence().check(venue.nowNs(), engines.sequence());
    }
}
