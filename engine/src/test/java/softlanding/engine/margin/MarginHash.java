package softlanding.engine.margin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A hash of the bits of equity, requirements, scenario losses and Greeks of random books, the same on every JVM.
 * <p>
 * {@code java -cp engine/target/classes:engine/target/test-classes:agrona.jar softlanding.engine.margin.MarginHash
 * 10000 /dev/stdout}
 */
final class MarginHash
{
    private static final long SEED = 42L;
    private static final int BOOKS_PER_VENUE = 100;

    private final AccountMargin margin = new AccountMargin(4);
    private long hash;
    private int priced;

    private MarginHash()
    {
    }

    public static void main(final String[] arguments) throws IOException
    {
        final long hash = of(Integer.parseInt(arguments[0]));
        Files.writeString(Path.of(arguments[1]), Long.toHexString(hash) + System.lineSeparator());
    }

    /** Returns the hash over a number of portfolios, rounded up to hundreds. */
    static long of(final int books)
    {
        final MarginHash marginHash = new MarginHash();
        for (int done = 0; done < books; done += BOOKS_PER_VENUE)
        {
            marginHash.mixVenue(new RandomVenue(SEED + done, BOOKS_PER_VENUE));
        }
        if (marginHash.priced < books)
        {
            throw new IllegalStateException("books without a margin: " + (books - marginHash.priced));
        }
        return marginHash.hash;
    }

    private void mixVenue(final RandomVenue venue)
    {
        final Margins margins = new Margins(venue.market);
        final AccountGreeks greeks = new AccountGreeks(venue.market, 4);
        final Book book = venue.emptyBook();
        for (int i = 0; i < BOOKS_PER_VENUE; i++)
        {
            venue.move();
            book.load(venue.accounts, venue.open());
            margins.evaluate(book, margin);
            greeks.evaluate(book, margin);
            priced += margin.isPriced() ? 1 : 0;
            mix(margin);
            mix(greeks);
        }
    }

    private void mix(final AccountMargin of)
    {
        mix(of.equity());
        mix(of.marginEquity());
        mix(of.maintenanceRequirement());
        mix(of.initialRequirement());
        for (int i = 0; i < of.underlyings(); i++)
        {
            mix(of.worstScenario(i));
            mix(Double.doubleToRawLongBits(of.worstLoss(i)));
        }
    }

    private void mix(final AccountGreeks of)
    {
        mix(Double.doubleToRawLongBits(of.delta()));
        mix(Double.doubleToRawLongBits(of.gamma()));
        mix(Double.doubleToRawLongBits(of.vega()));
        mix(Double.doubleToRawLongBits(of.theta()));
    }

    private void mix(final long value)
    {
        hash = Long.rotateLeft((hash ^ value) * 0x9e3779b97f4a7c15L, 27);
    }
}
