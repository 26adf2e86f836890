package softlanding.perf.rig;

import java.util.List;
import org.HdrHistogram.Histogram;
import softlanding.perf.venue.Workload;

/**
 * What was seen of one workload at one number of accounts.
 *
 * @param accounts    number of accounts.
 * @param workload    kind of event.
 * @param lanes       figures of each lane, the floor first.
 * @param hiccups     of the platform in the same minutes, nanoseconds.
 * @param comparisons of lanes with each other.
 */
record CellResult(
    int accounts, Workload workload, List<SystemFigures> lanes, Histogram hiccups, List<Comparison> comparisons)
{
    /** Begins the names of files. */
    String label()
    {
        return workload.label() + "-" + AccountCount.label(accounts);
    }
}
