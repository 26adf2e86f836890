package softlanding.perf.venue;

import java.util.List;
import java.util.SplittableRandom;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.FeedKind;
import softlanding.engine.state.EngineLimits;
import softlanding.workload.FixedPoint;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.MarketEncoder;
import softlanding.workload.wire.MarksEncoder;
import softlanding.workload.wire.OrderKey;

/**
 * The events of one market that falls, with the usual terms: depth for everybody, margin calls on. A tick is one
 * update: one event with spots and forwards, and one with the volatilities of each expiry. All orders of a tick fill at
 * their limits before the next one.
 */
public final class CrashStream
{
    /** Time between two ticks, in nanoseconds. */
    private static final long TICK_NS = 100_000_000L;
    private static final long FILL_NS = 1_000L;
    private static final double DEPTH = 1e6;
    /** Volatilities rise by half of what the price has fallen, in points. */
    private static final double SMILE = 0.5;
    private static final double NOISE = 3e-4;

    private final BenchVenue venue;
    private final CrashShape shape;
    private final BenchAccounts benchAccounts;
    private final MarksEncoder marks;
    private final AccountEncoder accounts;
    private final EventSink sink;
    private final StreamClock clock = new StreamClock();
    private final SplittableRandom random = new SplittableRandom(1);
    private long nowNs;
    private long fills;
    private int ticks;

    /**
     * Creates a stream at its start.
     *
     * @param venue    of the stream.
     * @param shape    of the fall.
     * @param accounts number of accounts.
     * @param sink     receives the events.
     */
    public CrashStream(final BenchVenue venue, final CrashShape shape, final int accounts, final EventSink sink)
    {
        this.venue = venue;
        this.shape = shape;
        this.sink = sink;
        benchAccounts = new BenchAccounts(venue, accounts, shape.atThreshold());
        marks = new MarksEncoder(sink);
        this.accounts = new AccountEncoder(sink);
    }

    /**
     * Returns the capacities that an engine needs.
     *
     * @param accounts number of accounts.
     * @return limits of the engine, with room for an order of each account.
     */
    public static EngineLimits limits(final int accounts)
    {
        final EngineLimits usual = BenchVenue.limits(accounts);
        return new EngineLimits(
            usual.underlyings(), usual.expiries(), usual.instruments(), usual.assets(), usual.accounts(),
            usual.positions(), usual.balances(), usual.bookSize(), usual.orders() + 2 * accounts);
    }

    /** Lists all instruments, sets the terms and opens all accounts; then every account is known and priced. */
    public void open()
    {
        venue.list(sink);
        final PolicyEncoder terms = new PolicyEncoder(sink);
        terms.participationLimitsSet(clock.next(), set -> set.lastFragment(Bool.NO));
        terms.defaultPolicySet(clock.next());
        final MarketEncoder market = new MarketEncoder(sink);
        for (final Instrument option : venue.options())
        {
            market.liquidityChanged(
                clock.next(), option.id(), FixedPoint.of(0.0005 * venue.startSpot(option)), FixedPoint.of(DEPTH));
        }
        benchAccounts.open(sink, clock, 0, benchAccounts.ordinary());
        benchAccounts.price(sink, clock);
        benchAccounts.name(sink, clock);
        nowNs = clock.next();
    }

    /** Publishes marks a hundredth of a basis point from those before, so that all move and nothing happens. */
    public void stir()
    {
        publish(1 - 1e-6 * (ticks & 1));
        ticks++;
    }

    /**
     * Publishes the next tick of the fall.
     *
     * @param tick from 1 to {@link CrashShape#ticks()}.
     */
    public void fall(final int tick)
    {
        final double drawn = tick == shape.ticks() ? 0 : NOISE * (2 * random.nextDouble() - 1);
        publish(1 - shape.fall() * tick / shape.ticks() + drawn);
    }

    private void publish(final double level)
    {
        nowNs += TICK_NS;
        final List<Chain> btc = venue.chains(Coin.BTC);
        final List<Chain> eth = venue.chains(Coin.ETH);
        marks.beginMarks(nowNs, Coin.values().length + btc.size() + eth.size(), Bool.NO);
        for (final Coin coin : Coin.values())
        {
            marks.price(FeedKind.SPOT, coin.underlyingId(), times(venue.spot(coin, 0), level));
        }
        btc.forEach(chain -> forward(chain, level));
        eth.forEach(chain -> forward(chain, level));
        marks.endMarks();
        btc.forEach(chain -> surface(chain, level, Bool.NO));
        eth.forEach(chain -> surface(chain, level, chain == eth.get(eth.size() - 1) ? Bool.YES : Bool.NO));
    }

    private void forward(final Chain chain, final double level)
    {
        marks.forward(chain.expiryId(), times(venue.forward(chain, 0), level), venue.rate());
    }

    private void surface(final Chain chain, final double level, final Bool lastFragment)
    {
        marks.beginSurface(nowNs, chain.expiryId(), chain.strikes().size(), lastFragment);
        for (final Strike strike : chain.strikes())
        {
            marks.volatility(strike.price(), FixedPoint.of(strike.volatility() + SMILE * (1 - level)));
        }
        marks.endSurface();
    }

    /**
     * Fills an order whole at its limit, without a fee.
     *
     * @param order    to fill.
     * @param quantity signed contracts, a Decimal8 mantissa.
     * @param price    limit, a Decimal8 mantissa.
     */
    public void fill(final OrderKey order, final long quantity, final long price)
    {
        nowNs += FILL_NS;
        accounts.liquidationOrderFilled(nowNs, order, quantity, price, 0, ++fills);
    }

    private static long times(final long price, final double level)
    {
        return (long)(price * level);
    }
}
