package softlanding.perf.rig;

import java.util.List;
import softlanding.perf.venue.Workload;

/**
 * The settings of the rig.
 *
 * @param accounts  numbers of accounts, in the order of measurement.
 * @param workloads to measure.
 * @param variants  engines measured in turns; the first is the base of the ratios.
 * @param shapes    thread layouts; each engine is measured with each layout.
 * @param pairs     number of rounds; every engine has one turn per round.
 * @param sliceNs   length of a turn, in nanoseconds.
 * @param warmUpNs  length of the warm-up of each engine and workload, in nanoseconds.
 * @param rate      events per second; 0 for the rate of each workload.
 * @param seed      of the confidence intervals.
 */
record RigSettings(
    List<Integer> accounts,
    List<Workload> workloads,
    List<EngineVariant> variants,
    List<NodeShape> shapes,
    int pairs,
    long sliceNs,
    long warmUpNs,
    int rate,
    long seed)
{
    double rate(final Workload workload)
    {
        return rate > 0 ? rate : workload.ratePerSecond();
    }
}
