package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Every feed has a number of its own, and a halt is forgotten by no other feed's fate. */
class FeedsTest
{
    private static final Map<FeedKind, Integer> SIZES = new EnumMap<>(Map.of(
        FeedKind.STABLE, 1, FeedKind.SPOT, 2, FeedKind.FORWARD, 3, FeedKind.SURFACE, 3, FeedKind.VOLATILITY, 4,
        FeedKind.PERPETUAL, 5, FeedKind.COLLATERAL, 6));
    private static final int OPERATIONS = Integer.getInteger("softlanding.operations", 20_000);

    private final Feeds feeds = new Feeds(2, 3, 4, 5, 6);

    @Test
    void shouldNumberEveryFeedOnce()
    {
        final Set<Integer> numbers = new HashSet<>();
        SIZES.forEach((kind, size) ->
        {
            for (int slot = 0; slot < size; slot++)
            {
                final int feed = feeds.of(kind, slot);
                assertTrue(numbers.add(feed), "two feeds have the number " + feed);
                assertTrue(feed >= 0 && feed < feeds.capacity(), "beyond the capacity: " + feed);
                assertEquals(kind, feeds.kind(feed));
                assertEquals(slot, feeds.slot(feed));
            }
        });
        assertEquals(feeds.capacity(), numbers.size());
        assertFalse(numbers.contains(Feeds.NONE));
    }

    @RepeatedTest(5)
    void shouldRememberHaltsLikeATable(final RepetitionInfo repetition)
    {
        final SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        final Map<Integer, SuspensionReason> halted = new HashMap<>();
        final long allBelieved = feeds.hash();
        for (int i = 0; i < OPERATIONS; i++)
        {
            final int feed = random.nextInt(feeds.capacity());
            if (random.nextInt(5) < 2)
            {
                final SuspensionReason reason =
                    SuspensionReason.ofCode(random.nextInt(SuspensionReason.values().length));
                feeds.halt(feed, reason);
                halted.put(feed, reason);
            }
            else
            {
                feeds.resume(feed);
                halted.remove(feed);
            }
            assertSame(halted, random.nextInt(feeds.capacity()));
            assertEquals(halted.isEmpty(), feeds.hash() == allBelieved, "the hash sees every halt");
        }
    }

    private void assertSame(final Map<Integer, SuspensionReason> halted, final int feed)
    {
        assertEquals(!halted.isEmpty(), feeds.isAnyHalted());
        assertEquals(halted.containsKey(feed), feeds.isHalted(feed));
        assertEquals(halted.containsKey(feed), feeds.isHalted(feeds.kind(feed), feeds.slot(feed)));
        for (final SuspensionReason reason : SuspensionReason.values())
        {
            assertEquals(reason == halted.get(feed), feeds.isHalted(feed, reason));
        }
    }

    @Test
    void shouldTellReasonsApartInTheHash()
    {
        feeds.halt(3, SuspensionReason.STALE);
        final long stale = feeds.hash();
        feeds.halt(3, SuspensionReason.JUMP);

        assertNotEquals(stale, feeds.hash());
        feeds.resume(3);
        assertFalse(feeds.isAnyHalted(), "one feed was halted, for whatever reasons");
    }
}
