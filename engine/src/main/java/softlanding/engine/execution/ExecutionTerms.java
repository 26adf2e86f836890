package softlanding.engine.execution;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Coded;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.FieldRange;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * How orders in one underlying are executed: the fields of {@code ExecutionTermsSet}. Decimal8 mantissas.
 *
 * @param fixedCost what each order costs whatever its size, in cash.
 * @param fixedCostShare largest share of a round's release that its fixed cost should be.
 * @param minNotional least value of an order at mark, unless it closes the rest of a position.
 * @param delayNs time until a fill is a fact.
 * @param batchNs length of an interval at whose first event rounds are taken; 0 without intervals.
 * @param style what comes first: direct orders, an auction or the cheaper.
 */
public record ExecutionTerms(
    long fixedCost, long fixedCostShare, long minNotional, long delayNs, long batchNs, ExecutionStyle style)
{
    /** Stands for a number that the event leaves out. */
    public static final long ABSENT = Long.MIN_VALUE;
    /** The terms of an underlying for which none came. */
    public static final ExecutionTerms NONE = of(
        ExecutionPreset.EXCHANGE, ExecutionPreset.EXCHANGE.style(), ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);

    private static final long DEFAULT_SHARE = 5 * Decimal8.ONE / 100;
    private static final long MOST_FIXED_COST = 1_000_000;
    private static final long MOST_MIN_NOTIONAL = 1_000_000_000;
    private static final long MOST_NS = 10L * 86_400 * 1_000_000_000L;

    /**
     * The fields of the event.
     *
     * @param numbers fixedCostPerOrder, fixedCostShare, minOrderNotional, settlementDelayNs and batchIntervalNs, or
     *     {@link #ABSENT} for each that is left out.
     */
    public static ExecutionTerms of(
        final ExecutionPreset preset, final ExecutionStyle style, final long... numbers)
    {
        return new ExecutionTerms(
            orElse(numbers[0], preset.fixedCost()), orElse(numbers[1], DEFAULT_SHARE), orElse(numbers[2], 0),
            orElse(numbers[3], preset.blockNs()), orElse(numbers[4], preset.blockNs()), style);
    }

    private static long orElse(final long number, final long whenAbsent)
    {
        return number == ABSENT ? whenAbsent : number;
    }

    /** Returns the first field that is out of its range, or null. */
    public @Nullable String faultyField()
    {
        final FieldRange range = new FieldRange();
        range.within("fixedCostPerOrder", fixedCost, 0, MOST_FIXED_COST);
        range.holds("fixedCostShare", fixedCostShare > 0 && fixedCostShare <= Decimal8.ONE);
        range.within("minOrderNotional", minNotional, 0, MOST_MIN_NOTIONAL);
        range.holds("settlementDelayNs", delayNs >= 0 && delayNs <= MOST_NS);
        range.holds("batchIntervalNs", batchNs >= 0 && batchNs <= MOST_NS);
        return range.faultyField();
    }

    /** Returns the terms as numbers from which {@link #from} makes them again. */
    long[] numbers()
    {
        return new long[] {fixedCost, fixedCostShare, minNotional, delayNs, batchNs, style.code()};
    }

    /** Returns the terms of which {@link #numbers} were made. */
    static ExecutionTerms from(final Numbers numbers)
    {
        return new ExecutionTerms(
            numbers.next(), numbers.next(), numbers.next(), numbers.next(), numbers.next(),
            Coded.byCode(ExecutionStyle.values())[numbers.nextInt()]);
    }

    long hash()
    {
        return StateHash.of(fixedCost, fixedCostShare, minNotional, delayNs, batchNs, style.code());
    }
}
