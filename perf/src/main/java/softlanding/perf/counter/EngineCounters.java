package softlanding.perf.counter;

import java.util.Map;
import softlanding.codecs.Policy;
import softlanding.engine.wire.WireEngine;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.EventTape;
import softlanding.perf.venue.VenueStream;
import softlanding.perf.venue.Workload;

/** Counts the engine's work for ticks and liquidations on a fixed stream. */
final class EngineCounters
{
    private static final int ACCOUNTS = 2_000;
    private static final int TICKS = 8_000;
    private static final int TICKS_OF_PROOFS = 1_000;
    private static final int LIQUIDATIONS = 500;
    private static final int EVENTS_PER_LIQUIDATION = 4;
    private static final int PER = 1_000;

    private final EventTape tape = new EventTape(1 << 22);
    private final VenueStream stream = new VenueStream(new BenchVenue(), ACCOUNTS, tape);
    private final WireEngine engine = new WireEngine(BenchVenue.limits(ACCOUNTS), (buffer, offset, length) -> {});
    private long sequence;
    private long measured;
    private long accountEvaluations;
    private long marginEvaluations;

    void count(final Map<String, Long> counters)
    {
        stream.open((buffer, offset, length) -> engine.onEvent(++sequence, buffer, offset, length));
        // Accounts are proved a few per update: only then are ticks calm.
        apply(Workload.CALM_TICK, TICKS_OF_PROOFS);
        countWatching(Workload.CALM_TICK, counters);
        countWatching(Workload.SWINGING_TICK, counters);

        stream.setPolicy(
            Policy.OPTIMAL, (buffer, offset, length) -> engine.onEvent(++sequence, buffer, offset, length));
        countLiquidating(counters);
    }

    /** Counts margin evaluations and pivots in events that liquidate, per thousand liquidations. */
    private void countLiquidating(final Map<String, Long> counters)
    {
        final long pivotsBefore = engine.pivots();
        apply(Workload.LIQUIDATING_TICK, LIQUIDATIONS * EVENTS_PER_LIQUIDATION);
        counters.put(
            "simplex-pivots-per-1000-optimal-liquidations", (engine.pivots() - pivotsBefore) * PER / LIQUIDATIONS);
        if (measured != LIQUIDATIONS)
        {
            throw new IllegalStateException(measured + " events were to liquidate, not " + LIQUIDATIONS);
        }
        counters.put(
            "margin-evaluations-per-1000-optimal-liquidations", accountEvaluations * PER / LIQUIDATIONS);
        counters.put(
            "margin-evaluations-of-trials-per-1000-optimal-liquidations",
            (marginEvaluations - accountEvaluations) * PER / LIQUIDATIONS);
    }

    /** Counts evaluated accounts and renewed narrow brackets, per thousand events. */
    private void countWatching(final Workload workload, final Map<String, Long> counters)
    {
        final long judgedBefore = engine.accountsJudged();
        final long redrawnBefore = engine.monitorCounters().redrawings();
        apply(workload, TICKS);
        counters.put(
            "accounts-judged-per-1000-events-" + workload.label(),
            (engine.accountsJudged() - judgedBefore) * PER / TICKS);
        counters.put(
            "brackets-redrawn-per-1000-events-" + workload.label(),
            (engine.monitorCounters().redrawings() - redrawnBefore) * PER / TICKS);
    }

    private void apply(final Workload workload, final int events)
    {
        stream.fill(workload, events);
        for (int event = 0; event < tape.size(); event++)
        {
            final long accountBefore = engine.accountEvaluations();
            final long marginBefore = engine.marginEvaluations();
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
            if (workload == Workload.LIQUIDATING_TICK && tape.isMeasured(event))
            {
                measured++;
                accountEvaluations += engine.accountEvaluations() - accountBefore;
                marginEvaluations += engine.marginEvaluations() - marginBefore;
            }
        }
    }
}
