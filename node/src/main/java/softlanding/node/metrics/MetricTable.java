package softlanding.node.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.ArrayList;
import java.util.List;

/** Collects the metrics of one scrape. Names get the prefix of the program, but for those of the platform. */
final class MetricTable
{
    private static final String PREFIX = "softlanding_";

    private final List<MetricSnapshot> metrics = new ArrayList<>();

    /** Adds a counter without labels; the text format adds {@code _total}. */
    void counter(final String name, final String help, final double value)
    {
        counters(name, help).add(value).end();
    }

    void counter(final String name, final String help, final long value)
    {
        counter(name, help, (double)value);
    }

    void gauge(final String name, final String help, final long value)
    {
        gauge(name, help, (double)value);
    }

    void gauge(final String name, final String help, final double value)
    {
        gauges(name, help).add(value).end();
    }

    Series counters(final String name, final String help)
    {
        return new Series(PREFIX + name, help, true);
    }

    Series gauges(final String name, final String help)
    {
        return new Series(PREFIX + name, help, false);
    }

    /** Begins a gauge of the platform. */
    void platformGauge(final String name, final String help, final double value)
    {
        new Series(name, help, false).add(value).end();
    }

    void platformCounter(final String name, final String help, final double value)
    {
        new Series(name, help, true).add(value).end();
    }

    /** Adds a number of things and the sum of their sizes, of the platform. */
    void platformSummary(final String name, final String help, final long count, final double sum)
    {
        metrics.add(SummarySnapshot.builder().name(name).help(help)
            .dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder().count(count).sum(sum).build()).build());
    }

    void histogram(final String name, final String help, final Distribution distribution)
    {
        metrics.add(HistogramSnapshot.builder().name(PREFIX + name).help(help)
            .dataPoint(distribution.snapshot(Labels.EMPTY)).build());
    }

    /** Adds one histogram with a label; names and distributions alternate. */
    void histograms(final String name, final String help, final String label, final Object... namesAndDistributions)
    {
        final HistogramSnapshot.Builder builder = HistogramSnapshot.builder().name(PREFIX + name).help(help);
        for (int i = 0; i < namesAndDistributions.length; i += 2)
        {
            builder.dataPoint(((Distribution)namesAndDistributions[i + 1])
                .snapshot(Labels.of(label, (String)namesAndDistributions[i])));
        }
        metrics.add(builder.build());
    }

    /** Adds facts about the process; the text format adds {@code _info}. */
    void info(final String name, final String help, final String... labels)
    {
        metrics.add(InfoSnapshot.builder().name(PREFIX + name).help(help)
            .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().labels(Labels.of(labels)).build()).build());
    }

    MetricSnapshots snapshots()
    {
        return new MetricSnapshots(metrics);
    }

    /** One metric with its values by label. */
    final class Series
    {
        private final CounterSnapshot.Builder counter = CounterSnapshot.builder();
        private final GaugeSnapshot.Builder gauge = GaugeSnapshot.builder();
        private final boolean isCounter;

        private Series(final String name, final String help, final boolean isCounter)
        {
            this.isCounter = isCounter;
            counter.name(name).help(help);
            gauge.name(name).help(help);
        }

        Series add(final long value, final String... labels)
        {
            return add((double)value, labels);
        }

        /** Adds a value; names and values of labels alternate. */
        Series add(final double value, final String... labels)
        {
            if (isCounter)
            {
                counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(Labels.of(labels)).value(value).build());
            }
            else
            {
                gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(labels)).value(value).build());
            }
            return this;
        }

        void end()
        {
            metrics.add(isCounter ? counter.build() : gauge.build());
        }
    }
}
