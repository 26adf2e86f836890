package softlanding.perf.venue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.codecs.Bool;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.wire.MarketEncoder;

/**
 * Generates price moves of a basis point: spot of one coin and then its forwards, as one update, then the same for the
 * other coin.
 */
final class PriceTicks
{
    private static final int CALM = 20;
    private static final int SWING = 200;
    private static final Coin[] COINS = Coin.values();

    private final BenchVenue venue;
    private final StreamClock clock;
    private final MarketEncoder encoder;
    private final EventTape tape;
    private final List<List<Chain>> chains;
    private final SplittableRandom random = new SplittableRandom(1);
    private final boolean turnsAtEnds;
    private final int widest;
    private final int[] basisPoints = new int[COINS.length];
    private final int[] direction = new int[COINS.length];
    private int coin;
    private int leg;

    private PriceTicks(
        final BenchVenue venue,
        final StreamClock clock,
        final EventTape tape,
        final boolean turnsAtEnds,
        final int widest)
    {
        this.turnsAtEnds = turnsAtEnds;
        this.widest = widest;
        this.venue = venue;
        this.clock = clock;
        this.tape = tape;
        encoder = new MarketEncoder(tape);
        chains = List.of(venue.chains(Coin.BTC), venue.chains(Coin.ETH));
        Arrays.fill(direction, -1);
    }

    /** Returns random moves up and down, at most 20 basis points from the start. */
    static PriceTicks calm(final BenchVenue venue, final StreamClock clock, final EventTape tape)
    {
        return new PriceTicks(venue, clock, tape, false, CALM);
    }

    /** Returns moves down to two per cent below the start, up to two per cent above it, and so on. */
    static PriceTicks swinging(final BenchVenue venue, final StreamClock clock, final EventTape tape)
    {
        return new PriceTicks(venue, clock, tape, true, SWING);
    }

    /** Publishes every price at its start and continues from there. */
    void begin()
    {
        Arrays.fill(basisPoints, 0);
        coin = 0;
        leg = 0;
        for (int c = 0; c < COINS.length; c++)
        {
            encoder.lastFragment(Bool.NO);
            encoder.spotPriceChanged(clock.next(), COINS[c].underlyingId(), venue.spot(COINS[c], 0));
            int left = chains.get(c).size();
            for (final Chain expiry : chains.get(c))
            {
                left--;
                encoder.lastFragment(left == 0 ? Bool.YES : Bool.NO);
                encoder.forwardPriceChanged(clock.next(), expiry.expiryId(), venue.forward(expiry, 0), venue.rate());
            }
        }
    }

    void next()
    {
        final List<Chain> expiries = chains.get(coin);
        encoder.lastFragment(leg == expiries.size() ? Bool.YES : Bool.NO);
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
        if (!turnsAtEnds)
        {
            direction[coin] = random.nextBoolean() ? 1 : -1;
        }
        else if (Math.abs(basisPoints[coin]) == widest)
        {
            direction[coin] = -Integer.signum(basisPoints[coin]);
        }
        basisPoints[coin] = Math.max(-widest, Math.min(widest, basisPoints[coin] + direction[coin]));
    }
}
