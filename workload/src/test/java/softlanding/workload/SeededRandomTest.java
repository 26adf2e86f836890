package softlanding.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeededRandomTest
{
    @Test
    void shouldGiveThePublishedSequenceOfSplitMix64()
    {
        final SeededRandom random = new SeededRandom(1234567);

        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
    }

    @Test
    void shouldStayInsideItsRanges()
    {
        final SeededRandom random = new SeededRandom(7);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++)
        {
            final int drawn = random.nextInt(6);
            assertTrue(drawn >= 0 && drawn < 6, () -> "drawn=" + drawn);
            final double between = random.between(-3, 2);
            assertTrue(between >= -3 && between < 2, () -> "between=" + between);
            final double gaussian = random.nextGaussian();
            sum += gaussian;
            squares += gaussian * gaussian;
        }
        assertEquals(0, sum / 20_000, 0.03);
        assertEquals(1, squares / 20_000, 0.05);
    }

    @Test
    void shouldGiveEachPurposeItsOwnSequence()
    {
        assertNotEquals(SeededRandom.of(1, 1).nextLong(), SeededRandom.of(1, 2).nextLong());
        assertNotEquals(SeededRandom.of(1, 1).nextLong(), SeededRandom.of(2, 1).nextLong());
        assertEquals(SeededRandom.of(3, 4).nextLong(), SeededRandom.of(3, 4).nextLong());
    }
}
