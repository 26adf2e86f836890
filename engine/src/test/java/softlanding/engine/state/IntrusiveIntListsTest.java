package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntrusiveIntListsTest
{
    private static final int LISTS = 4;
    private static final int ENTRIES = 20;

    @Test
    void shouldKeepTheOrderOfEachList()
    {
        RandomOperations.play(ListsAndTwins::new);
    }

    /** Linked lists beside array lists. */
    private static final class ListsAndTwins implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final IntrusiveIntLists lists = new IntrusiveIntLists(LISTS, ENTRIES);
        private final List<List<Integer>> twins = new ArrayList<>();

        ListsAndTwins(final SplittableRandom random)
        {
            this.random = random;
            for (int list = 0; list < LISTS; list++)
            {
                twins.add(new ArrayList<>());
            }
        }

        @Override
        public void operate()
        {
            final int entry = random.nextInt(ENTRIES);
            final boolean isThere = twins.stream().anyMatch(twin -> twin.contains(entry));
            assertEquals(isThere, lists.contains(entry));
            if (isThere)
            {
                lists.remove(entry);
                twins.forEach(twin -> twin.remove(Integer.valueOf(entry)));
            }
            else
            {
                lists.remove(entry);
                final int list = random.nextInt(LISTS);
                if (random.nextBoolean())
                {
                    lists.prepend(list, entry);
                    twins.get(list).add(0, entry);
                }
                else
                {
                    lists.append(list, entry);
                    twins.get(list).add(entry);
                }
            }
            for (int list = 0; list < LISTS; list++)
            {
                final List<Integer> listed = new ArrayList<>();
                for (int e = lists.first(list); e != IntrusiveIntLists.NONE; e = lists.next(e))
                {
                    listed.add(e);
                }
                assertEquals(twins.get(list), listed);
            }
        }
    }
}
