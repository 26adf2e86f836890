package softlanding.perf.rig;

import java.util.List;
import org.HdrHistogram.Histogram;
import softlanding.perf.venue.Workload;

/**
 * The result of one workload at one number of accounts.
 *
 * @param accounts    number of accounts.
 * @param workload    kind of event.
 * @param lanes       figures of each system, the floor first.
 * @param hiccups     delays of the platform during the same time, in nanoseconds.
 * @param comparisons of systems with each other.
 */
record CellResult(
    int accounts, Workload workload, List<SystemFigures> lanes, Histogram hiccups, List<Comparison> comparisons)
{
    /** Returns the start of file names. */
    String label()
    {
        return workload.label() + "-" + AccountCount.label(accounts);
    }
}
