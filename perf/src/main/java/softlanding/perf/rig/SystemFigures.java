package softlanding.perf.rig;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The figures of one system and workload: the sum of all slices, and the figures of each slice for comparison in pairs.
 */
final class SystemFigures
{
    /** A rate counts as reached at 99 % of the requested rate. */
    private static final double RATE_TOLERANCE = 0.99;

    private final String name;
    private final double ratePaced;
    private final double rateWanted;
    private final List<Histogram> slices = new ArrayList<>();
    private final Histogram latency = Turn.histogram();
    private final Histogram service = Turn.histogram();
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> tails = new ArrayList<>();
    private final List<Double> serviceMedians = new ArrayList<>();
    private final List<Double> serviceMeans = new ArrayList<>();
    private final List<Double> nsPerEventFlooded = new ArrayList<>();
    private long eventsPaced;
    private long pacedNs;

    SystemFigures(final String name, final double rateWanted, final double ratePaced)
    {
        this.name = name;
        this.rateWanted = rateWanted;
        this.ratePaced = ratePaced;
    }

    void addPaced(final Turn turn)
    {
        final Histogram of = turn.latency();
        slices.add(of);
        latency.add(of);
        service.add(turn.service());
        medians.add((double)of.getValueAtPercentile(50));
        tails.add((double)of.getValueAtPercentile(99));
        serviceMedians.add((double)turn.service().getValueAtPercentile(50));
        serviceMeans.add(turn.service().getMean());
        eventsPaced += turn.events();
        pacedNs += Math.max(turn.elapsedNs(), (long)(turn.events() * 1e9 / ratePaced));
    }

    void addFlooded(final Turn turn)
    {
        nsPerEventFlooded.add((double)turn.elapsedNs() / turn.events());
    }

    String name()
    {
        return name;
    }

    /** Returns the requested events per second. */
    double rateWanted()
    {
        return rateWanted;
    }

    /** Returns the measured events per second of events sent at intended times. */
    double rateReached()
    {
        return eventsPaced * 1e9 / pacedNs;
    }

    /** Tells whether the figures were measured at the requested rate. */
    boolean reachedRate()
    {
        return rateReached() >= RATE_TOLERANCE * rateWanted;
    }

    String verdict()
    {
        return reachedRate() ? "OK" : "MISSED_RATE";
    }

    /** Returns the maximum events per second, the median of all slices. */
    double mostPerSecond()
    {
        return 1e9 / RatioInterval.median(array(nsPerEventFlooded));
    }

    Histogram latency()
    {
        return latency;
    }

    Histogram service()
    {
        return service;
    }

    /** Returns one histogram per slice. */
    List<Histogram> slices()
    {
        return slices;
    }

    double[] medians()
    {
        return array(medians);
    }

    double[] tails()
    {
        return array(tails);
    }

    double[] serviceMedians()
    {
        return array(serviceMedians);
    }

    double[] serviceMeans()
    {
        return array(serviceMeans);
    }

    double[] nsPerEventFlooded()
    {
        return array(nsPerEventFlooded);
    }

    private static double[] array(final List<Double> values)
    {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
