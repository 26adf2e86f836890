package softlanding.perf.venue;

import softlanding.workload.wire.AccountEncoder;

/**
 * Generates fills and order checks of ordinary accounts. Each concerns an existing position, and they are spread over
 * all accounts.
 */
final class AccountTraffic
{
    /**
     * Number of fills after which a bought lot is sold again, when the account is no longer in the processor's caches.
     */
    private static final int FILLS_HELD = 1_024;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final BenchVenue venue;
    private final BenchAccounts benchAccounts;
    private final StreamClock clock;
    private final AccountEncoder encoder;
    private final EventTape tape;
    private long fills;
    private long questions;

    AccountTraffic(
        final BenchVenue venue, final BenchAccounts benchAccounts, final StreamClock clock, final EventTape tape)
    {
        this.venue = venue;
        this.benchAccounts = benchAccounts;
        this.clock = clock;
        this.tape = tape;
        encoder = new AccountEncoder(tape);
    }

    void nextFill()
    {
        final long round = fills / (2 * FILLS_HELD);
        final long place = fills % (2 * FILLS_HELD);
        final boolean sells = place >= FILLS_HELD;
        final long draw = drawn(round * FILLS_HELD + (sells ? place - FILLS_HELD : place));
        final int account = account(draw);
        final BookPrototype book = benchAccounts.book(account);
        final int leg = leg(draw);
        fills++;
        encoder.tradeExecuted(
            clock.next(), BenchAccounts.id(account), -fills, book.instrument(leg).id(),
            sells ? -book.lot(leg) : book.lot(leg), venue.mark(book.instrument(leg)));
        tape.measureLast();
    }

    void nextQuestion()
    {
        questions++;
        final long draw = drawn(-questions);
        final int account = account(draw);
        final BookPrototype book = benchAccounts.book(account);
        final int leg = leg(draw);
        encoder.orderMarginRequested(
            clock.next(), BenchAccounts.id(account), questions, book.instrument(leg).id(),
            (questions & 1) == 0 ? -book.lot(leg) : book.lot(leg), venue.mark(book.instrument(leg)));
        tape.measureLast();
    }

    private int account(final long draw)
    {
        return (int)((draw >>> 33) % benchAccounts.ordinary());
    }

    private static int leg(final long draw)
    {
        return (int)((draw >>> 8 & 0xFFFF) % BenchVenue.POSITIONS);
    }

    private static long drawn(final long number)
    {
        long mixed = (number + 1) * GOLDEN;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 27;
    }
}
