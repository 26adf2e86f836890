package softlanding.engine.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Coded;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * How the accounts of a class are liquidated: the terms of {@code LiquidationPolicySet}. Decimal8 mantissas.
 *
 * @param policy how an account is brought back to the target.
 * @param targetRatio ratio at which liquidation stops.
 * @param tiers stages with falling thresholds.
 * @param roundIntervalNs rest between rounds.
 * @param orderTimeoutNs time that a round waits for its fills.
 * @param priceBand largest distance of a limit price from mark, as a share of mark.
 * @param feeRate liquidation fee as a share of the value traded.
 * @param hedge when a round may open a delta hedge in the perpetual.
 * @param weights what is closed first.
 * @param horizon when everything is closed.
 * @param rise how much deeper an account is liquidated that comes back.
 * @param notices levels above the tiers at which the owner is notified.
 * @param escalateAfterRounds rounds that found nobody, after which positions may be closed against others.
 * @param venueHasCombos whether the venue trades several legs as one order: 1, else 0.
 * @param protection of the accounts of the class, and how far their instructions go.
 */
public record LiquidationTerms(
    Policy policy,
    long targetRatio,
    List<Tier> tiers,
    long roundIntervalNs,
    long orderTimeoutNs,
    long priceBand,
    long feeRate,
    HedgeUse hedge,
    PreferenceWeights weights,
    Horizon horizon,
    TargetRise rise,
    List<Notice> notices,
    int escalateAfterRounds,
    int venueHasCombos,
    ProtectionTerms protection) implements PolicyTerms
{
    /** Most tiers of a policy. */
    public static final int MAX_TIERS = 8;

    private static final TermTable TABLE = new TermTable()
        .decimal("targetRatio", Preset.SOFT.targetRatio(), 1, 100)
        .duration("roundIntervalNs", TermTable.seconds(1), 0)
        .duration("orderTimeoutNs", TermTable.seconds(2), 1)
        .positiveShare("priceBand", TermTable.percent(5))
        .decimal("feeRate", TermTable.percent(5) / 100, 0, 1)
        .decimal("deltaWeight", 0, 0, 1_000)
        .decimal("gammaWeight", 0, 0, 1_000)
        .decimal("vegaWeight", 0, 0, 1_000)
        .decimal("collateralWeight", 0, 0, 1_000)
        .decimal("losingWeight", 0, 0, 1_000)
        .add("escalateAfterRounds", 3, 0, Integer.MAX_VALUE)
        .add("venueHasCombos", 0, 0, 1);

    /** Keeps a copy of the tiers and notices. */
    public LiquidationTerms
    {
        tiers = List.copyOf(tiers);
        notices = List.copyOf(notices);
    }

    /**
     * The fields of the event.
     *
     * @param numbers targetRatio, roundIntervalNs, orderTimeoutNs, priceBand, feeRate, the five weights,
     *     escalateAfterRounds and venueHasCombos, or {@link PolicyTerms#ABSENT} for each that is left out.
     */
    public static LiquidationTerms of(
        final Policy policy, final List<Tier> tiers, final HedgeUse hedge, final long... numbers)
    {
        final long[] n = TABLE.complete(numbers);
        return new LiquidationTerms(
            policy, n[0], tiers, n[1], n[2], n[3], n[4], hedge,
            new PreferenceWeights(n[5], n[6], n[7], n[8], n[9]), Preset.SOFT.horizon(),
            TargetRise.of(ABSENT, ABSENT), Notice.defaults(), (int)n[10], (int)n[11], ProtectionTerms.defaults());
    }

    /** Returns the terms of the default preset. */
    public static LiquidationTerms defaults()
    {
        return of(Preset.SOFT);
    }

    /** Returns the terms of a preset, with the default of every field that no preset names. */
    public static LiquidationTerms of(final Preset preset)
    {
        final long[] numbers = new long[TABLE.size()];
        Arrays.fill(numbers, ABSENT);
        numbers[0] = preset.targetRatio();
        return of(preset.policy(), preset.tiers(), HedgeUse.NEVER, numbers).with(preset.horizon());
    }

    /** The same terms but for the horizon. */
    public LiquidationTerms with(final Horizon newHorizon)
    {
        return with(newHorizon, rise, notices, protection);
    }

    /** The same terms but for the rise of the target. */
    public LiquidationTerms with(final TargetRise newRise)
    {
        return with(horizon, newRise, notices, protection);
    }

    /** The same terms but for the notices. */
    public LiquidationTerms withNotices(final List<Notice> newNotices)
    {
        return with(horizon, rise, newNotices, protection);
    }

    /** The same terms but for protection and instructions. */
    public LiquidationTerms with(final ProtectionTerms newProtection)
    {
        return with(horizon, rise, notices, newProtection);
    }

    private LiquidationTerms with(
        final Horizon newHorizon,
        final TargetRise newRise,
        final List<Notice> newNotices,
        final ProtectionTerms newProtection)
    {
        return new LiquidationTerms(
            policy, targetRatio, tiers, roundIntervalNs, orderTimeoutNs, priceBand, feeRate, hedge, weights,
            newHorizon, newRise, newNotices, escalateAfterRounds, venueHasCombos, newProtection);
    }

    /** The same terms with another policy and other tiers. */
    public LiquidationTerms with(final Policy newPolicy, final List<Tier> newTiers)
    {
        return of(newPolicy, newTiers, hedge, numbers()).with(horizon, rise, notices, protection);
    }

    /** The same terms but for one number, by its name in the event. */
    public LiquidationTerms with(final String field, final long value)
    {
        return of(policy, tiers, hedge, TABLE.with(numbers(), field, value))
            .with(horizon, rise, notices, protection);
    }

    @Override
    public @Nullable String faultyField()
    {
        if (tiers.isEmpty() || tiers.size() > MAX_TIERS)
        {
            return "tiers";
        }
        String field = TABLE.faultyField(targetRatio);
        long highest = targetRatio;
        for (int i = 0; field == null && i < tiers.size(); i++)
        {
            field = tiers.get(i).faultyField(highest);
            highest = tiers.get(i).ratioBelow() - 1;
        }
        field = field == null ? TABLE.faultyField(numbers()) : field;
        field = field == null ? horizon.faultyField() : field;
        field = field == null ? rise.faultyField() : field;
        field = field == null ? protection.faultyField() : field;
        return field == null ? Notice.faultyField(notices) : field;
    }

    @Override
    public long hash()
    {
        long tierHash = 0;
        for (final Tier tier : tiers)
        {
            tierHash = StateHash.mix(
                StateHash.mix(tierHash + tier.ratioBelow()) + tier.maxShare() + tier.sizing().code());
        }
        final long hash = StateHash.of(
            tierHash, policy.code(), hedge.code(), StateHash.of(numbers()), horizon.hash(), rise.hash(),
            Notice.hash(notices));
        return protection.hash() == 0 ? hash : StateHash.of(hash, protection.hash());
    }

    long[] numbers()
    {
        return new long[]
        {
            targetRatio, roundIntervalNs, orderTimeoutNs, priceBand, feeRate,
            weights.delta(), weights.gamma(), weights.vega(), weights.collateral(), weights.losing(),
            escalateAfterRounds, venueHasCombos
        };
    }

    /** Appends all terms as numbers from which {@link #from} makes them again. */
    void addTo(final Numbers numbers)
    {
        numbers.add(policy.code(), hedge.code());
        numbers.add(numbers());
        numbers.add(tiers.size());
        tiers.forEach(tier -> numbers.add(tier.ratioBelow(), tier.maxShare(), tier.sizing().code()));
        numbers.add(notices.size());
        notices.forEach(notice -> numbers.add(notice.ratioBelow(), notice.cooldownNs()));
        numbers.add(horizon.factor(), horizon.deviations(), horizon.volatility(), rise.step(), rise.maxRatio());
        numbers.add(
            protection.kind().code(), protection.protectBelow(), protection.costFactor(), protection.patienceNs(),
            protection.intervalNs());
    }

    /** Returns the terms of which {@link #addTo} made numbers. */
    static LiquidationTerms from(final Numbers numbers)
    {
        final Policy policy = Coded.byCode(Policy.values())[numbers.nextInt()];
        final HedgeUse hedge = Coded.byCode(HedgeUse.values())[numbers.nextInt()];
        final long[] own = numbers.next(TABLE.size());
        final List<Tier> tiers = new ArrayList<>();
        for (int left = numbers.nextInt(); left > 0; left--)
        {
            tiers.add(new Tier(numbers.next(), numbers.next(), Coded.byCode(Sizing.values())[numbers.nextInt()]));
        }
        final List<Notice> notices = new ArrayList<>();
        for (int left = numbers.nextInt(); left > 0; left--)
        {
            notices.add(new Notice(numbers.next(), numbers.next()));
        }
        return of(policy, tiers, hedge, own).with(
            new Horizon(numbers.next(), numbers.next(), numbers.next()),
            new TargetRise(numbers.next(), numbers.next()), notices,
            new ProtectionTerms(
                Coded.byCode(ProtectionKind.values())[numbers.nextInt()], numbers.next(), numbers.next(),
                numbers.next(), numbers.next()));
    }
}
