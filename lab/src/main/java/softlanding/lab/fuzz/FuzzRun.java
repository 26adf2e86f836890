package softlanding.lab.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.screening.ScreeningSettings;

/**
 * Plays one fuzzed venue to two engines, one that screens and one that looks at every account. No event may stop
 * either, both must decide the same, a replay must repeat it, and the evaluations of each event are bounded.
 */
public final class FuzzRun
{
    /** Most evaluations of a margin in one event. They do not grow with the number of lots. */
    public static final long MAX_EVALUATIONS = 60_000;

    private static final int MOMENTS = 150;

    private final long seed;
    private final FuzzOrders orders = new FuzzOrders();
    private final List<String> lines = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final FuzzedEngine screened = new FuzzedEngine(ScreeningSettings.defaults());
    private final FuzzedEngine scanned = new FuzzedEngine(ScreeningSettings.fullScan());
    private final JsonReader json = new JsonReader();
    private long mostEvaluations;

    /** Creates the venue of a seed. */
    public FuzzRun(final long seed)
    {
        this.seed = seed;
    }

    /**
     * Plays the venue.
     *
     * @return what went wrong; empty if nothing did.
     */
    public List<String> run()
    {
        final FuzzEvents events = new FuzzEvents(seed, orders);
        play(events.open());
        for (int moment = 0; moment < MOMENTS && violations.isEmpty(); moment++)
        {
            play(events.next());
        }
        if (violations.isEmpty())
        {
            replay();
        }
        return violations;
    }

    private void play(final List<String> moment)
    {
        for (final String line : moment)
        {
            if (violations.isEmpty())
            {
                lines.add(line);
                apply(line);
            }
        }
    }

    private void apply(final String line)
    {
        final int length = json.read(line);
        final long before = screened.evaluations();
        final boolean alive = survives(screened, length, line) && survives(scanned, length, line);
        mostEvaluations = StrictMath.max(mostEvaluations, screened.evaluations() - before);
        if (!alive)
        {
            return;
        }
        if (screened.evaluations() - before > MAX_EVALUATIONS)
        {
            violations.add(screened.evaluations() - before + " evaluations in event " + lines.size() + ": " + line);
        }
        if (!sameDecisions())
        {
            violations.add("screening and full scan differ at event " + lines.size() + ": " + line);
        }
        else
        {
            screened.decided().forEach(frame -> orders.onDecision(FuzzedEngine.buffer(frame), 0));
        }
    }

    private boolean survives(final FuzzedEngine engine, final int length, final String line)
    {
        try
        {
            engine.apply(json.frame(), length);
            return true;
        }
        catch (final RuntimeException | AssertionError stop)
        {
            violations.add(stop + " at " + origin(stop) + " in event " + lines.size() + ": " + line);
            return false;
        }
    }

    private static String origin(final Throwable stop)
    {
        final StringBuilder places = new StringBuilder();
        Arrays.stream(stop.getStackTrace()).filter(place -> place.getClassName().startsWith("softlanding"))
            .limit(8).forEach(place -> places.append(places.isEmpty() ? "" : " < ")
                .append(place.getFileName()).append(':').append(place.getLineNumber()));
        return places.toString();
    }

    private boolean sameDecisions()
    {
        final List<byte[]> one = screened.decided();
        final List<byte[]> other = scanned.decided();
        boolean same = one.size() == other.size();
        for (int i = 0; i < one.size() && same; i++)
        {
            same = Arrays.equals(one.get(i), other.get(i));
        }
        return same;
    }

    private void replay()
    {
        final FuzzedEngine again = new FuzzedEngine(ScreeningSettings.defaults());
        for (final String line : lines)
        {
            again.apply(json.frame(), json.read(line));
        }
        if (again.stateHash() != screened.stateHash() || scanned.stateHash() != screened.stateHash() ||
            again.decisionsHash() != screened.decisionsHash())
        {
            violations.add("a replay differs");
        }
    }

    /** Returns the lines that were played. */
    public List<String> lines()
    {
        return lines;
    }

    /** Returns the number of liquidation orders. */
    public int orders()
    {
        return orders.count();
    }

    /** Returns the largest number of evaluations in one event. */
    public long mostEvaluations()
    {
        return mostEvaluations;
    }
}
