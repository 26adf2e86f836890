package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.state.RandomOperations;

class BracketBooksTest
{
    private static final int GROUPS = 3;
    private static final int MARKS = 9;
    private static final int ENTRIES = 30;
    private static final double RESOLUTION = 1 << 10;
    private static final double BUCKET = 1 / RESOLUTION;

    @Test
    void shouldFindTheBracketsThatAMarkHasLeft()
    {
        RandomOperations.play(5_000, BooksAndList::new);
    }

    /** An entry with its bracket, or parked. */
    private static final class Entry
    {
        private final int id;
        private final int group;
        private final int generation;
        private double lowest;
        private double highest;
        private boolean parked;

        Entry(final int id, final int group, final int generation)
        {
            this.id = id;
            this.group = group;
            this.generation = generation;
        }
    }

    /** Books beside a list of brackets, each of them looked at. */
    private static final class BooksAndList implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final Levels levels = new Levels(GROUPS, MARKS, true);
        private final BracketBooks books = new BracketBooks(levels, GROUPS, ENTRIES, RESOLUTION);
        private final List<Entry> list = new ArrayList<>();

        BooksAndList(final SplittableRandom random)
        {
            this.random = random;
            for (int mark = 0; mark < MARKS; mark++)
            {
                levels.add(mark, mark % GROUPS, 100, 0.01);
            }
            for (int group = 0; group < GROUPS; group++)
            {
                books.open(group);
            }
        }

        @Override
        public void operate()
        {
            final int mark = random.nextInt(MARKS);
            final int group = mark % GROUPS;
            switch (random.nextInt(40))
            {
                case 0 -> renew(group);
                case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> change(random.nextInt(ENTRIES), group);
                default -> levels.set(mark, levels.value(mark) * random.nextDouble(0.995, 1.005));
            }
            if (Math.abs(levels.level(levels.generation(group), mark)) > 0.4)
            {
                levels.set(mark, 100);
            }
            compare(mark);
        }

        private void renew(final int group)
        {
            if (levels.isDraining(group))
            {
                list.stream().filter(entry -> entry.group == group && isOutdated(entry)).findAny()
                    .ifPresent(this::remove);
                return;
            }
            levels.renew(group);
            for (int mark = levels.first(group); mark != Levels.NONE; mark = levels.next(mark))
            {
                levels.setUnit(mark, 1 / levels.value(mark));
            }
            books.onRenewed(group);
        }

        private void change(final int id, final int group)
        {
            final Entry known = list.stream().filter(entry -> entry.id == id).findAny().orElse(null);
            final double width = random.nextDouble(0.02);
            final double lowest = levels.least(group) - width * random.nextDouble();
            final double highest = levels.most(group) + width * random.nextDouble();
            if (known == null)
            {
                if (books.waits(group, lowest, highest))
                {
                    final Entry entry = new Entry(id, group, levels.generation(group));
                    books.add(id, group, lowest, highest);
                    set(entry, lowest, highest);
                    list.add(entry);
                }
            }
            else if (known.group == group && !isOutdated(known) && random.nextInt(3) > 0)
            {
                books.move(id, lowest, highest);
                set(known, lowest, highest);
            }
            else if (random.nextBoolean())
            {
                books.park(id);
                known.parked = true;
            }
            else
            {
                remove(known);
            }
        }

        private static void set(final Entry entry, final double lowest, final double highest)
        {
            entry.lowest = lowest;
            entry.highest = highest;
            entry.parked = false;
        }

        private void remove(final Entry entry)
        {
            books.remove(entry.id);
            list.remove(entry);
        }

        private boolean isOutdated(final Entry entry)
        {
            return entry.generation != levels.generation(entry.group);
        }

        private boolean isLeft(final Entry entry, final int mark, final double tolerance)
        {
            final double level = levels.level(entry.generation, mark);
            return !entry.parked && entry.group == mark % GROUPS &&
                (level <= entry.lowest + tolerance || level >= entry.highest - tolerance);
        }

        private void compare(final int mark)
        {
            int found = books.takeReached(mark);
            while (found != -1)
            {
                final int id = found;
                final Entry entry = list.stream().filter(one -> one.id == id).findAny().orElseThrow();
                assertTrue(isLeft(entry, mark, BUCKET), "too early");
                final double level = levels.level(entry.generation, mark);
                final boolean isLow = level <= entry.lowest + BUCKET;
                if (isLow != level >= entry.highest - BUCKET && random.nextInt(3) == 0)
                {
                    // It is left alone and waits for its other limit.
                    entry.lowest = isLow ? Double.NEGATIVE_INFINITY : entry.lowest;
                    entry.highest = isLow ? entry.highest : Double.POSITIVE_INFINITY;
                }
                else if (random.nextBoolean())
                {
                    books.park(found);
                    entry.parked = true;
                }
                else
                {
                    remove(entry);
                }
                found = books.takeReached(mark);
            }
            assertTrue(list.stream().noneMatch(entry -> isLeft(entry, mark, 0)), "too late");
            assertEquals(list.stream().anyMatch(this::isOutdated), books.hasOutdated());
            for (final Entry entry : list)
            {
                assertEquals(isOutdated(entry), books.isOutdated(entry.id));
                assertEquals(entry.group, books.group(entry.id));
            }
            for (int group = 0; group < GROUPS; group++)
            {
                final int of = group;
                assertEquals(list.stream().anyMatch(entry -> entry.group == of && isOutdated(entry)),
                    levels.isDraining(group), "a generation ends with its last entry");
            }
            final double lowest = random.nextDouble(-0.3, 0.3);
            final double highest = lowest + random.nextDouble(0.1);
            final boolean waits = books.waits(mark % GROUPS, lowest, highest);
            final double least = levels.least(mark % GROUPS);
            final double most = levels.most(mark % GROUPS);
            assertTrue(!waits || (lowest < least && highest > most));
            assertTrue(waits || lowest > least - BUCKET || highest < most + BUCKET);
        }
    }
}
