package softlanding.perf.rig;

import java.util.List;
import softlanding.perf.venue.Workload;

/**
 * How long and at what a rig looks.
 *
 * @param accounts  numbers of accounts, in the order in which they are measured.
 * @param workloads what is measured.
 * @param variants  engines measured in turns; the first is the one that the others are set in proportion to.
 * @param shapes    threads of the nodes: each engine is measured with each of these.
 * @param pairs     rounds, in each of which every engine has its turn.
 * @param sliceNs   length of a turn, nanoseconds.
 * @param warmUpNs  length of the warm-up of each engine and workload, nanoseconds.
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
