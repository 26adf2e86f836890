package softlanding.perf.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares counted numbers with recorded ones and describes the differences.
 *
 * @param failures numbers that have grown, are not recorded, or are recorded but not counted.
 * @param news     numbers that have decreased.
 */
record CounterComparison(List<String> failures, List<String> news)
{
    /** Compares with growth as a failure. */
    static CounterComparison of(final Map<String, Long> recorded, final Map<String, Long> counted)
    {
        return of(recorded, counted, false);
    }

    /** Compares with growth as a failure; if exact, a decrease is a failure too. */
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
