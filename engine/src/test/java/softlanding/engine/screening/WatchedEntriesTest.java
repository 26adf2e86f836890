package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class WatchedEntriesTest
{
    private static final int GROUPS = 4;
    private static final int ENTRIES = 20;

    @Test
    void shouldListTheEntriesOfEachGroup()
    {
        RandomOperations.play(ListsAndSets::new);
    }

    /** Linked lists beside a set for each group. */
    private static final class ListsAndSets implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final WatchedEntries entries = new WatchedEntries(GROUPS, ENTRIES);
        private final List<Set<Integer>> sets = new ArrayList<>();

        ListsAndSets(final SplittableRandom random)
        {
            this.random = random;
            for (int group = 0; group < GROUPS; group++)
            {
                sets.add(new LinkedHashSet<>());
            }
        }

        @Override
        public void operate()
        {
            final int entry = random.nextInt(ENTRIES);
            if (random.nextBoolean())
            {
                final int group = random.nextInt(GROUPS);
                entries.add(entry, group);
                // One that is there already stays in its group.
                if (sets.stream().noneMatch(set -> set.contains(entry)))
                {
                    sets.get(group).add(entry);
                }
            }
            else
            {
                entries.remove(entry);
                sets.forEach(set -> set.remove(entry));
            }
            for (int group = 0; group < GROUPS; group++)
            {
                final List<Integer> listed = new ArrayList<>();
                for (int e = entries.first(group); e != WatchedEntries.NONE; e = entries.next(e))
                {
                    listed.add(0, e);
                }
                assertEquals(new ArrayList<>(sets.get(group)), listed);
            }
        }
    }
}
