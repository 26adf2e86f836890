package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest
{
    private final Legs legs = new Legs(200, 3, 12);
    private final UnitFinder finder = new UnitFinder(legs, 2_000);

    @Test
    void shouldAllocateNothingOnceWarm()
    {
        final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
        new RandomBook(7, 200, 3).fill(legs);
        assertTrue(findOften() > 200_000);

        final long before = threads.getCurrentThreadAllocatedBytes();
        final long units = findOften();
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 1_024, "allocated " + allocated + " bytes for " + units + " units");
    }

    private long findOften()
    {
        long units = 0;
        for (int search = 0; search < 1_000; search++)
        {
            units += finder.find().size();
        }
        return units;
    }
}
