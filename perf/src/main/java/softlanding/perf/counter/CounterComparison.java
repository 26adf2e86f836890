package softlanding.perf.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counted numbers beside recorded ones, in words.
 *
 * @param failures what has grown, is not recorded, or is recorded and no longer counted.
 * @param news     what has shrunk.
 */
record CounterComparison(List<String> failures, List<String> news)
{
    /** Growth fails. */
    static CounterComparison of(final Map<String, Long> recorded, final Map<String, Long> counted)
    {
        return of(recorded, counted, false);
    }

    /** Growth fails; if exact, so does what has shrunk. */
    static CounterComparison of(
        final Map<String, Long> recorded, final Map<String, Long> counted, final boolean exact)
    {
        final List<String> failures = new ArrayList<>();
        final List<String> news = new ArrayList<>();
        counted.forEach((name, now) ->
        {
            final Long before = recorded.get(name);
            if (before == null)
            {
                failures.add("counter " + name + " is not recorded: now " + now + "; record it with --accept");
            }
            else if (now > before)
            {
                failures.add("counter " + name + " has grown: recorded " + before + ", now " + now +
                    "; make it small again, or accept it on purpose with --accept");
            }
            else if (now < before)
            {
                (exact ? failures : news).add("counter " + name + " has shrunk: recorded " + before + ", now " + now +
                    "; record it with --accept, so that it stays so");
            }
        });
        recorded.keySet().stream().filter(name -> !counted.containsKey(name)).forEach(name ->
            failures.add("counter " + name + " is recorded and no longer counted; take it out with --accept"));
        return new CounterComparison(failures, news);
    }
}
