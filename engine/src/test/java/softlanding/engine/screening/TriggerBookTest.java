package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class TriggerBookTest
{
    private static final int BOOKS = 3;
    private static final int ENTRIES = 40;
    private static final int BUCKETS = 64;
    private static final double RESOLUTION = 8;
    /** Levels at which buckets end: 64 of them, half below 0, an eighth wide. */
    private static final double FARTHEST = 4;

    @Test
    void shouldFindAnEntryAtMostABucketEarlyAndNeverLate()
    {
        RandomOperations.play(6_000, BookAndList::new);
    }

    /** An entry that waits. */
    private record Waiting(int entry, int book, double limit)
    {
    }

    /** Books beside one list sorted by limit, the highest first. */
    private static final class BookAndList implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final TriggerBook books = new TriggerBook(BOOKS, ENTRIES, BUCKETS, RESOLUTION);
        private final List<Waiting> list = new ArrayList<>();

        BookAndList(final SplittableRandom random)
        {
            this.random = random;
            for (int book = 0; book < BOOKS; book++)
            {
                assertFalse(books.isOpen(book));
                books.open(book);
                assertTrue(books.isOpen(book));
            }
        }

        /** Often where buckets meet, and sometimes beyond the ends. */
        private double level()
        {
            final double level = random.nextDouble(-1.2 * FARTHEST, 1.2 * FARTHEST);
            return random.nextInt(3) == 0 ? Math.rint(level * RESOLUTION) / RESOLUTION : level;
        }

        @Override
        public void operate()
        {
            final int entry = random.nextInt(ENTRIES);
            final boolean waits = list.stream().anyMatch(waiting -> waiting.entry == entry);
            assertEquals(waits, books.contains(entry));
            if (waits)
            {
                books.remove(entry);
                list.removeIf(waiting -> waiting.entry == entry);
            }
            else
            {
                final Waiting waiting = new Waiting(entry, random.nextInt(BOOKS), level());
                books.add(waiting.book, entry, waiting.limit);
                list.add(waiting);
                list.sort(Comparator.comparingDouble(Waiting::limit).reversed());
            }
            compare(random.nextInt(BOOKS), level());
        }

        private void compare(final int book, final double level)
        {
            final List<Waiting> here = list.stream().filter(waiting -> waiting.book == book).toList();
            final int found = books.reached(book, level);
            final double bucket = 1 / RESOLUTION;
            // Beyond its ends a book no longer tells levels apart.
            final boolean isBelowAll = level < bucket - FARTHEST;
            final double present = Math.min(FARTHEST - bucket, level);
            if (found == TriggerBook.NONE)
            {
                assertTrue(here.isEmpty() || here.get(0).limit < level, "too late");
            }
            else
            {
                final Waiting first = here.stream().filter(waiting -> waiting.entry == found).findAny().orElseThrow();
                assertTrue(isBelowAll || first.limit > present - bucket, "too early: " + first + " at " + level);
                assertEquals(lowerEnd(here.get(0).limit), lowerEnd(first.limit), "not the highest bucket");
                assertEquals(found, books.reached(book, level), "it stays until it is removed");
            }
            if (random.nextInt(8) == 0)
            {
                take(book, random.nextBoolean() ? Double.NEGATIVE_INFINITY : level);
                return;
            }
            if (random.nextInt(10) > 0)
            {
                return;
            }
            final double limit = level();
            assertEquals(found(limit, level), !books.waits(limit, level), () -> limit + " at " + level);
        }

        /** Takes out what a level has reached. */
        private void take(final int book, final double level)
        {
            final int expected = books.reached(book, level);
            final int taken = level == Double.NEGATIVE_INFINITY ? books.takeAny(book) : books.take(book, level);
            assertEquals(expected, taken);
            assertTrue(taken == TriggerBook.NONE || !books.contains(taken), "it waits no longer");
            list.removeIf(waiting -> waiting.entry == taken);
            assertEquals(
                list.stream().noneMatch(waiting -> waiting.book == book),
                books.reached(book, Double.NEGATIVE_INFINITY) == TriggerBook.NONE);
        }

        /** Where the bucket of a limit begins; the outermost buckets take in all beyond. */
        private static double lowerEnd(final double limit)
        {
            final double within = Math.max(-FARTHEST, Math.min(FARTHEST - 1 / RESOLUTION, limit));
            return Math.floor(within * RESOLUTION) / RESOLUTION;
        }

        /** Whether an entry with this limit would be found at once, were it alone. */
        private boolean found(final double limit, final double level)
        {
            final TriggerBook alone = new TriggerBook(1, 1, BUCKETS, RESOLUTION);
            alone.open(0);
            alone.add(0, 0, limit);
            return alone.reached(0, level) == 0;
        }
    }
}
