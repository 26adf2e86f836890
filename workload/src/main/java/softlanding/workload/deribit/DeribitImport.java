package softlanding.workload.deribit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import softlanding.codecs.EventSink;

/**
 * Converts recorded option chains and bars to one stream of events in time order. The first snapshot gives listings,
 * rules and accounts. Bars give spot, perpetual, collateral and forward prices. Snapshots give volatilities and
 * liquidity where they changed. Expiries settle at their time. A calm market publishes the last price of every full
 * hour. A fast market publishes a path through every bar, in steps of at most 0.25 %.
 *
 * <p>The rows of a snapshot are not simultaneous. The median index is the snapshot's spot. The forward of an expiry is
 * the median of underlying price divided by index over its rows, times the spot of the bars. An option is listed if it
 * has a quote, and a strike of 0.4 to 2.5 times the index, when first seen. Equal files and settings give equal bytes.
 */
public final class DeribitImport
{
    private final ImportSettings settings;

    /**
     * Creates an import of recorded market data.
     *
     * @param settings with files and number of accounts.
     */
    public DeribitImport(final ImportSettings settings)
    {
        this.settings = settings;
    }

    /**
     * Reads the files and emits the stream.
     *
     * @param sink receives the events.
     * @return counts, and the skipped rows.
     * @throws ImportException if a file is unusable, or if no account can be made from its options; the stream is not
     *                         complete in this case.
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
            chains.notes(),
            skipped.examples());
    }

    /** Merges snapshots and bars by time. Bars that close at the time of a snapshot come before it. */
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
