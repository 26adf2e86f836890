package softlanding.perf.venue;

import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;

/**
 * The events of one engine under measurement, from the first listing on: one stream per engine, because each goes as
 * far as its speed allows. Streams of equal venue and size begin with equal bytes.
 */
public final class VenueStream
{
    private final BenchVenue venue;
    private final BenchAccounts benchAccounts;
    private final StreamClock clock = new StreamClock();
    private final EventTape tape;
    private final PriceTicks calmTicks;
    private final PriceTicks swingingTicks;
    private final AccountTraffic traffic;
    private final LiquidatingTicks liquidatingTicks;
    private Workload latest;

    /**
     * A stream at its beginning.
     *
     * @param venue    that it belongs to.
     * @param accounts number of ordinary accounts.
     * @param tape     onto which {@link #fill} puts events.
     */
    public VenueStream(final BenchVenue venue, final int accounts, final EventTape tape)
    {
        this.venue = venue;
        this.tape = tape;
        this.benchAccounts = new BenchAccounts(venue, accounts);
        calmTicks = PriceTicks.calm(venue, clock, tape);
        swingingTicks = PriceTicks.swinging(venue, clock, tape);
        traffic = new AccountTraffic(venue, this.benchAccounts, clock, tape);
        liquidatingTicks = new LiquidatingTicks(venue, this.benchAccounts, clock, tape);
    }

    /**
     * Lists everything and opens all accounts.
     *
     * @param sink receives the events, twelve of them per account.
     */
    public void open(final EventSink sink)
    {
        venue.list(sink);
        benchAccounts.open(sink, clock, 0, benchAccounts.size());
        benchAccounts.price(sink, clock);
    }

    /**
     * Has accounts brought back in another way from here on.
     *
     * @param policy which way.
     * @param sink   receives the event.
     */
    public void setPolicy(final Policy policy, final EventSink sink)
    {
        DensePolicy.set(clock.next(), policy, sink);
    }

    /**
     * Puts the next events on the tape, which is cleared first.
     *
     * @param workload what kind of events.
     * @param events   how many; a few more where they come in rounds.
     */
    public void fill(final Workload workload, final int events)
    {
        tape.clear();
        if (workload != latest)
        {
            // A workload is the same whatever came before it.
            (workload == Workload.SWINGING_TICK ? swingingTicks : calmTicks).begin();
            latest = workload;
        }
        if (workload == Workload.LIQUIDATING_TICK)
        {
            liquidatingTicks.begin();
        }
        final int enough = tape.size() + events;
        while (tape.size() < enough)
        {
            switch (workload)
            {
                case CALM_TICK -> calmTicks.next();
                case SWINGING_TICK -> swingingTicks.next();
                case FILL -> traffic.nextFill();
                case ORDER_CHECK -> traffic.nextQuestion();
                case LIQUIDATING_TICK -> liquidatingTicks.nextRound();
                default -> throw new IllegalStateException("unknown workload: " + workload);
            }
        }
    }
}
