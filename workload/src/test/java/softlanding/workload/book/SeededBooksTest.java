package softlanding.workload.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import softlanding.workload.exchange.MarketAdapter;
import softlanding.workload.market.VenueMarket;

class SeededBooksTest
{
    private static final int BOOKS = 200;

    private final SeededBooks books = new SeededBooks(7);

    @Test
    void shouldHoldFromTwoToTwoHundredLegsInInstrumentsThatAreListedAndMarked()
    {
        int small = 0;
        int large = 0;
        for (int number = 1; number <= BOOKS; number++)
        {
            final SampleBook book = books.book(number);
            final VenueMarket market = new VenueMarket();
            final MarketAdapter adapter = new MarketAdapter(market);
            while (!book.market().isEmpty())
            {
                book.market().poll(adapter);
            }
            final Set<Integer> ids = new HashSet<>();
            for (final Holding position : book.positions())
            {
                assertTrue(ids.add(position.id()), "twice in book " + number);
                assertNotEquals(0, position.quantity());
                assertEquals(0, position.quantity() % market.instrument(position.id()).lotSize());
                assertTrue(market.mark(market.instrument(position.id()), book.nowNs()) >= 0);
            }
            small += ids.size() <= 5 ? 1 : 0;
            large += ids.size() >= 20 ? 1 : 0;
            assertTrue(!ids.isEmpty() && ids.size() <= 205, "legs: " + ids.size());
        }
        assertTrue(small > BOOKS / 10 && large > BOOKS / 4, small + " small, " + large + " large");
    }

    @Test
    void shouldDrawTheSameBookFromTheSameSeedAndNumber()
    {
        final SampleBook again = new SeededBooks(7).book(3);

        assertEquals(books.book(3).positions(), again.positions());
        assertEquals(bytes(books.book(3)), bytes(again));
        assertNotEquals(bytes(books.book(4)), bytes(again));
        assertNotEquals(bytes(new SeededBooks(8).book(3)), bytes(again));
    }

    private static List<Integer> bytes(final SampleBook book)
    {
        final List<Integer> hashes = new ArrayList<>();
        while (!book.market().isEmpty())
        {
            book.market().poll((buffer, offset, length) ->
                hashes.add(new UnsafeBuffer(buffer, offset, length).hashCode()));
        }
        return hashes;
    }
}
