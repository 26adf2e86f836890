package softlanding.engine.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.execution.ExecutionPreset;
import softlanding.engine.execution.ExecutionStyle;
import softlanding.engine.execution.ExecutionTerms;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.policy.ProtectionTerms;
import softlanding.engine.protection.InstructionDraft;
import softlanding.engine.protection.InstructionGroup;
import softlanding.engine.state.Decimal8;
import softlanding.engine.wire.TwinEngines;

/** What accounts of a stormy venue want: protection of every kind, what is kept, what is closed first. */
final class StormyInstructions
{
    private static final ExecutionPreset[] PRESETS = {ExecutionPreset.EXCHANGE, ExecutionPreset.ONCHAIN};
    private static final ExecutionStyle[] STYLES = ExecutionStyle.values();
    private static final ProtectionKind[] KINDS = ProtectionKind.values();

    private final SplittableRandom random;
    private final VenueCalls venue;
    private final TwinEngines engines;

    StormyInstructions(final SplittableRandom random, final VenueCalls venue, final TwinEngines engines)
    {
        this.random = random;
        this.venue = venue;
        this.engines = engines;
    }

    /** A hedge needs a market that shows its depth. */
    void showDepth(final int perpetual, final double price)
    {
        final long halfSpread = (long)(price * 0.0002 * Decimal8.ONE);
        final long depth = random.nextInt(5) == 0 ? 0 : (long)(1e9 / price * Decimal8.ONE);
        venue.apply((engine, n) -> engine.market().onLiquidityChanged(
            n, venue.nowNs(), perpetual, halfSpread, depth, depth));
    }

    void act(final long account, final int underlyings)
    {
        switch (random.nextInt(12))
        {
            case 0 -> showDepth(1 + random.nextInt(underlyings), 1_000);
            case 1 -> enrol();
            case 2 -> execute(1 + random.nextInt(underlyings));
            default -> instruct(account);
        }
    }

    private void enrol()
    {
        final ProtectionTerms protection = ProtectionTerms.of(
            KINDS[random.nextInt(KINDS.length)], ratio(), Decimal8.ONE * (1 + random.nextInt(4)),
            VenueCalls.SECOND * (1 + random.nextInt(20)), VenueCalls.SECOND * random.nextInt(20));
        final LiquidationTerms terms = LiquidationTerms.defaults().with(protection);
        venue.apply((engine, n) -> engine.policy().onClassTermsSet(n, venue.nowNs(), 0, terms));
    }

    /** The orders of an underlying cost something, take time, and go out in batches. */
    private void execute(final int underlying)
    {
        final ExecutionTerms terms = ExecutionTerms.of(
            PRESETS[random.nextInt(PRESETS.length)], STYLES[random.nextInt(STYLES.length)],
            random.nextInt(20) * Decimal8.ONE, Decimal8.ONE * (1 + random.nextInt(20)) / 100,
            500L * random.nextInt(3) * Decimal8.ONE, random.nextInt(20) * VenueCalls.SECOND,
            6L * random.nextInt(3) * VenueCalls.SECOND);
        venue.apply((engine, n) -> engine.policy().onExecutionTermsSet(n, venue.nowNs(), underlying, terms));
    }

    private long ratio()
    {
        return Decimal8.ONE * (110 + random.nextInt(91)) / 100;
    }

    private void instruct(final long account)
    {
        venue.report(account);
        final List<Integer> held = new ArrayList<>(engines.positions().keySet());
        final InstructionDraft draft = new InstructionDraft()
            .of(account, KINDS[random.nextInt(KINDS.length)], random.nextBoolean())
            .with(ratio(), random.nextInt(3) == 0 ? Decimal8.ONE / 2 : Decimal8.ONE,
                random.nextInt(100) * VenueCalls.SECOND);
        for (int i = random.nextInt(4); i > 0 && !held.isEmpty(); i--)
        {
            draft.add(
                random.nextBoolean() ? InstructionGroup.KEEP_LAST : InstructionGroup.CLOSE_FIRST,
                held.remove(random.nextInt(held.size())), InstructionDraft.NO_PACKAGE);
        }
        venue.apply((engine, n) -> engine.account().onInstructionsSet(n, venue.nowNs(), draft));
    }
}
