package softlanding.perf.venue;

import java.util.List;
import java.util.SplittableRandom;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.wire.MarketEncoder;

/** A coin moves by a basis point, spot first and then its forwards; then the other coin. Never beyond 20 of them. */
final class CalmTicks
{
    private static final int WIDEST = 20;
    private static final Coin[] COINS = Coin.values();

    private final BenchVenue venue;
    private final StreamClock clock;
    private final MarketEncoder encoder;
    private final EventTape tape;
    private final List<List<Chain>> chains;
    private final SplittableRandom random = new SplittableRandom(1);
    private final int[] basisPoints = new int[COINS.length];
    private int coin;
    private int leg;

    CalmTicks(final BenchVenue venue, final StreamClock clock, final EventTape tape)
    {
        this.venue = venue;
        this.clock = clock;
        this.tape = tape;
        encoder = new MarketEncoder(tape);
        chains = List.of(venue.chains(Coin.BTC), venue.chains(Coin.ETH));
    }

    void next()
    {
        final List<Chain> expiries = chains.get(coin);
        if (leg == 0)
        {
            step();
            encoder.spotPriceChanged(
                clock.next(), COINS[coin].underlyingId(), venue.spot(COINS[coin], basisPoints[coin]));
        }
        else
        {
            final Chain expiry = expiries.get(leg - 1);
            encoder.forwardPriceChanged(
                clock.next(), expiry.expiryId(), venue.forward(expiry, basisPoints[coin]), venue.rate());
        }
        tape.measureLast();
        leg = leg == expiries.size() ? 0 : leg + 1;
        coin = leg == 0 ? (coin + 1) % COINS.length : coin;
    }

    private void step()
    {
        final int moved = basisPoints[coin] + (random.nextBoolean() ? 1 : -1);
        basisPoints[coin] = StrictMath.max(-WIDEST, StrictMath.min(WIDEST, moved));
    }
}
