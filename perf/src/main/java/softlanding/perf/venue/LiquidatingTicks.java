package softlanding.perf.venue;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.TradeExecutedEncoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.wire.MarketEncoder;

/**
 * Rounds of four events, each about another fragile account: a trade takes so much money from it that it stands just
 * above its first tier; the forward moves and it falls below, which is what is measured; the trade is undone, and so is
 * the move. Its orders time out with that last event (see {@link VenueStream#setPolicy}), so that rounds can go on
 * without end.
 */
final class LiquidatingTicks
{
    private static final int MOVE_BASIS_POINTS = 10;
    private static final double FIRST_TIER = 1.05;

    private final BenchVenue venue;
    private final BenchAccounts benchAccounts;
    private final StreamClock clock;
    private final EventTape tape;
    private final OracleClient oracleClient;
    private final Chain expiry;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeExecutedEncoder trade = new TradeExecutedEncoder();
    private final MarketEncoder toTape;
    private final MarketEncoder toScout;
    private long rounds;
    private long trades;
    private int move;
    private long fee;

    LiquidatingTicks(
        final BenchVenue venue, final BenchAccounts benchAccounts, final StreamClock clock, final EventTape tape)
    {
        this.venue = venue;
        this.benchAccounts = benchAccounts;
        this.clock = clock;
        this.tape = tape;
        expiry = venue.fragileExpiry();
        toTape = new MarketEncoder(tape);
        oracleClient = new OracleClient(BenchVenue.FRAGILE_ACCOUNTS);
        toScout = new MarketEncoder(oracleClient);
        // The events use the stream's own clock: time never goes back for the oracle, even if the stream opens no
        // account.
        venue.list(oracleClient);
        benchAccounts.open(oracleClient, clock, benchAccounts.ordinary(), benchAccounts.size());
        benchAccounts.price(oracleClient, clock);
    }

    /** Publishes the initial prices of every group. */
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
        final int account = benchAccounts.fragile((int)(rounds++ % BenchVenue.FRAGILE_ACCOUNTS));
        final long lot = benchAccounts.book(account).lot(0);
        final long nowNs = clock.next();
        bringToTheBrink(account, lot, nowNs);
        trade(tape, nowNs, account, lot, fee);
        forward(toTape, clock.next(), move);
        tape.measureLast();
        trade(tape, clock.next(), account, -lot, -fee);
        forward(toTape, clock.next(), 0);
    }

    /** Finds a move that causes a loss, and a fee after which the account is above its first tier until that move. */
    private void bringToTheBrink(final int account, final long lot, final long nowNs)
    {
        trade(oracleClient, nowNs, account, lot, 0);
        final long spareBefore = spare(nowNs, account);
        long spareAfter = spareAfter(nowNs, account, MOVE_BASIS_POINTS);
        if (spareAfter >= spareBefore)
        {
            spareAfter = spareAfter(nowNs, account, -MOVE_BASIS_POINTS);
        }
        trade(oracleClient, nowNs, account, -lot, 0);
        forward(toScout, nowNs, 0);
        if (spareAfter > spareBefore - FixedPoint.ONE)
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
        oracleClient.ask(nowNs, BenchAccounts.id(account));
        return oracleClient.marginEquity() - (long)(FIRST_TIER * oracleClient.maintenanceRequirement());
    }

    private void forward(final MarketEncoder encoder, final long nowNs, final int basisPoints)
    {
        encoder.lastFragment(Bool.YES);
        encoder.forwardPriceChanged(nowNs, expiry.expiryId(), venue.forward(expiry, basisPoints), venue.rate());
    }

    private void trade(
        final EventSink sink, final long nowNs, final int account, final long quantity, final long fee)
    {
        final BookPrototype book = benchAccounts.book(account);
        // Below zero, because the trades that opened the accounts have ids above zero.
        trades++;
        trade.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(nowNs).accountId(BenchAccounts.id(account)).tradeId(-trades)
            .instrumentId(book.instrument(0).id()).quantity(quantity).price(venue.mark(book.instrument(0))).fee(fee)
            .lastFragment(Bool.NULL_VAL);
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
    }
}
