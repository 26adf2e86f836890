package softlanding.engine.margin.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.state.Decimal8;

/**
 * The gradient against differences of the exact margin: equal on smooth ground, between both sides at a kink, and its
 * plane never below the surplus.
 */
class SurplusGradientTest
{
    private static final double TARGET = 1.1;
    private static final long STEP = Decimal8.ONE / 1_000;
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final int INSTRUMENTS = 28;

    private final Market market = new Market(2, 4, 64, 1);
    private final Accounts accounts = new Accounts(market, 2_000, 65_536, 16, 64);
    private final Margins margins = new Margins(market);
    private final SurplusGradient gradient = new SurplusGradient(64);
    private final BookSums sums = new BookSums(market, margins.valuation(), 64, 2);
    private final AccountMargin before = new AccountMargin(2);
    private final AccountMargin after = new AccountMargin(2);
    private int smooth;
    private int lifted;

    @Test
    void shouldBeTheDerivativeOfTheSurplusOnSmoothGround()
    {
        list(0, 1_000);
        list(1, 60);
        for (int seed = 0; seed < 300; seed++)
        {
            final Book book = book(seed);
            margins.evaluate(book, before);
            assertTrue(before.isPriced());
            sums.load(book);
            gradient.evaluate(sums, TARGET);
            for (int row = 0; row < book.size(); row++)
            {
                check(seed, book, row);
            }
        }
        assertTrue(smooth > 1_000, "compared: " + smooth);
    }

    private void check(final int seed, final Book book, final int row)
    {
        final double coins = market.instruments().coins(book.instrument(row), STEP);
        final double more = slope(book, row, STEP) / coins;
        final double less = slope(book, row, -STEP) / -coins;
        final double noise = 2e-4 + 1e-6 * Math.abs(more);
        final double least = Math.min(more, less) - noise;
        final double most = Math.max(more, less) + noise;
        final double claimed = gradient.perCoin(row);
        assertTrue(least <= claimed && claimed <= most, () -> "seed=" + seed + " row=" + row + " instrument=" +
            book.instrument(row) + " claimed=" + claimed + " differences=" + less + ", " + more);
        smooth += most - least < 3 * noise ? 1 : 0;
    }

    @Test
    void shouldLieAboveTheSurplusAfterAnyClosing()
    {
        list(0, 1_000);
        list(1, 60);
        market.setMarginModel(0, tiltsOnly());
        market.setMarginModel(1, tiltsOnly());
        final Book closed = new Book(market, 64, 1);
        for (int seed = 0; seed < 2_000; seed++)
        {
            final SplittableRandom random = new SplittableRandom(~seed);
            final Book book = book(seed);
            margins.evaluate(book, before);
            sums.load(book);
            gradient.evaluate(sums, TARGET);
            lifted += gradient.slack() > 0 ? 1 : 0;
            for (int closing = 0; closing < 10; closing++)
            {
                closed.copy(book);
                checkClosing(seed, closed, random);
            }
        }
        assertTrue(lifted > 20, "planes above the surplus: " + lifted);
    }

    /** Tilts so heavy that they are the worst of every book. */
    private static MarginModel tiltsOnly()
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.clearScenarios();
        settings.addScenario(Decimal8.ONE, VolShock.LINEAR, 5 * Decimal8.ONE);
        settings.addScenario(Decimal8.ONE, VolShock.ABS, 5 * Decimal8.ONE);
        settings.basisAdd = 0;
        settings.basisMult = 0;
        return new MarginModel(settings);
    }

    private void checkClosing(final int seed, final Book closed, final SplittableRandom random)
    {
        double most = gradient.slack();
        for (int row = 0; row < closed.size(); row++)
        {
            if (random.nextInt(3) == 0 && closed.quantity(row) != 0)
            {
                final long contracts = random.nextBoolean() ?
                    -closed.quantity(row) : (long)(-closed.quantity(row) * random.nextDouble());
                most += gradient.perCoin(row) * market.instruments().coins(closed.instrument(row), contracts);
                closed.trade(row, contracts, margins.valuation().mark(closed.instrument(row)), 0);
            }
        }
        margins.evaluate(closed, after);
        final double released = released();
        final double bound = most;
        assertTrue(released <= bound + 1e-6 + 1e-11 * Decimal8.toDouble(before.maintenanceRequirement()),
            () -> "seed=" + seed + " released=" + released + " bound=" + bound);
    }

    private double released()
    {
        return -TARGET * Decimal8.toDouble(after.maintenanceRequirement() - before.maintenanceRequirement());
    }

    /** Returns the change of surplus, with equity fixed, for additional contracts of a row. */
    private double slope(final Book book, final int row, final long contracts)
    {
        final Book other = new Book(market, 64, 1);
        other.copy(book);
        other.trade(row, contracts, margins.valuation().mark(book.instrument(row)), 0);
        margins.evaluate(other, after);
        return released();
    }

    private Book book(final int seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        accounts.open(seed, MarginMode.PORTFOLIO);
        final int account = accounts.ids().slot(seed);
        for (int leg = 0; leg < 2 + random.nextInt(12); leg++)
        {
            final int instrument = random.nextInt(INSTRUMENTS);
            accounts.trade(
                account, instrument, (random.nextInt(200) - 100) * Decimal8.ONE / 7,
                margins.valuation().mark(instrument), 0);
        }
        final Book book = new Book(market, 64, 1);
        book.load(accounts, account);
        return book;
    }

    private void list(final int underlying, final long spot)
    {
        final int first = underlying * 14;
        market.listUnderlying(underlying + 1);
        market.changeSpot(underlying, spot * Decimal8.ONE, Decimal8.ONE);
        market.listPerpetual(first + 1, underlying, Decimal8.ONE / 10, Decimal8.ONE);
        market.changePerpetualPrice(first, spot * 1_001 * Decimal8.ONE / 1_000, Decimal8.ONE);
        for (int e = 0; e < 2; e++)
        {
            final int expiry = underlying * 2 + e;
            market.listExpiry(expiry + 1, underlying, NOW + (5 + 60L * e) * 86_400_000_000_000L);
            market.changeForward(expiry, spot * Decimal8.ONE, Decimal8.ONE / 50, Decimal8.ONE, Decimal8.ONE, NOW);
            for (int k = 0; k < 3; k++)
            {
                listStrike(first + 1 + 6 * e + 2 * k, expiry, spot * (90 + 10 * k) * Decimal8.ONE / 100);
            }
        }
        market.listFuture(first + 14, underlying * 2 + 1, Decimal8.ONE, Decimal8.ONE);
    }

    private void listStrike(final int slot, final int expiry, final long strike)
    {
        market.listOption(slot + 1, expiry, strike, InstrumentKind.CALL, Decimal8.ONE, Decimal8.ONE);
        market.listOption(slot + 2, expiry, strike, InstrumentKind.PUT, Decimal8.ONE, Decimal8.ONE);
        market.changeVolatility(market.instruments().strikeSlot(slot), Decimal8.ONE * 6 / 10, Decimal8.ONE);
    }
}
