package softlanding.engine.margin;

import java.util.SplittableRandom;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/** A seeded market of three coins, and accounts with seeded books in every shape that the margin rules tell apart. */
public final class RandomVenue
{
    private static final int UNDERLYINGS = 3;
    private static final int EXPIRIES = 4;
    private static final int STRIKES = 7;
    private static final int ASSETS = 4;
    private static final int BOOK_SIZE = 64;
    private static final long SECOND = 1_000_000_000L;
    private static final long T0 = 1_700_000_000L * SECOND;
    private static final double[] DAYS = {0.012, 1.5, 27, 190};
    private static final double[] SPOTS = {60_000, 3_000, 0.45};

    public final Market market = new Market(UNDERLYINGS, UNDERLYINGS * EXPIRIES, 256, ASSETS);
    public final Accounts accounts;
    private final SplittableRandom random;
    private long nowNs = T0;

    public RandomVenue(final long seed, final int mostAccounts)
    {
        random = new SplittableRandom(seed);
        accounts = new Accounts(market, mostAccounts, 128 * mostAccounts, 8 * mostAccounts, BOOK_SIZE);
        for (int underlying = 0; underlying < UNDERLYINGS; underlying++)
        {
            list(underlying);
        }
        for (int asset = 0; asset < ASSETS; asset++)
        {
            market.listAsset(asset + 1, asset == UNDERLYINGS ? -1 : asset, decimal(0.02 * asset), decimal(0.03));
            market.changeCollateralPrice(asset, decimal(asset == UNDERLYINGS ? 1.01 : SPOTS[asset]), confidence());
        }
    }

    public Book emptyBook()
    {
        return new Book(market, BOOK_SIZE, ASSETS);
    }

    private void list(final int underlying)
    {
        market.listUnderlying(underlying + 1);
        market.listPerpetual(underlying + 1, underlying, Decimal8.ONE, Decimal8.ONE);
        markSpot(underlying);
        market.accrueFunding(underlying * instrumentsPerUnderlying(), decimal(random.nextDouble(-2, 2)));
        for (int e = 0; e < EXPIRIES; e++)
        {
            final int expiry = underlying * EXPIRIES + e;
            market.listExpiry(expiry + 1, underlying, T0 + ((long)(DAYS[e] * 86_400)) * SECOND);
            market.listFuture(100 + expiry, expiry, decimal(0.1), Decimal8.ONE);
            for (int i = 0; i < STRIKES; i++)
            {
                final int id = 1_000 + 2 * (expiry * STRIKES + i);
                final long strike = decimal(SPOTS[underlying] * (0.7 + 0.1 * i));
                market.listOption(id, expiry, strike, InstrumentKind.CALL, decimal(0.1), Decimal8.ONE);
                market.listOption(id + 1, expiry, strike, InstrumentKind.PUT, decimal(0.1), Decimal8.ONE);
                markVolatility(expiry, i);
            }
            markForward(expiry);
        }
    }

    private static int instrumentsPerUnderlying()
    {
        return 1 + EXPIRIES * (1 + 2 * STRIKES);
    }

    private void markSpot(final int underlying)
    {
        final double spot = SPOTS[underlying] * random.nextDouble(0.8, 1.2);
        market.changeSpot(underlying, decimal(spot), confidence());
        market.changePerpetualPrice(
            underlying * instrumentsPerUnderlying(), decimal(spot * random.nextDouble(0.99, 1.01)), confidence());
    }

    private void markForward(final int expiry)
    {
        market.changeForward(
            expiry, decimal(SPOTS[expiry / EXPIRIES] * random.nextDouble(0.8, 1.25)),
            decimal(random.nextDouble(-0.02, 0.1)), confidence(), confidence(), nowNs);
    }

    private void markVolatility(final int expiry, final int i)
    {
        market.changeVolatility(expiry * STRIKES + i, decimal(random.nextDouble(0.05, 2)), confidence());
    }

    /** Some prices move and time passes; the nearest expiry goes through its last half hour and past its end. */
    public void move()
    {
        nowNs += random.nextLong(60 * SECOND);
        market.changeStablePrice(decimal(random.nextInt(3) == 0 ? random.nextDouble(0.9, 1.1) : 1), Decimal8.ONE);
        markSpot(random.nextInt(UNDERLYINGS));
        for (int i = 0; i < 3; i++)
        {
            markForward(random.nextInt(UNDERLYINGS * EXPIRIES));
            markVolatility(random.nextInt(UNDERLYINGS * EXPIRIES), random.nextInt(STRIKES));
        }
    }

    /** Opens an account with a random book; returns its slot. */
    public int open()
    {
        final int account = accounts.ids().size();
        accounts.open(account + 1, random.nextInt(4) == 0 ? MarginMode.STANDARD : MarginMode.PORTFOLIO);
        accounts.addCash(account, decimal(random.nextDouble(-50_000, 200_000)));
        for (int i = random.nextInt(3); i > 0; i--)
        {
            accounts.addCollateral(account, random.nextInt(ASSETS), decimal(random.nextDouble(10)));
        }
        final int underlyings = 1 + random.nextInt(UNDERLYINGS);
        for (int i = random.nextInt(24); i > 0; i--)
        {
            final int instrument = random.nextInt(underlyings * instrumentsPerUnderlying());
            accounts.trade(
                account, instrument, (random.nextInt(400) - 199) * decimal(0.1) + 1,
                decimal(SPOTS[market.instruments().underlying(instrument)] * random.nextDouble(0.9, 1.1)), 0);
        }
        return account;
    }

    private long confidence()
    {
        return random.nextInt(3) == 0 ? decimal(random.nextDouble()) : Decimal8.ONE;
    }

    private static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }
}
