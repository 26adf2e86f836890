package softlanding.engine.margin.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/** The stored sums of a standard account give what its margin gives, trial after trial. */
class StandardSumsTest
{
    private static final long ONE = 100_000_000L;
    private static final int EXPIRIES = 3;
    private static final int[] STRIKES = {100, 80, 120, 95, 110, 105};
    private static final long DAY_NS = 86_400_000_000_000L;

    private final Market market = new Market(2, 8, 64, 4);
    private final Margins margins = new Margins(market);
    private final StandardSums sums = new StandardSums(market, margins.valuation(), 64);
    private final Book book = new Book(market, 64, 4);
    private final AccountMargin margin = new AccountMargin(2);
    private int instruments;

    StandardSumsTest()
    {
        for (int underlying = 0; underlying < 2; underlying++)
        {
            market.listUnderlying(underlying + 1);
            market.changeSpot(underlying, 100 * ONE, ONE);
        }
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            market.listExpiry(expiry + 1, expiry / 2, (expiry + 1) * 20L * DAY_NS);
            for (final int strike : STRIKES)
            {
                market.listOption(++instruments, expiry, strike * ONE, InstrumentKind.CALL, ONE / 10, ONE / 10);
                market.listOption(++instruments, expiry, strike * ONE, InstrumentKind.PUT, ONE, ONE / 10);
                market.changeVolatility(
                    market.expiries().strikeSlot(expiry, strike * ONE), (30 + strike / 10) * ONE / 100, ONE);
            }
            market.listFuture(++instruments, expiry, ONE, ONE / 10);
            market.changeForward(expiry, (100 + expiry) * ONE, ONE / 50, ONE, ONE, 1);
        }
        market.listPerpetual(++instruments, 0, ONE, ONE / 10);
        market.changePerpetualPrice(instruments - 1, 101 * ONE, ONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldRequireWhatTheMarginRequires(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        book.clear(MarginMode.STANDARD);
        book.addCash(5_000 * ONE);
        for (int i = 0; i < 25; i++)
        {
            final int instrument = random.nextInt(instruments);
            book.trade(book.require(instrument), (random.nextInt(41) - 20) * ONE, 0, 0);
        }
        assertTrue(sums.load(book));
        assertSame(0);
        double counted = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            final Book changed = new Book(market, 64, 4);
            changed.copy(book);
            sums.begin();
            double value = counted;
            final int first = random.nextInt(book.size());
            for (int i = 0; i < 1 + random.nextInt(3) && first + i < book.size(); i++)
            {
                final int row = first + i;
                final long closed = random.nextInt(3) == 0 ? book.quantity(row) : book.quantity(row) / 3;
                changed.trade(row, -closed, 0, 0);
                final int instrument = book.instrument(row);
                sums.change(row, market.instruments().coins(instrument, book.quantity(row) - closed));
                value += market.instruments().isOption(instrument) ?
                    market.instruments().coins(instrument, closed) * sums.mark(row) : 0;
            }
            sums.evaluate();
            margins.evaluate(changed, margin);
            assertEquals(Decimal8.toDouble(margin.maintenanceRequirement()), sums.requirement(), 1e-6);
            assertEquals(value, sums.countedValue(), 1e-6);
            if (random.nextInt(6) == 0)
            {
                sums.keep();
                book.copy(changed);
                counted = value;
                assertSame(counted);
            }
        }
    }

    private void assertSame(final double counted)
    {
        margins.evaluate(book, margin);
        sums.begin();
        sums.evaluate();
        assertEquals(Decimal8.toDouble(margin.maintenanceRequirement()), sums.requirement(), 1e-6);
        assertEquals(counted, sums.countedValue(), 1e-6);
    }
}
