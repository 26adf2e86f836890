package softlanding.engine.liquidation;

import java.util.SplittableRandom;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * A seeded market of 16 coins with a perpetual each, and options of three expiries whose strikes lie at the scenarios'
 * spot prices. Every strike has a twin that differs from it in the ninth digit. Books are made to be hard for cutting
 * planes. Works on the engine's own tables, without events.
 */
final class AdversarialVenue
{
    /** What makes a book hard. */
    enum Kind
    {
        MANY_COINS, FLAT_CONDORS, TWIN_COLUMNS, SHIFTING_WORST, LEGS_200
    }

    private static final int COINS = 16;
    private static final int[] DAYS = {1, 11, 95};
    private static final double[] MONEYNESS = {0.82, 0.865, 0.91, 0.955, 1, 1.045, 1.09, 1.135, 1.18};
    private static final int STRIKES = MONEYNESS.length;
    private static final int BOOK_SIZE = 512;
    private static final double TWIN = 1 + 1e-9;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NOW_NS = 1_700_000_000L * 1_000_000_000L;

    final Book book;
    final AccountMargin margin = new AccountMargin(COINS);
    private final Market market = new Market(COINS, COINS * DAYS.length, 2_048, 1);
    private final Margins margins = new Margins(market);
    private final Accounts accounts;
    private final LiquidationPlanner planner;
    private final SplittableRandom random;
    private final AccountMargin unfunded = new AccountMargin(COINS);
    private final double[] spots = new double[COINS];
    private final double baseVolatility;
    private int account = -1;

    AdversarialVenue(final long seed, final int books)
    {
        random = new SplittableRandom(seed);
        accounts = new Accounts(market, books, BOOK_SIZE * books, books, BOOK_SIZE);
        book = new Book(market, BOOK_SIZE, 1);
        planner = new LiquidationPlanner(market, margins, BOOK_SIZE, 1, COINS);
        baseVolatility = random.nextDouble(0.4, 0.9);
        for (int coin = 0; coin < COINS; coin++)
        {
            list(coin);
        }
        for (int instrument = 0; instrument < market.instruments().ids().size(); instrument++)
        {
            final double spot = spots[market.instruments().underlying(instrument)];
            final long halfSpread =
                margins.valuation().mark(instrument) / 60 + decimal(spot * random.nextDouble(0.0001, 0.0005));
            market.changeLiquidity(instrument, halfSpread, decimal(random.nextDouble(1, 60)));
        }
    }

    private void list(final int coin)
    {
        final double spot = Math.rint(1e6 * random.nextDouble(100, 1_000) / random.nextInt(1, 5)) / 1e6;
        spots[coin] = spot;
        market.listUnderlying(coin + 1);
        market.changeSpot(coin, decimal(spot), Decimal8.ONE);
        market.listPerpetual(10_000 * coin + 1, coin, Decimal8.ONE, decimal(0.01));
        market.changePerpetualPrice(market.instruments().ids().size() - 1, decimal(spot * 1.001), Decimal8.ONE);
        for (int e = 0; e < DAYS.length; e++)
        {
            final int expiry = coin * DAYS.length + e;
            market.listExpiry(expiry + 1, coin, NOW_NS + DAYS[e] * DAY_NS);
            market.changeForward(
                expiry, decimal(spot * (1 + 1e-4 * DAYS[e])), decimal(0.03), Decimal8.ONE, Decimal8.ONE, NOW_NS);
            for (int k = 0; k < STRIKES; k++)
            {
                final double volatility = baseVolatility + random.nextDouble(0.001);
                listStrike(10_000 * coin + 1_000 * (e + 1) + 4 * k, expiry, spot * MONEYNESS[k], volatility);
                listStrike(10_000 * coin + 1_000 * (e + 1) + 4 * k + 2, expiry, spot * MONEYNESS[k] * TWIN, volatility);
            }
        }
    }

    private void listStrike(final int id, final int expiry, final double strike, final double volatility)
    {
        market.listOption(id, expiry, decimal(strike), InstrumentKind.CALL, Decimal8.ONE, decimal(0.1));
        market.listOption(id + 1, expiry, decimal(strike), InstrumentKind.PUT, Decimal8.ONE, decimal(0.1));
        market.changeVolatility(
            market.instruments().strikeSlot(market.instruments().ids().size() - 1), decimal(volatility), Decimal8.ONE);
    }

    /** Opens an account with a book of a kind, funded below the target; false if the book requires nothing. */
    boolean open(final Kind kind)
    {
        account++;
        accounts.open(account + 1, MarginMode.PORTFOLIO);
        switch (kind)
        {
            case MANY_COINS -> manyCoins();
            case FLAT_CONDORS -> flatCondors();
            case TWIN_COLUMNS -> twinColumns();
            case SHIFTING_WORST -> shiftingWorst();
            default -> manyLegs();
        }
        book.load(accounts, account);
        return book.owesAnything() && fund(random.nextDouble(0.6, 1.08));
    }

    /** Strangles of 2 to 16 coins, sold evenly and hedged: each coin loses nearly as much up as down. */
    private void manyCoins()
    {
        final int coins = random.nextInt(2, COINS + 1);
        for (int coin = 0; coin < coins; coin++)
        {
            final double value = 1e5 * random.nextDouble(0.99, 1.01) / spots[coin];
            for (int e = 0; e < DAYS.length; e++)
            {
                final int width = random.nextInt(1, 5);
                trade(option(coin, e, 4 + width, true, 0), -value);
                trade(option(coin, e, 4 - width, false, 0), -value * random.nextDouble(0.98, 1.02));
            }
            hedge(coin, value * random.nextDouble(0.05));
        }
    }

    /** Condors sold on either side of spot: the loss is the same in all scenarios beyond the wings. */
    private void flatCondors()
    {
        final int coins = random.nextInt(1, 9);
        for (int coin = 0; coin < coins; coin++)
        {
            for (int e = 0; e < 2; e++)
            {
                final double value = 1e5 * random.nextInt(1, 4) / spots[coin];
                final int inner = random.nextInt(1, 3);
                trade(option(coin, e, 4 + inner, true, 0), -value);
                trade(option(coin, e, 4 + inner + 1, true, 0), value);
                trade(option(coin, e, 4 - inner, false, 0), -value);
                trade(option(coin, e, 4 - inner - 1, false, 0), value);
            }
        }
    }

    /** Options sold together with their twins, in the same and in other quantities. */
    private void twinColumns()
    {
        final int coins = random.nextInt(1, 5);
        for (int coin = 0; coin < coins; coin++)
        {
            for (int i = random.nextInt(2, 7); i > 0; i--)
            {
                final int e = random.nextInt(DAYS.length);
                final int k = random.nextInt(STRIKES);
                final boolean call = random.nextBoolean();
                final double value = 1e5 * random.nextDouble(0.3, 1) / spots[coin];
                final double side = random.nextInt(10) < 7 ? -1 : 1;
                trade(option(coin, e, k, call, 0), side * value);
                trade(option(coin, e, k, call, 1), side * value * (random.nextBoolean() ? 1 : random.nextDouble()));
            }
            hedge(coin, 200 * random.nextDouble());
        }
    }

    /** Butterflies of one day sold around every scenario's spot price: each closing moves the worst scenario. */
    private void shiftingWorst()
    {
        final int coins = random.nextInt(1, 7);
        for (int coin = 0; coin < coins; coin++)
        {
            for (int k = 1; k < STRIKES - 1; k++)
            {
                final double value = 1e5 * random.nextDouble(0.9, 1.1) / spots[coin];
                final boolean call = k >= STRIKES / 2;
                trade(option(coin, 0, k - 1, call, 0), -value);
                trade(option(coin, 0, k, call, 1), 2 * value);
                trade(option(coin, 0, k + 1, call, 0), -value);
                trade(option(coin, 1, k, call, 0), -value * random.nextDouble(0.3));
            }
        }
    }

    private void manyLegs()
    {
        for (int leg = 0; leg < 200; leg++)
        {
            final int coin = random.nextInt(8);
            final double value = 1e5 * random.nextDouble() / spots[coin];
            trade(
                option(coin, random.nextInt(DAYS.length), random.nextInt(STRIKES), random.nextBoolean(),
                random.nextInt(8) == 0 ? 1 : 0), random.nextInt(100) < 60 ? -value : value);
        }
        for (int coin = 0; coin < 8; coin++)
        {
            hedge(coin, random.nextDouble(-500, 500));
        }
    }

    private int perpetual(final int coin)
    {
        return coin * (1 + DAYS.length * STRIKES * 4);
    }

    private int option(final int coin, final int e, final int k, final boolean call, final int twin)
    {
        return perpetual(coin) + 1 + (e * STRIKES + k) * 4 + 2 * twin + (call ? 0 : 1);
    }

    private void hedge(final int coin, final double quantity)
    {
        trade(perpetual(coin), random.nextBoolean() ? quantity : -quantity);
    }

    private void trade(final int instrument, final double quantity)
    {
        final long lotSize = market.instruments().lotSize(instrument);
        final long lots = Math.round(quantity * Decimal8.ONE / lotSize);
        if (lots != 0)
        {
            accounts.trade(account, instrument, lots * lotSize, margins.valuation().mark(instrument), 0);
        }
    }

    private boolean fund(final double ratio)
    {
        margins.evaluate(book, unfunded);
        book.addCash(Math.round(ratio * unfunded.maintenanceRequirement() - unfunded.marginEquity()));
        margins.evaluate(book, margin);
        return margin.isPriced() && margin.hasRatio();
    }

    /** Plans a step for the account opened last. */
    LiquidationPlan plan(final LiquidationPolicy policy)
    {
        return planner.plan(policy, 1, book, margin, accounts, account);
    }

    private static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }
}
