package softlanding.perf.crash;

import org.HdrHistogram.Histogram;

/**
 * What one run measured. Times are in nanoseconds.
 *
 * @param ticks        times of the ticks of the fall.
 * @param fills        times of the fills.
 * @param calmNs       median time of ticks that move every mark and bring nobody near a threshold; for the full scan
 *                     that is one evaluation of all accounts.
 * @param firstOrderNs from the first event of a tick to the first order of the fall; 0 if there was none.
 * @param orders       liquidation orders.
 * @param rounds       planned rounds.
 * @param evaluated    evaluations of accounts during the fall.
 * @param redrawn      brackets redrawn during the fall.
 * @param hash         of all decisions and the last state; equal for every engine.
 */
record CrashFigures(
    Histogram ticks,
    Histogram fills,
    long calmNs,
    long firstOrderNs,
    long orders,
    long rounds,
    long evaluated,
    long redrawn,
    long hash)
{
}
