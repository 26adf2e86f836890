package softlanding.node.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import softlanding.engine.state.copy.StateSink;
import softlanding.engine.state.copy.StateSource;
import softlanding.node.gate.GateTable;
import softlanding.node.gate.SourceState;

/** Copies what the gate knows to a state file and back: how far each source has got, and the times reached. */
final class GateSections
{
    private static final long TIMES = 1_000_001;
    private static final long SOURCES = 1_000_002;
    private static final int PER_SOURCE = 5;

    private GateSections()
    {
    }

    static void save(final GateTable gate, final StateSink sink)
    {
        final List<SourceState> sources = new ArrayList<>(gate.sources());
        sources.sort(Comparator.comparingInt(SourceState::sourceId));
        final long[] numbers = new long[PER_SOURCE * sources.size()];
        int at = 0;
        for (final SourceState source : sources)
        {
            numbers[at++] = source.sourceId();
            numbers[at++] = source.lastSequence();
            numbers[at++] = source.refusedTotal();
            numbers[at++] = source.streamId();
            numbers[at++] = source.firstSequenceOfStream();
        }
        sink.longs(TIMES, new long[] {gate.reachedNs(), gate.latestIngestNs()}, 2);
        sink.longs(SOURCES, numbers, numbers.length);
    }

    static void load(final StateSource source, final GateTable gate)
    {
        final long[] times = new long[2];
        source.longs(TIMES, times);
        gate.restoreTimes(times[0], times[1]);
        final long[] numbers = new long[source.size(SOURCES)];
        source.longs(SOURCES, numbers);
        for (int at = 0; at + PER_SOURCE <= numbers.length; at += PER_SOURCE)
        {
            gate.restoreSource(
                (int)numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4]);
        }
    }
}
