package softlanding.perf;

import java.util.SplittableRandom;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;

/** One coin with a perpetual, a coin as collateral and options of 20 strikes on each expiry, all with marks. */
final class MarginVenue
{
    static final int PERPETUAL = 0;
    static final long ONE = 100_000_000L;

    static final int STRIKES = 20;
    private static final int COIN = 0;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NOW_NS = 1_700_000_000_000_000_000L;
    private static final long SPOT = 60_000;

    final Market market;
    final Accounts accounts;
    private final SplittableRandom random = new SplittableRandom(1);
    private final int expiries;
    private final int bookSize;
    private long tick;

    /**
     * Lists all instruments.
     *
     * @param bookSize number of positions of each account.
     */
    MarginVenue(final int expiries, final int accountCount, final int bookSize)
    {
        this.expiries = expiries;
        this.bookSize = bookSize;
        market = new Market(1, expiries, 1 + 2 * STRIKES * expiries, 1);
        final int rows = Math.max(64, 3 * bookSize);
        accounts = new Accounts(market, accountCount, rows * accountCount, 4 * accountCount, rows);
        market.listUnderlying(1);
        market.listPerpetual(1, 0, ONE, ONE / 1_000);
        market.listAsset(1, 0, ONE / 10, ONE / 20);
        market.changeCollateralPrice(COIN, SPOT * ONE, ONE);
        for (int expiry = 0; expiry < expiries; expiry++)
        {
            listExpiry(expiry);
        }
        tick();
        for (int account = 0; account < accountCount; account++)
        {
            open(account);
        }
    }

    private void listExpiry(final int expiry)
    {
        market.listExpiry(expiry + 1, 0, NOW_NS + (3 + 10L * expiry * expiry) * DAY_NS);
        for (int i = 0; i < STRIKES; i++)
        {
            final long strike = (SPOT * (70 + 3 * i) / 100) * ONE;
            final int id = 2 + 2 * (expiry * STRIKES + i);
            market.listOption(id, expiry, strike, InstrumentKind.CALL, ONE, ONE / 10);
            market.listOption(id + 1, expiry, strike, InstrumentKind.PUT, ONE, ONE / 10);
            market.changeVolatility(strikeSlot(expiry, i), (50 + i) * ONE / 100, ONE);
        }
    }

    private static int strikeSlot(final int expiry, final int i)
    {
        return expiry * STRIKES + i;
    }

    private void open(final int account)
    {
        accounts.open(account + 1, MarginMode.PORTFOLIO);
        accounts.addCash(account, 1_000_000 * ONE);
        if (account % 5 == 0)
        {
            accounts.addCollateral(account, COIN, ONE);
        }
        accounts.trade(account, PERPETUAL, (1 + random.nextInt(20)) * ONE / 10, SPOT * ONE, 0);
        while (accounts.positions().end(account) - accounts.positions().begin(account) < bookSize)
        {
            final long quantity = (1 + random.nextInt(100)) * ONE / 10;
            final int instrument = option(random.nextInt(2 * STRIKES * expiries));
            accounts.trade(account, instrument, random.nextInt(5) < 2 ? quantity : -quantity, 500 * ONE, ONE);
        }
    }

    /** Returns the i-th option by expiry, then strike, then call before put. */
    static int option(final int i)
    {
        return PERPETUAL + 1 + i;
    }

    /** Buys a contract of the perpetual, or sells it on the next call. */
    void fill(final int account)
    {
        accounts.trade(account, PERPETUAL, (tick++ & 1) == 0 ? ONE : -ONE, SPOT * ONE, 0);
    }

    /** Moves spot, perpetual and every forward by a basis point, up and down on alternate calls. */
    void tick()
    {
        final long price = SPOT * ONE + (tick++ & 1) * 6 * ONE;
        market.changeSpot(0, price, ONE);
        market.changePerpetualPrice(PERPETUAL, price + 10 * ONE, ONE);
        for (int expiry = 0; expiry < expiries; expiry++)
        {
            market.changeForward(expiry, price + 20L * (expiry + 1) * ONE, ONE / 25, ONE, ONE, NOW_NS);
        }
    }

    /** Moves one point of the smile by a basis point, up and down on alternate calls. */
    void moveVolatility(final int expiry, final int i)
    {
        market.changeVolatility(strikeSlot(expiry, i), (50 + i) * ONE / 100 + (tick++ & 1) * ONE / 10_000, ONE);
    }
}
