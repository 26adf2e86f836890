package softlanding.perf.venue;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.TradeExecutedEncoder;
import softlanding.workload.Decimal8;
import softlanding.workload.EventSink;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.wire.MarketEncoder;

/**
 * Rounds of four events, each about another fragile account: a trade takes so much money from it that it stands just
 * above its first tier; the forward moves and it falls below, which is what is measured; the trade is undone, and so is
 * the move. Its orders time out with that last event (see {@link DensePolicy}), so that rounds can go on without end.
 */
final class LiquidatingTicks
{
    private static final int MOVE_BASIS_POINTS = 10;
    private static final double FIRST_TIER = 1.05;

    private final BenchVenue venue;
    private final Accounts accounts;
    private final StreamClock clock;
    private final EventTape tape;
    private final Scout scout;
    private final Chain expiry;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeExecutedEncoder trade = new TradeExecutedEncoder();
    private final MarketEncoder toTape;
    private final MarketEncoder toScout;
    private long rounds;
    private int move;
    private long fee;

    LiquidatingTicks(
        final BenchVenue venue, final Accounts accounts, final StreamClock clock, final EventTape tape)
    {
        this.venue = venue;
        this.accounts = accounts;
        this.clock = clock;
        this.tape = tape;
        expiry = venue.fragileExpiry();
        toTape = new MarketEncoder(tape);
        scout = new Scout(BenchVenue.FRAGILE_ACCOUNTS);
        toScout = new MarketEncoder(scout);
        // On the stream's own clock: time never goes back for the scout, even if the stream opens no account.
        venue.list(scout);
        accounts.open(scout, clock, accounts.ordinary(), accounts.size());
        accounts.price(scout, clock);
    }

    /** The prices from which every round starts. */
    void begin()
    {
        final long nowNs = clock.next();
        toTape.spotPriceChanged(nowNs, Coin.BTC.underlyingId(), venue.spot(Coin.BTC, 0));
        toScout.spotPriceChanged(nowNs, Coin.BTC.underlyingId(), venue.spot(Coin.BTC, 0));
        forward(toTape, nowNs, 0);
        forward(toScout, nowNs, 0);
    }

    void nextRound()
    {
        final int account = accounts.fragile((int)(rounds++ % BenchVenue.FRAGILE_ACCOUNTS));
        final long lot = accounts.book(account).lot(0);
        final long nowNs = clock.next();
        bringToTheBrink(account, lot, nowNs);
        trade(tape, nowNs, account, lot, fee);
        forward(toTape, clock.next(), move);
        tape.measureLast();
        trade(tape, clock.next(), account, -lot, -fee);
        forward(toTape, clock.next(), 0);
    }

    /** Finds a move that hurts, and a fee after which the account is above its first tier until that move. */
    private void bringToTheBrink(final int account, final long lot, final long nowNs)
    {
        trade(scout, nowNs, account, lot, 0);
        final long spareBefore = spare(nowNs, account);
        long spareAfter = spareAfter(nowNs, account, MOVE_BASIS_POINTS);
        if (spareAfter >= spareBefore)
        {
            spareAfter = spareAfter(nowNs, account, -MOVE_BASIS_POINTS);
        }
        trade(scout, nowNs, account, -lot, 0);
        forward(toScout, nowNs, 0);
        if (spareAfter > spareBefore - Decimal8.ONE)
        {
            throw new IllegalStateException("neither rise nor fall hurts fragile account " + account);
        }
        fee = spareAfter + (spareBefore - spareAfter) / 2;
    }

    private long spareAfter(final long nowNs, final int account, final int basisPoints)
    {
        move = basisPoints;
        forward(toScout, nowNs, basisPoints);
        return spare(nowNs, account);
    }

    private long spare(final long nowNs, final int account)
    {
        scout.ask(nowNs, Accounts.id(account));
        return scout.marginEquity() - (long)(FIRST_TIER * scout.maintenanceRequirement());
    }

    private void forward(final MarketEncoder encoder, final long nowNs, final int basisPoints)
    {
        encoder.forwardPriceChanged(nowNs, expiry.expiryId(), venue.forward(expiry, basisPoints), venue.rate());
    }

    private void trade(
        final EventSink sink, final long nowNs, final int account, final long quantity, final long fee)
    {
        final BookPrototype book = accounts.book(account);
        trade.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(nowNs).accountId(Accounts.id(account)).tradeId(rounds)
            .instrumentId(book.instrument(0).id()).quantity(quantity).price(venue.mark(book.instrument(0))).fee(fee);
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
    }
}
