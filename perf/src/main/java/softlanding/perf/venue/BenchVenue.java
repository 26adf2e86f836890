package softlanding.perf.venue;

import java.util.ArrayList;
import java.util.List;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.engine.state.EngineLimits;
import softlanding.workload.FixedPoint;
import softlanding.workload.listing.VenueListing;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.MarketEncoder;

/**
 * Two coins, eight expiries each, 300 options. Every mark is a fixed number of basis points from its start. The venue
 * never changes; streams that start from it are independent.
 */
public final class BenchVenue
{
    /** Time of the first event, in nanoseconds since the epoch. */
    static final long START_NS = 1_780_272_000_000_000_000L;
    /** Number of additional accounts for ticks that liquidate. */
    static final int FRAGILE_ACCOUNTS = 64;
    static final int POSITIONS = 10;

    private static final int[] EXPIRY_DAYS = {7, 14, 28, 56, 91, 182, 273, 365};
    private static final int FRAGILE_EXPIRY = 4;
    private static final int OPTION_PAIRS = 150;
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final double RATE = 0.04;
    private static final int BASIS_POINTS = 10_000;
    /** Rows per account. Rows come in blocks of 4, 8 or 16; ten positions need a block of 16. */
    private static final int ROWS_PER_ACCOUNT = 17;
    private static final int SPARE = 4_096;

    private final VenueMarket market = new VenueMarket();
    private final EventTape listings = new EventTape(1 << 20);

    /** Lists all instruments in memory. */
    public BenchVenue()
    {
        final VenueListing listing = new VenueListing(market, listings);
        listing.listCoins(START_NS, List.of(Coin.values()), List.of());
        int listed = 0;
        final int chains = Coin.values().length * EXPIRY_DAYS.length;
        for (final Coin coin : Coin.values())
        {
            for (final int days : EXPIRY_DAYS)
            {
                final Chain chain = listing.listExpiry(START_NS, coin, START_NS + days * NS_PER_DAY);
                chain.mark(startSpot(coin) * StrictMath.exp(RATE * chain.years(START_NS)), RATE);
                listStrikes(listing, coin, chain, OPTION_PAIRS / chains + (listed < OPTION_PAIRS % chains ? 1 : 0));
                listed++;
            }
        }
        VenueStream.setTerms(START_NS, Policy.TIERED, listings);
        publishMarks();
    }

    /**
     * Returns the capacities that an engine needs.
     *
     * @param accounts number of ordinary accounts.
     * @return limits of the engine.
     */
    public static EngineLimits limits(final int accounts)
    {
        final int all = accounts + FRAGILE_ACCOUNTS;
        return new EngineLimits(2, 32, 512, 8, all, ROWS_PER_ACCOUNT * all + SPARE, SPARE, 64, SPARE);
    }

    /**
     * Emits listings, rules and every mark but spot. Until the spot arrives no margin is known and no account is
     * evaluated.
     */
    void list(final EventSink sink)
    {
        for (int i = 0; i < listings.size(); i++)
        {
            sink.onEvent(listings.buffer(), listings.offset(i), listings.length(i));
        }
    }

    List<Instrument> options()
    {
        final List<Instrument> options = new ArrayList<>();
        for (final Instrument instrument : market.instruments())
        {
            if (instrument.kind().isOption())
            {
                options.add(instrument);
            }
        }
        return options;
    }

    /** Returns the options of the expiry in which fragile accounts hold positions. */
    List<Instrument> fragileOptions()
    {
        final int expiryId = fragileExpiry().expiryId();
        return options().stream().filter(option -> option.expiryId() == expiryId).toList();
    }

    Chain fragileExpiry()
    {
        return chains(Coin.BTC).get(FRAGILE_EXPIRY);
    }

    List<Chain> chains(final Coin coin)
    {
        return market.chains().stream().filter(chain -> chain.underlyingId() == coin.underlyingId()).toList();
    }

    /** Returns the spot at a number of basis points above its start, a Decimal8 mantissa. */
    long spot(final Coin coin, final int basisPoints)
    {
        return moved(FixedPoint.of(startSpot(coin)), basisPoints);
    }

    /** Returns the forward at a number of basis points above its start, a Decimal8 mantissa. */
    long forward(final Chain chain, final int basisPoints)
    {
        return moved(FixedPoint.of(chain.forward()), basisPoints);
    }

    long rate()
    {
        return FixedPoint.of(RATE);
    }

    /** Returns the initial price of an option, a Decimal8 mantissa. */
    long mark(final Instrument option)
    {
        return FixedPoint.of(market.mark(option, START_NS));
    }

    /** Returns the price at the start of the coin of an instrument. */
    double startSpot(final Instrument instrument)
    {
        return startSpot(Coin.of(instrument.underlyingId()));
    }

    private static long moved(final long start, final int basisPoints)
    {
        return start / BASIS_POINTS * (BASIS_POINTS + basisPoints);
    }

    private static double startSpot(final Coin coin)
    {
        return coin == Coin.BTC ? 60_000 : 3_000;
    }

    private void listStrikes(final VenueListing listing, final Coin coin, final Chain chain, final int count)
    {
        final double years = chain.years(START_NS);
        final double deviation = 0.6 * StrictMath.sqrt(years);
        final long step = (coin == Coin.BTC ? 250 : 10) * FixedPoint.ONE;
        for (int i = 0; i < count; i++)
        {
            final double deviations = 3.0 * i / (count - 1) - 1.5;
            final long strike = FixedPoint.toStep(startSpot(coin) * StrictMath.exp(deviations * deviation), step);
            listing.listOption(START_NS, chain, strike, ContractKind.CALL);
            listing.listOption(START_NS, chain, strike, ContractKind.PUT);
            chain.strike(strike).volatility(0.55 + 0.05 * StrictMath.abs(deviations));
        }
    }

    private void publishMarks()
    {
        final MarketEncoder encoder = new MarketEncoder(listings);
        encoder.stablePriceChanged(START_NS, FixedPoint.ONE);
        for (final Chain chain : market.chains())
        {
            encoder.forwardPriceChanged(START_NS, chain.expiryId(), forward(chain, 0), rate());
            for (final Strike strike : chain.strikes())
            {
                encoder.volatilityChanged(
                    START_NS, chain.expiryId(), strike.price(), FixedPoint.of(strike.volatility()));
            }
        }
        for (final Instrument option : options())
        {
            encoder.liquidityChanged(
                START_NS, option.id(), FixedPoint.of(startSpot(option) * 0.0005), 100 * FixedPoint.ONE);
        }
    }
}
