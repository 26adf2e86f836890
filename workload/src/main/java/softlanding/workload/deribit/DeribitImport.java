package softlanding.workload.deribit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import softlanding.codecs.EventSink;

/**
 * Recorded option chains and bars as one stream of events in time order: listings, rules and accounts on the first
 * snapshot; then bars as spot, perpetual, collateral and forward prices, snapshots as volatilities and liquidity where
 * they changed, and settlements at expiry. A calm market is told by the last price of every full hour, a fast one by
 * the way through every bar, in steps of at most 0.25 %.
 *
 * <p>The snapshots are not simultaneous inside. The median index counts as the snapshot's spot, and the forward of an
 * expiry is the median of its rows' own underlying over their own index, times the spot of the bars. Listed are options
 * with a quote and a strike of 0.4 to 2.5 times the index, when first seen. Equal files and settings give equal bytes.
 */
public final class DeribitImport
{
    private final ImportSettings settings;

    /**
     * Imports recorded market data.
     *
     * @param settings which files, how many accounts.
     */
    public DeribitImport(final ImportSettings settings)
    {
        this.settings = settings;
    }

    /**
     * Reads the files and emits the stream.
     *
     * @param sink receives the events.
     * @return what was done, and which rows were not used.
     * @throws ImportException when a file cannot be used at all; nothing has been emitted then.
     */
    public ImportReport run(final EventSink sink)
    {
        final SkippedRows skipped = new SkippedRows();
        final ChainReader chains = new ChainReader(skipped);
        settings.chains().forEach(chains::read);
        final BarReader bars = new BarReader(skipped);
        settings.spots().forEach(bars::read);

        final long[] events = {0};
        final EventSink counting = (buffer, offset, length) ->
        {
            events[0]++;
            sink.onEvent(buffer, offset, length);
        };
        final long startMs = chains.snapshots().firstKey();
        final ImportStream stream = new ImportStream(settings, bars.bars(), startMs, counting);
        replay(chains.snapshots(), BarGroup.of(bars.bars()), stream);
        return new ImportReport(
            events[0],
            stream.options(),
            chains.snapshots().size(),
            bars.bars().size(),
            skipped.counts(),
            skipped.examples());
    }

    /** Merges snapshots and bars by time; what closed at the time of a snapshot comes before it. */
    private static void replay(
        final Map<Long, NavigableSet<ChainRow>> snapshots,
        final NavigableMap<Long, BarGroup> groups,
        final ImportStream stream)
    {
        long doneMs = Long.MIN_VALUE;
        for (final Map.Entry<Long, NavigableSet<ChainRow>> snapshot : snapshots.entrySet())
        {
            for (final BarGroup group : between(groups, doneMs, snapshot.getKey()))
            {
                stream.onBars(group);
            }
            stream.onSnapshot(snapshot.getKey(), snapshot.getValue());
            doneMs = snapshot.getKey();
        }
        between(groups, doneMs, Long.MAX_VALUE).forEach(stream::onBars);
        stream.finish();
    }

    private static List<BarGroup> between(
        final NavigableMap<Long, BarGroup> groups, final long afterMs, final long toMs)
    {
        return new ArrayList<>(groups.subMap(afterMs, false, toMs, true).values());
    }
}
