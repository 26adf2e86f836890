package softlanding.perf.venue;

import org.jspecify.annotations.Nullable;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.workload.margin.PolicyEncoder;

/**
 * The events of one measured engine from the first listing on. Each engine has its own stream, because its length
 * depends on the engine's speed. Streams of equal venue and size start with equal bytes.
 */
public final class VenueStream
{
    /** Orders are in flight during one event, and have timed out with the next. */
    static final long ORDER_TIMEOUT_NS = 2 * StreamClock.NS_PER_EVENT;

    private final BenchVenue venue;
    private final BenchAccounts benchAccounts;
    private final StreamClock clock = new StreamClock();
    private final EventTape tape;
    private final PriceTicks calmTicks;
    private final PriceTicks swingingTicks;
    private final AccountTraffic traffic;
    private final LiquidatingTicks liquidatingTicks;
    private @Nullable Workload latest;

    /**
     * Creates a stream at its start.
     *
     * @param venue    of the stream.
     * @param accounts number of ordinary accounts.
     * @param tape     that {@link #fill} writes to.
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
     * Lists all instruments and opens all accounts.
     *
     * @param sink receives the events, twelve per account.
     */
    public void open(final EventSink sink)
    {
        venue.list(sink);
        benchAccounts.open(sink, clock, 0, benchAccounts.size());
        benchAccounts.price(sink, clock);
    }

    /**
     * Changes the liquidation policy for later events.
     *
     * @param policy new policy.
     * @param sink   receives the event.
     */
    public void setPolicy(final Policy policy, final EventSink sink)
    {
        setTerms(clock.next(), policy, sink);
    }

    /**
     * The usual terms, but for their times: every fourth event liquidates here, thousands of times as often as on a
     * venue, so orders and the window of depth end sooner in the same proportion. No round meets what is left of the
     * one
     * before, and no time has to be skipped in which options would lose their value.
     */
    static void setTerms(final long timestampNs, final Policy policy, final EventSink sink)
    {
        final PolicyEncoder terms = new PolicyEncoder(sink);
        terms.participationLimitsSet(
            timestampNs, set -> set.depthWindowNs(ORDER_TIMEOUT_NS).lastFragment(Bool.NO));
        terms.liquidationPolicySet(
            timestampNs, policy,
            set -> set.roundIntervalNs(ORDER_TIMEOUT_NS).orderTimeoutNs(ORDER_TIMEOUT_NS));
    }

    /**
     * Clears the tape and writes the next events to it.
     *
     * @param workload kind of events.
     * @param events   minimum number; workloads of groups round it up.
     */
    public void fill(final Workload workload, final int events)
    {
        tape.clear();
        if (workload != latest)
        {
            // A workload does not depend on earlier workloads.
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
