package softlanding.engine.margin.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.RandomVenue;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/** Compares requirement and equity by increments with a full evaluation of the margin, on portfolios of every shape. */
class BookSumsTest
{
    private static final int VENUES = 40;
    private static final int BOOKS_PER_VENUE = 60;
    private static final int TRIALS = 12;
    private static final int MAX_ROWS = 5;

    private final AccountMargin before = new AccountMargin(4);
    private final AccountMargin after = new AccountMargin(4);
    private int trials;
    private int kept;
    private int moved;

    @Test
    void shouldRequireWhatTheWholeMarginRequires()
    {
        for (long seed = 0; seed < VENUES; seed++)
        {
            checkVenue(seed);
        }
        assertTrue(trials > 10_000, "trials: " + trials);
        assertTrue(kept > 3_000, "trials kept: " + kept);
        assertTrue(moved > 5_000, "trials that moved the requirement: " + moved);
    }

    private void checkVenue(final long seed)
    {
        final RandomVenue venue = new RandomVenue(seed, BOOKS_PER_VENUE);
        final Margins margins = new Margins(venue.market);
        final BookSums sums = new BookSums(venue.market, margins.valuation(), 64, 3);
        final SplittableRandom random = new SplittableRandom(~seed);
        final Book book = venue.emptyBook();
        for (int i = 0; i < BOOKS_PER_VENUE; i++)
        {
            venue.move();
            book.load(venue.accounts, venue.open());
            margins.evaluate(book, before);
            if (book.marginMode() == MarginMode.PORTFOLIO && before.isPriced() && book.size() > 0)
            {
                checkBook("seed=" + seed + " book=" + i, venue, margins, sums, book, random);
            }
        }
    }

    private void checkBook(
        final String name,
        final RandomVenue venue,
        final Margins margins,
        final BookSums sums,
        final Book book,
        final SplittableRandom random)
    {
        final Book trial = venue.emptyBook();
        sums.load(book);
        assertRequires(before, sums, name);
        for (int t = 0; t < TRIALS; t++)
        {
            final String story = name + " trial=" + t;
            trial.copy(book);
            sums.begin();
            double equityChange = 0;
            final int first = random.nextInt(book.size());
            for (int i = 0; i < 1 + random.nextInt(MAX_ROWS) && first + i < book.size(); i++)
            {
                equityChange += change(venue.market, margins.valuation(), sums, trial, first + i, random);
            }
            sums.evaluate();
            margins.evaluate(trial, after);
            assertRequires(after, sums, story);
            assertEquals(
                Decimal8.toDouble(after.equity() - before.equity()), equityChange, tolerance(), () -> story);
            trials++;
            moved += after.maintenanceRequirement() != before.maintenanceRequirement() ? 1 : 0;
            if (random.nextInt(3) == 0)
            {
                sums.keep();
                book.copy(trial);
                before.copy(after);
                kept++;
            }
        }
    }

    /** Trades a row in both, down to nothing, across it, or a little; returns what equity gains. */
    private static double change(
        final Market market,
        final Valuation valuation,
        final BookSums sums,
        final Book trial,
        final int row,
        final SplittableRandom random)
    {
        final int instrument = trial.instrument(row);
        final long held = trial.quantity(row);
        final long quantity = switch (random.nextInt(4))
        {
            case 0 -> -held;
            case 1 -> -held * 2;
            case 2 -> -held / 3;
            default -> (random.nextInt(200) - 100) * Decimal8.ONE / 8;
        };
        final long price = Math.round(valuation.mark(instrument) * random.nextDouble(0.9, 1.1));
        final long fee = random.nextInt(1_000) * 1_000L;
        trial.trade(row, quantity, price, fee);
        sums.change(row, market.instruments().coins(instrument, trial.quantity(row)));
        final double coins = market.instruments().coins(instrument, quantity);
        return coins * (sums.mark(row) - Decimal8.toDouble(price)) - Decimal8.toDouble(fee);
    }

    private void assertRequires(final AccountMargin expected, final BookSums sums, final String story)
    {
        assertEquals(
            Decimal8.toDouble(expected.maintenanceRequirement()), sums.requirement(), tolerance(), () -> story);
    }

    /** A few of the smallest amounts of cash, and rounding of amounts that cancel. */
    private double tolerance()
    {
        return 2e-7 + 1e-12 * Decimal8.toDouble(
            Math.abs(before.equity()) + before.maintenanceRequirement() + after.maintenanceRequirement());
    }
}
