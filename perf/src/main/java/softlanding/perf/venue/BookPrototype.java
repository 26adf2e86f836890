package softlanding.perf.venue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Instrument;

/** Ten positions that many accounts share. */
final class BookPrototype
{
    private static final double SHORT_SHARE = 0.6;
    private static final int MAX_LOTS = 50;

    private final List<Instrument> instruments;
    private final long[] quantities;

    private BookPrototype(final List<Instrument> instruments, final long[] quantities)
    {
        this.instruments = instruments;
        this.quantities = quantities;
    }

    /** Draws ten different options, more of them sold than bought. */
    static BookPrototype draw(final List<Instrument> options, final Random random)
    {
        final List<Instrument> shuffled = new ArrayList<>(options);
        Collections.shuffle(shuffled, random);
        final List<Instrument> drawn = List.copyOf(shuffled.subList(0, BenchVenue.POSITIONS));
        final long[] quantities = new long[drawn.size()];
        for (int leg = 0; leg < quantities.length; leg++)
        {
            final long lots = 1L + random.nextInt(MAX_LOTS);
            quantities[leg] = (random.nextDouble() < SHORT_SHARE ? -lots : lots) * lot(drawn.get(leg));
        }
        return new BookPrototype(drawn, quantities);
    }

    /** Draws ten sold options. The portfolio falls below its requirement when the market rises far enough. */
    static BookPrototype drawSold(final List<Instrument> options, final Random random)
    {
        final BookPrototype book = draw(options, random);
        for (int leg = 0; leg < book.quantities.length; leg++)
        {
            book.quantities[leg] = -20 * StrictMath.abs(book.quantities[leg]);
        }
        return book;
    }

    Instrument instrument(final int leg)
    {
        return instruments.get(leg);
    }

    /** Returns the signed contracts, a Decimal8 mantissa. */
    long quantity(final int leg)
    {
        return quantities[leg];
    }

    /** Returns the least tradable contracts of a leg, a Decimal8 mantissa. */
    long lot(final int leg)
    {
        return lot(instruments.get(leg));
    }

    private static long lot(final Instrument instrument)
    {
        return Coin.of(instrument.underlyingId()).lotSize();
    }
}
