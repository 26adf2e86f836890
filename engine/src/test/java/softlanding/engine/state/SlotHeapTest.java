package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.liquidation.due.WorstFirst;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;

/** Heaps of slots beside sorted sets. */
class SlotHeapTest
{
    private static final int SLOTS = 40;

    @Test
    void shouldKeepTimesInOrder()
    {
        RandomOperations.play(TimesAndSet::new);
    }

    @Test
    void shouldKeepAnyTotalOrder()
    {
        RandomOperations.play(OrderAndSet::new);
    }

    @Test
    void shouldTakeTheLowestRatioFirst()
    {
        RandomOperations.play(2_500, WorstAndSet::new);
    }

    private static void assertSame(final SortedSet<Integer> expected, final SlotHeap heap, final int asked)
    {
        assertEquals(expected.isEmpty(), heap.isEmpty());
        assertEquals(expected.isEmpty() ? Ids.NONE : expected.first(), heap.first());
        assertEquals(expected.contains(asked), heap.contains(asked));
    }

    /** Times with many ties. */
    private static final class TimesAndSet implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final TimeHeap heap = new TimeHeap(SLOTS);
        private final long[] times = new long[SLOTS];
        private final TreeSet<Integer> slots =
            new TreeSet<>(Comparator.comparing((Integer slot) -> times[slot]).thenComparing(slot -> slot));

        TimesAndSet(final SplittableRandom random)
        {
            this.random = random;
        }

        @Override
        public void operate()
        {
            final int slot = random.nextInt(SLOTS);
            slots.remove(slot);
            if (random.nextInt(3) == 0)
            {
                heap.remove(slot);
            }
            else
            {
                times[slot] = random.nextInt(5) == 0 ? Long.MAX_VALUE - 1 : random.nextLong(30) - 10;
                heap.set(slot, times[slot]);
                slots.add(slot);
            }
            assertSame(slots, heap, random.nextInt(SLOTS));
            assertEquals(slots.isEmpty() ? Long.MAX_VALUE : times[slots.first()], heap.firstNs());
        }
    }

    /** The order of a fixed permutation; slots are also taken out from the front, all of them. */
    private static final class OrderAndSet implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final int[] rank = new int[SLOTS];
        private final SlotHeap heap;
        private final TreeSet<Integer> slots = new TreeSet<>(Comparator.comparing((Integer slot) -> rank[slot]));

        OrderAndSet(final SplittableRandom random)
        {
            this.random = random;
            for (int i = 0; i < SLOTS; i++)
            {
                final int other = random.nextInt(i + 1);
                rank[i] = rank[other];
                rank[other] = i;
            }
            heap = new SlotHeap(SLOTS)
            {
                @Override
                protected boolean isBefore(final int slot, final int other)
                {
                    return rank[slot] < rank[other];
                }
            };
        }

        @Override
        public void operate()
        {
            final int slot = random.nextInt(SLOTS);
            if (random.nextInt(200) == 0)
            {
                while (!slots.isEmpty())
                {
                    assertEquals(slots.first(), heap.first());
                    heap.remove(slots.pollFirst());
                }
            }
            else if (slots.add(slot))
            {
                heap.add(slot);
            }
            else
            {
                slots.remove(slot);
                heap.remove(slot);
            }
            assertSame(slots, heap, random.nextInt(SLOTS));
        }
    }

    /** Ratios of real margins, compared as exact fractions. */
    private static final class WorstAndSet implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final WorstFirst heap = new WorstFirst(SLOTS);
        private final Market market = new Market(1, 1, 1, 1);
        private final Margins margins = new Margins(market);
        private final Book book = new Book(market, 1, 1);
        private final AccountMargin margin = new AccountMargin(1);
        private final BigDecimal[] equity = new BigDecimal[SLOTS];
        private final BigDecimal[] requirement = new BigDecimal[SLOTS];
        private final TreeSet<Integer> slots = new TreeSet<>(this::compare);
        WorstAndSet(final SplittableRandom random)
        {
            this.random = random;
            Arrays.fill(equity, BigDecimal.ZERO);
            Arrays.fill(requirement, BigDecimal.ZERO);
            market.listAsset(1, Ids.NONE, Decimal8.ONE / 10, 0);
            market.changeCollateralPrice(0, Decimal8.ONE, Decimal8.ONE);
        }

        /** Debt without requirement first; then the ratios, by cross products. */
        private int compare(final int one, final int other)
        {
            final boolean noneOne = requirement[one].signum() == 0;
            final boolean noneOther = requirement[other].signum() == 0;
            final int byRatio = noneOne || noneOther ? Boolean.compare(noneOther, noneOne) :
                equity[one].multiply(requirement[other]).compareTo(equity[other].multiply(requirement[one]));
            return byRatio != 0 ? byRatio : Integer.compare(one, other);
        }

        @Override
        public void operate()
        {
            if (random.nextInt(3) == 0 && !slots.isEmpty())
            {
                assertEquals(slots.pollFirst(), heap.takeWorst());
            }
            final int slot = random.nextInt(SLOTS);
            slots.remove(slot);
            final long unit = random.nextBoolean() ? 10 : Decimal8.ONE;
            final long collateral = random.nextInt(4) * unit * 10;
            book.clear(MarginMode.PORTFOLIO);
            book.addCash((collateral == 0 ? -1 : random.nextInt(4) - 3) * unit);
            if (collateral > 0)
            {
                book.addCollateral(0, collateral);
            }
            margins.evaluate(book, margin);
            assertTrue(margin.isPriced());
            equity[slot] = BigDecimal.valueOf(margin.marginEquity());
            requirement[slot] = BigDecimal.valueOf(margin.maintenanceRequirement());
            assertEquals(collateral / 10, margin.maintenanceRequirement());
            heap.note(slot, margin);
            slots.add(slot);
            assertSame(slots, heap, random.nextInt(SLOTS));
        }
    }
}
