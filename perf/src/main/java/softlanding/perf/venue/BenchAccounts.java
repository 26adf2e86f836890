package softlanding.perf.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import softlanding.codecs.EventSink;
import softlanding.codecs.MarginMode;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Coin;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.MarketEncoder;

/**
 * The accounts of the rig. Each account holds one of 512 portfolios and has cash for a ratio of equity to initial
 * requirement from 1.05 to 4. The fragile accounts come after the ordinary ones and have cash for a ratio of 3.
 */
final class BenchAccounts
{
    private static final int PROTOTYPES = 512;
    private static final double MIN_RATIO = 1.05;
    private static final double MAX_RATIO = 4.0;
    private static final double FRAGILE_RATIO = 3.0;
    /** Of equity to maintenance: the first tier, and how far above it the accounts at the threshold stand at most. */
    private static final double FIRST_TIER = 1.05;
    private static final double NEAR = 0.01;
    private static final long RICH = 100_000_000L * FixedPoint.ONE;
    private static final long SEED = 20_260_601L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final BenchVenue venue;
    private final int ordinary;
    private final List<BookPrototype> prototypes = new ArrayList<>();
    /** Equity without the deposit, and initial and maintenance requirement, of each prototype. */
    private final long[] ownEquity = new long[PROTOTYPES + BenchVenue.FRAGILE_ACCOUNTS];
    private final long[] requirement = new long[PROTOTYPES + BenchVenue.FRAGILE_ACCOUNTS];
    private final long[] maintenance = new long[PROTOTYPES + BenchVenue.FRAGILE_ACCOUNTS];
    private final int atThreshold;
    private long lastId;

    BenchAccounts(final BenchVenue venue, final int ordinary)
    {
        this(venue, ordinary, 0);
    }

    /**
     * Creates accounts, some of them just above the first tier.
     *
     * @param atThreshold one account in this number stands there; 0 for none.
     */
    BenchAccounts(final BenchVenue venue, final int ordinary, final int atThreshold)
    {
        this.venue = venue;
        this.atThreshold = atThreshold;
        this.ordinary = ordinary;
        final Random random = new Random(SEED);
        for (int i = 0; i < PROTOTYPES; i++)
        {
            prototypes.add(BookPrototype.draw(venue.options(), random));
        }
        for (int i = 0; i < BenchVenue.FRAGILE_ACCOUNTS; i++)
        {
            prototypes.add(BookPrototype.drawSold(venue.fragileOptions(), random));
        }
        appraise();
    }

    int ordinary()
    {
        return ordinary;
    }

    static long id(final int account)
    {
        return account + 1L;
    }

    /** Returns the slot of a fragile account. */
    int fragile(final int i)
    {
        return ordinary + i;
    }

    BookPrototype book(final int account)
    {
        return prototypes.get(prototype(account));
    }

    /** Opens and funds the accounts of a range of slots, with their positions. */
    void open(final EventSink sink, final StreamClock clock, final int from, final int to)
    {
        final AccountEncoder encoder = new AccountEncoder(sink);
        for (int account = from; account < to; account++)
        {
            open(encoder, clock, id(account), prototype(account), deposit(account));
        }
    }

    /**
     * Deposits the least amount to each account. What an event names is looked at for notices at once; in a venue each
     * account is, within ten seconds.
     */
    void name(final EventSink sink, final StreamClock clock)
    {
        final AccountEncoder encoder = new AccountEncoder(sink);
        for (int account = 0; account < ordinary; account++)
        {
            encoder.cashTransferRequested(clock.next(), id(account), ++lastId, 1);
        }
    }

    /** Returns the number of slots, ordinary and fragile. */
    int size()
    {
        return ordinary + BenchVenue.FRAGILE_ACCOUNTS;
    }

    /** Publishes both spots. All margins are known after that. */
    void price(final EventSink sink, final StreamClock clock)
    {
        final MarketEncoder encoder = new MarketEncoder(sink);
        for (final Coin coin : Coin.values())
        {
            encoder.spotPriceChanged(clock.next(), coin.underlyingId(), venue.spot(coin, 0));
        }
    }

    private int prototype(final int account)
    {
        return account < ordinary ? account % PROTOTYPES : PROTOTYPES + account - ordinary;
    }

    private long deposit(final int account)
    {
        final int prototype = prototype(account);
        // A pseudo-random number between 0 and 1 that needs no memory.
        final double draw = (((account + 1) * GOLDEN) >>> 11) * 0x1p-53;
        if (atThreshold > 0 && account < ordinary && account % atThreshold == 0)
        {
            return deposit(prototype, FIRST_TIER + NEAR * draw, maintenance[prototype]);
        }
        return deposit(
            prototype, account < ordinary ? MIN_RATIO + (MAX_RATIO - MIN_RATIO) * draw : FRAGILE_RATIO,
            requirement[prototype]);
    }

    private long deposit(final int prototype, final double ratio, final long to)
    {
        final long wanted = (long)(ratio * to) - ownEquity[prototype];
        return StrictMath.max(wanted, FixedPoint.ONE);
    }

    private void open(
        final AccountEncoder encoder,
        final StreamClock clock,
        final long accountId,
        final int prototype,
        final long deposit)
    {
        final BookPrototype book = prototypes.get(prototype);
        encoder.accountOpened(clock.next(), accountId, MarginMode.PORTFOLIO);
        encoder.cashTransferRequested(clock.next(), accountId, ++lastId, deposit);
        for (int leg = 0; leg < BenchVenue.POSITIONS; leg++)
        {
            encoder.tradeExecuted(
                clock.next(), accountId, ++lastId, book.instrument(leg).id(), book.quantity(leg),
                venue.mark(book.instrument(leg)));
        }
    }

    /** Computes the requirement of each prototype. */
    private void appraise()
    {
        final OracleClient oracleClient = new OracleClient(prototypes.size());
        final StreamClock clock = new StreamClock();
        venue.list(oracleClient);
        final AccountEncoder encoder = new AccountEncoder(oracleClient);
        for (int i = 0; i < prototypes.size(); i++)
        {
            open(encoder, clock, id(i), i, RICH);
        }
        price(oracleClient, clock);
        for (int i = 0; i < prototypes.size(); i++)
        {
            oracleClient.ask(clock.next(), id(i));
            ownEquity[i] = oracleClient.marginEquity() - RICH;
            requirement[i] = oracleClient.initialRequirement();
            maintenance[i] = oracleClient.maintenanceRequirement();
        }
    }
}
