package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class AccountSetTest
{
    private static final int[] SIZES = {1, 2, 63, 64, 65, 4_095, 4_096, 4_097, 300_000};

    @Test
    void shouldBeWalkedInTheOrderOfSlots()
    {
        RandomOperations.play(SetAndTree::new);
    }

    /** A set beside a tree. */
    private static final class SetAndTree implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final int accounts;
        private final AccountSet set;
        private final TreeSet<Integer> tree = new TreeSet<>();

        SetAndTree(final SplittableRandom random)
        {
            this.random = random;
            accounts = SIZES[random.nextInt(SIZES.length)];
            set = new AccountSet(accounts);
        }

        @Override
        public void operate()
        {
            final int account = account();
            if (random.nextBoolean())
            {
                set.add(account);
                tree.add(account);
            }
            else
            {
                set.remove(account);
                tree.remove(account);
            }
            if (random.nextInt(500) == 0)
            {
                walk();
            }
            final int asked = account();
            assertEquals(tree.size(), set.size());
            assertEquals(tree.contains(asked), set.contains(asked));
            final int from = random.nextInt(accounts + 1);
            final Integer next = tree.ceiling(from);
            assertEquals(next == null ? AccountSet.NONE : next, set.next(from));
        }

        /** Ends of words and of the whole set are met as often as all others. */
        private int account()
        {
            final int anywhere = random.nextInt(accounts);
            return switch (random.nextInt(4))
            {
                case 0 -> anywhere & ~63;
                case 1 -> Math.min(accounts - 1, anywhere | 63);
                case 2 -> accounts - 1 - random.nextInt(Math.min(accounts, 3));
                default -> anywhere;
            };
        }

        private void walk()
        {
            int account = set.next(0);
            for (final int expected : tree)
            {
                assertEquals(expected, account);
                account = set.next(account + 1);
            }
            assertEquals(AccountSet.NONE, account);
        }
    }
}
