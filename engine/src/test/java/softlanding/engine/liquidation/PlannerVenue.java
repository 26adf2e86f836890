package softlanding.engine.liquidation;

import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.LiquidationPlanner;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.Tier;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/**
 * A seeded market of two coins with perpetuals, futures, options of two contract sizes and every kind of liquidity, and
 * accounts with books of 2 to 200 legs, packages among them. Works on the engine's own tables, without events, so that
 * very many books can be planned.
 */
public final class PlannerVenue
{
    public static final int BOOK_SIZE = 256;

    private static final int MAX_LEGS_STANDARD = 25;
    private static final int UNDERLYINGS = 2;
    private static final int EXPIRIES = 6;
    private static final int STRIKES = 8;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NOW_NS = 1_700_000_000L * 1_000_000_000L;
    private static final double[] SPOTS = {60_000, 3_000};
    private static final int[] DAYS = {1, 4, 11, 32, 95, 270};

    public final Market market = new Market(UNDERLYINGS, UNDERLYINGS * EXPIRIES, 512, 1);
    public final Accounts accounts;
    public final Margins margins = new Margins(market);
    public final Book book = new Book(market, BOOK_SIZE, 1);
    public final AccountMargin margin = new AccountMargin(UNDERLYINGS);
    private final SplittableRandom random;
    private final AccountMargin unfunded = new AccountMargin(UNDERLYINGS);

    public PlannerVenue(final long seed, final int mostAccounts)
    {
        random = new SplittableRandom(seed);
        accounts = new Accounts(market, mostAccounts, 4 * BOOK_SIZE * mostAccounts, 4 * mostAccounts, BOOK_SIZE);
        for (int underlying = 0; underlying < UNDERLYINGS; underlying++)
        {
            list(underlying);
        }
        market.listAsset(1, 0, Decimal8.ONE / 20, Decimal8.ONE / 20);
        market.changeCollateralPrice(0, decimal(SPOTS[0]), Decimal8.ONE);
        for (int instrument = 0; instrument < instruments(); instrument++)
        {
            markLiquidity(instrument);
        }
    }

    /** The venue as the engine holds it. */
    public VenueState state()
    {
        return new VenueState(
            new EventContext(), new EngineLimits(UNDERLYINGS, UNDERLYINGS * EXPIRIES, 512, 1, 64, 64 * BOOK_SIZE, 64,
                BOOK_SIZE, 64), market, accounts, margins);
    }

    public LiquidationPlanner planner()
    {
        return new LiquidationPlanner(market, margins, BOOK_SIZE, 1, UNDERLYINGS);
    }

    private int instruments()
    {
        return market.instruments().ids().size();
    }

    private void list(final int underlying)
    {
        final double spot = SPOTS[underlying];
        market.listUnderlying(underlying + 1);
        market.changeSpot(underlying, decimal(spot), Decimal8.ONE);
        market.listPerpetual(1_000 * underlying + 1, underlying, Decimal8.ONE, decimal(0.01));
        market.changePerpetualPrice(instruments() - 1, decimal(spot * 1.001), Decimal8.ONE);
        for (int e = 0; e < EXPIRIES; e++)
        {
            final int expiry = underlying * EXPIRIES + e;
            market.listExpiry(expiry + 1, underlying, NOW_NS + DAYS[e] * DAY_NS);
            market.changeForward(
                expiry, decimal(spot * (1 + 1e-4 * DAYS[e])), decimal(0.03), Decimal8.ONE, Decimal8.ONE, NOW_NS);
            market.listFuture(1_000 * underlying + 10 + e, expiry, decimal(0.1), Decimal8.ONE);
            for (int i = 0; i < STRIKES; i++)
            {
                listStrike(1_000 * underlying + 100 + 20 * e + 2 * i, expiry, spot * (0.75 + 0.07 * i));
            }
        }
    }

    private void listStrike(final int id, final int expiry, final double strike)
    {
        final long contractSize = random.nextInt(4) == 0 ? decimal(0.1) : Decimal8.ONE;
        final long lotSize = random.nextInt(4) == 0 ? Decimal8.ONE : decimal(0.1);
        market.listOption(id, expiry, decimal(strike), InstrumentKind.CALL, contractSize, lotSize);
        market.listOption(id + 1, expiry, decimal(strike), InstrumentKind.PUT, contractSize, lotSize);
        market.changeVolatility(
            market.instruments().strikeSlot(instruments() - 1), decimal(random.nextDouble(0.3, 0.9)), Decimal8.ONE);
    }

    /** Tight or wide, deep or shallow, none visible, or nothing known. */
    private void markLiquidity(final int instrument)
    {
        final long mark = margins.valuation().mark(instrument);
        final double spot = SPOTS[market.instruments().underlying(instrument)];
        final int kind = random.nextInt(12);
        if (kind > 0)
        {
            market.changeLiquidity(
                instrument, mark / 60 + decimal(spot * random.nextDouble(0.0005)),
                kind == 1 ? 0 : decimal(random.nextDouble(1, 60)));
        }
    }

    /** Opens an account with a random book, funds it to a ratio and loads it; false if it requires nothing. */
    public boolean open(final int legs, final double ratio)
    {
        final int account = accounts.ids().size();
        // Books without scenarios are judged by their whole margin each time: few of them, and small ones.
        final boolean standard = legs <= MAX_LEGS_STANDARD && random.nextInt(8) == 0;
        accounts.open(account + 1, standard ? MarginMode.STANDARD : MarginMode.PORTFOLIO);
        if (random.nextInt(5) == 0)
        {
            accounts.addCollateral(account, 0, decimal(random.nextDouble(1)));
        }
        final int shortShare = 30 + random.nextInt(60);
        for (int leg = 0; leg < legs; leg++)
        {
            tradeLeg(account, random.nextInt(instruments()), random.nextInt(100) < shortShare);
        }
        book.load(accounts, account);
        for (int i = random.nextInt(3); i > 0 && book.size() > 4; i--)
        {
            registerPackage(account, i);
        }
        return book.owesAnything() && fund(ratio);
    }

    private void tradeLeg(final int account, final int instrument, final boolean sells)
    {
        final long lots = 1L + random.nextInt(random.nextInt(4) == 0 ? 400 : 40);
        // Some positions are no multiple of a lot.
        final long dust = random.nextInt(20) == 0 ? market.instruments().lotSize(instrument) / 4 : 0;
        final long quantity = lots * market.instruments().lotSize(instrument) + dust;
        final double away = market.instruments().isOption(instrument) ? 1 : random.nextDouble(0.95, 1.05);
        accounts.trade(
            account, instrument, sells ? -quantity : quantity,
            Math.round(margins.valuation().mark(instrument) * away), 0);
    }

    /** Two of the positions in the ratio of one lot each, as they are held. */
    private void registerPackage(final int account, final long id)
    {
        final int first = random.nextInt(book.size() - 1);
        if (book.quantity(first) != 0 && book.quantity(first + 1) != 0)
        {
            accounts.packages().add(account, id);
            addPackageLeg(first);
            addPackageLeg(first + 1);
        }
    }

    private void addPackageLeg(final int row)
    {
        final long lot = market.instruments().lotSize(book.instrument(row));
        accounts.packages().addLeg(book.instrument(row), book.quantity(row) < 0 ? -lot : lot);
    }

    private boolean fund(final double ratio)
    {
        margins.evaluate(book, unfunded);
        final double wanted = ratio * unfunded.maintenanceRequirement();
        book.addCash(Math.round(wanted - unfunded.marginEquity()));
        margins.evaluate(book, margin);
        return margin.isPriced() && margin.hasRatio();
    }

    /** Plans a step for the account opened last. */
    public LiquidationPlan plan(final LiquidationPlanner planner, final LiquidationPolicy policy)
    {
        return planner.plan(policy, 1, book, margin, accounts, accounts.ids().size() - 1);
    }

    /** A policy with one tier for every ratio below 1.10. */
    public static LiquidationPolicy policy(final Policy policy, final double cap, final Sizing sizing)
    {
        final LiquidationTerms terms = LiquidationTerms.defaults().with("targetRatio", decimal(1.1));
        return new LiquidationPolicy(
            terms.with(policy, List.of(new Tier(terms.targetRatio(), decimal(cap), sizing))));
    }

    private static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }
}
